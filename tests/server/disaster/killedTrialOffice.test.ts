import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePracticeDistrict } from '#server/practice/makePracticeDistrict.ts'
import { QUARTER_END } from '#server/practice/entitlements.ts'
import type { FactEnvelope } from '#sync/protocol/Fact.ts'
import { startServerProcess, type ServerProcess } from '#tests/support/commandLine.ts'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-killed-trial-'))
const env = { DATA_FOLDER: folder, LOG_LEVEL: 'silent' }
const lock = join(folder, 'lock')
const someone = makePracticeDistrict(2024, QUARTER_END).people.find(({ unitCode }) => unitCode === '26305')
const phone = new FieldPhone('')
let office: ServerProcess
let visit: FactEnvelope
let [answered, left] = ['', '']

beforeAll(async () => {
  office = await startServerProcess(env)
  await phone.goTo(office.address).signIn('canbo.giatan3')
  visit = await phone.record(visitTo(someone?.id ?? '', 'trước khi tắt'))
  answered = (await phone.push(visit)).join()
  await office.stop('SIGKILL')
  left = readFileSync(lock, 'utf8')
  office = await startServerProcess(env)
  phone.goTo(office.address)
})
afterAll(async () => {
  await office.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('an office on the embedded database whose program was killed', () => {
  it('starts again by itself: the lock left behind is taken over', () => {
    expect([left === '', readFileSync(lock, 'utf8') === left]).toEqual([false, false])
  })
  it('knows who was signed in', async () => {
    expect((await phone.call('GET', '/api/session')).status).toBe(200)
  })
  it('has the visit it said it has, once', async () => {
    expect([answered, await phone.push(visit)]).toEqual(['applied', ['duplicate']])
  })
  it('lets no second program into its folder', async () => {
    await expect(startServerProcess(env)).rejects.toThrow('The data folder is in use by process')
  })
  it('gives the folder back when it is told to stop', async () => {
    await office.stop()
    expect(existsSync(lock)).toBe(false)
  })
})
