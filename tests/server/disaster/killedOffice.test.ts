import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { migrate } from '#server/store/migrate.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { keepsItsWord } from '#tests/support/contracts/keptWhole.ts'
import { startServerProcess, type ServerProcess } from '#tests/support/commandLine.ts'
import { freePort } from '#tests/support/freePort.ts'
import { freshPostgresUrl } from '#tests/support/postgres.ts'
import { SendingPhones, settleOfficers } from '#tests/support/SendingPhones.ts'
import { tell } from '#tests/support/tell.ts'

const [PHONES, BACK_WITHIN_MS] = [8, 5_000]
const KILLS = process.env.TIER === 'long' ? 200 : 20
const SEED = Number(process.env.SEED ?? 2024)

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-killed-'))
const chance = new SeededChance(SEED)
const phones = new SendingPhones()
const backMs: number[] = []
const halves: string[] = []
let restedMs = 0
let database: PostgresDatabase
let office: ServerProcess

/** Starts the program and answers how long it took until it answered somebody. */
async function startedInMs(env: Record<string, string>): Promise<number> {
  const sinceMs = performance.now()
  office = await startServerProcess(env)
  await (await fetch(`${office.address}/health`)).json()
  return performance.now() - sinceMs
}

beforeAll(async () => {
  const url = await freshPostgresUrl()
  database = new PostgresDatabase(url)
  await migrate(database)
  await settleOfficers(database, PHONES)
  const env = { DATABASE_URL: url, DATA_FOLDER: folder, PORT: String(await freePort()), LOG_LEVEL: 'silent' }
  await startedInMs(env)
  await office.stop()
  restedMs = await startedInMs(env)
  await phones.begin(Array.from({ length: PHONES }, () => office.address))
  for (let kill = 0; kill < KILLS; kill += 1) {
    await phones.untilHeard(chance.between(4, 24), chance)
    await office.stop('SIGKILL')
    halves.push(...(await phones.halvesAt(database)))
    backMs.push(await startedInMs(env))
  }
  await phones.end()
  const [longest, cut, batches] = [Math.max(...backMs), phones.countOf('cut'), phones.batches.length]
  tell(
    `killed ${KILLS} times, seed ${SEED}: ${batches} batches, ${cut} cut in the middle; back after ${longest.toFixed()} ms at most, at rest ${restedMs.toFixed()} ms`,
  )
}, 1_800_000)

afterAll(async () => {
  await office.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe(`an office whose program is killed ${KILLS} times while ${PHONES} phones send`, () => {
  it('was killed in the middle of their sending', () => {
    expect(phones.countOf('cut')).toBeGreaterThanOrEqual(2 * KILLS)
    expect(phones.batches.length).toBeGreaterThan(10 * KILLS)
  })
  keepsItsWord(phones, () => database, halves)
  it('says nothing to a phone but that it has it or is busy', () => {
    expect(phones.strange).toEqual([])
  })
  it('is back within five seconds each time, or as soon as a busy machine starts it at rest', () => {
    expect(Math.max(...backMs)).toBeLessThan(Math.max(BACK_WITHIN_MS, 3 * restedMs))
  })
  it('would be found out if one acknowledged record were missing', async () => {
    const [one] = phones.batches.find((batch) => batch.isAcknowledged)?.ids ?? []
    await database.transaction({ kind: 'system' }, (queries) => queries.query('DELETE FROM visit WHERE fact_id = $1', [one]))
    expect(await phones.lostAt(database)).toEqual([one])
  })
})
