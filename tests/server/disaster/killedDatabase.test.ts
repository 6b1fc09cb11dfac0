import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { migrate } from '#server/store/migrate.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { keepsItsWord } from '#tests/support/contracts/keptWhole.ts'
import { startServerProcess, type ServerProcess } from '#tests/support/commandLine.ts'
import { ownPostgres, type OwnPostgres } from '#tests/support/ownPostgres.ts'
import { SendingPhones, settleOfficers } from '#tests/support/SendingPhones.ts'
import { tell } from '#tests/support/tell.ts'

const [PHONES, BACK_WITHIN_MS] = [8, 5_000]
const KILLS = process.env.TIER === 'long' ? 50 : 5
const SEED = Number(process.env.SEED ?? 2024)

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-no-database-'))
const chance = new SeededChance(SEED)
const phones = new SendingPhones()
const backMs: number[] = []
const halves: string[] = []
const saidMeanwhile: unknown[] = []
let postgres: OwnPostgres
let database: PostgresDatabase
let office: ServerProcess

/** What somebody hears who asks while there is no database. */
async function askMeanwhile(): Promise<void> {
  const answer = await fetch(`${office.address}/health`).catch(() => undefined)
  if (!answer) return void saidMeanwhile.push('nothing')
  saidMeanwhile.push([answer.status, answer.headers.get('retry-after'), await answer.json()])
}

beforeAll(async () => {
  postgres = await ownPostgres()
  database = new PostgresDatabase(postgres.url)
  await migrate(database)
  await settleOfficers(database, PHONES)
  office = await startServerProcess({ DATABASE_URL: postgres.url, DATA_FOLDER: folder })
  await phones.begin(Array.from({ length: PHONES }, () => office.address))
  for (let kill = 0; kill < KILLS; kill += 1) {
    await phones.untilHeard(chance.between(10, 40), chance)
    await postgres.kill()
    await askMeanwhile()
    await sleep(chance.between(0, 400))
    await postgres.start()
    const sinceMs = performance.now()
    await phones.untilHeard(1, chance)
    backMs.push(performance.now() - sinceMs)
    halves.push(...(await phones.halvesAt(database)))
  }
  await phones.end()
  const [longest, busy] = [Math.max(...backMs), phones.countOf('busy')]
  tell(
    `database killed ${KILLS} times, seed ${SEED}: ${phones.batches.length} batches, ${busy} times «busy»; ${longest.toFixed()} ms at most from its return to the next answer`,
  )
}, 1_800_000)

afterAll(async () => {
  await office.stop()
  await database.close()
  await postgres.close()
  rmSync(folder, { recursive: true, force: true })
})

describe(`an office whose database is killed ${KILLS} times while ${PHONES} phones send`, () => {
  it('says «busy, come again» meanwhile, and nothing else (S245)', () => {
    const busy = [503, '20', { problem: 'server-busy' }]
    expect(saidMeanwhile).toEqual(Array(KILLS).fill(busy))
    expect([phones.strange, phones.countOf('busy') >= KILLS]).toEqual([[], true])
  })
  it('goes on answering without being started anew (S245)', () => {
    expect([phones.countOf('nobody'), phones.countOf('cut')]).toEqual([0, 0])
  })
  it('takes in what phones send within five seconds of the database’s return (S245)', () => {
    expect(Math.max(...backMs)).toBeLessThan(BACK_WITHIN_MS)
  })
  keepsItsWord(phones, () => database, halves)
  it('writes no fault down that tells of a person or a program', () => {
    expect(office.log()).not.toMatch(/Uncaught|node:internal|Nguyễn Thị Hoa|at .*\.ts:\d/)
  })
})
