import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { findBrokenAudit, hashOf, type AuditNote } from '#server/access/audit.ts'
import type { Database, Queries } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { tell } from '#tests/support/tell.ts'

const SYSTEM = { kind: 'system' } as const
const IS_LONG = process.env.TIER === 'long'
const LINES = IS_LONG ? 1_000_000 : 50_000
const [LAID_AT_ONCE, START_MS] = [5_000, Date.parse('2024-03-01T01:00:00Z')]
const MOST_TIMES_THE_FLOOR = 2

let database: Database
const ask = <Value>(work: (queries: Queries) => Promise<Value>) => database.transaction(SYSTEM, work)
const noteOf = (position: number): AuditNote => ({
  ...{ accountId: `018f0000-0000-7000-8000-${String(position).padStart(12, '0')}`, deviceId: null, act: 'person-seen' },
  ...{ subject: `người ${position}`, detail: { rows: position, isWhole: true } },
})

async function layLines(queries: Queries): Promise<void> {
  let previous = Buffer.alloc(32)
  for (let first = 1; first <= LINES; first += LAID_AT_ONCE) {
    const rows = Array.from({ length: LAID_AT_ONCE }, (_, place) => {
      const [position, atMs, before] = [first + place, START_MS + (first + place) * 1_000, previous.toString('hex')]
      const note = noteOf(position)
      previous = Buffer.from(hashOf(previous, { position, atMs }, note))
      return { position, at_ms: atMs, account: note.accountId, ...note, before, hash: previous.toString('hex') }
    })
    await queries.query(
      `INSERT INTO audit_entry SELECT position, to_timestamp(at_ms / 1000.0), account, NULL, act, subject, detail, decode(before, 'hex'), decode(hash, 'hex')
       FROM jsonb_to_recordset($1::jsonb) AS one (position bigint, at_ms bigint, account uuid, act text, subject text, detail jsonb, before text, hash text)`,
      [JSON.stringify(rows)],
    )
  }
}

/** What no check can do without: the same rows read, a hash over each. */
async function readAndHash(queries: Queries): Promise<number> {
  let read = 0
  for (let from = 0; ; from += LAID_AT_ONCE) {
    const page = await queries.query('SELECT * FROM audit_entry WHERE position > $1 AND position <= $1 + $2 ORDER BY position', [
      from,
      LAID_AT_ONCE,
    ])
    if (page.length === 0) return read
    for (const row of page) createHash('sha256').update(JSON.stringify(row)).digest()
    read += page.length
  }
}

async function tookMs(work: (queries: Queries) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await ask(work)
  return performance.now() - began
}

describe(`a log of ${LINES} lines`, () => {
  beforeAll(async () => {
    database = await openTestDatabase('postgresql')
    await ask(layLines)
  }, 600_000)
  afterAll(() => database.close())

  it('is checked a page at a time, and whole (S294)', async () => {
    let [most, read] = [0, 0]
    const broken = await ask((queries) =>
      findBrokenAudit({
        async query<Found extends Record<string, unknown>>(sql: string, values?: readonly unknown[]) {
          const rows = await queries.query<Found>(sql, values)
          ;[most, read] = [Math.max(most, rows.length), read + rows.length]
          return rows
        },
      }),
    )
    expect([broken, most, read]).toEqual([undefined, 5_000, LINES])
  }, 300_000)
  it(`takes at most ${MOST_TIMES_THE_FLOOR} times as long as to read and hash the same lines (S294)`, async () => {
    const [floors, checks]: [number[], number[]] = [[], []]
    for (let round = 0; round < 3; round += 1) {
      floors.push(await tookMs(readAndHash))
      checks.push(await tookMs(findBrokenAudit))
    }
    const [floor, check] = [Math.min(...floors), Math.min(...checks)]
    tell(`${LINES} lines checked, ${Math.round((LINES / check) * 1000)}/s, ${(check / floor).toFixed(2)} times reading and hashing them`)
    expect(check / floor).toBeLessThanOrEqual(MOST_TIMES_THE_FLOOR)
    if (IS_LONG) expect((LINES / check) * 1000).toBeGreaterThanOrEqual(17_000)
  }, 600_000)
})
