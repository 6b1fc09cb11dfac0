import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCursor } from '#server/feed/FeedCursor.ts'
import { readChanges } from '#server/feed/readChanges.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { Actor, Database, Queries } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { person } from '#tests/support/people.ts'
import { tell } from '#tests/support/tell.ts'

const [WRITERS, READERS] = [16, 4]
const RACE_MS = process.env.TIER === 'long' ? 60_000 : 5_000
const UNIT = '26305'
const SYSTEM: Actor = { kind: 'system' }
const OFFICER: Actor = { kind: 'account', accountId: '018f0000-0000-7000-8000-000000000001', unitCodes: [UNIT] }

let database: Database
const written = new Set<string>()
let [isClosing, isOver] = [false, false]

/** The way that hides nothing on one connection and loses rows on many: a number taken when the row is written, not when it is committed. */
async function writeNaively(queries: Queries, ids: readonly string[]): Promise<void> {
  await queries.query('INSERT INTO naive_log (id) SELECT unnest($1::uuid[])', [ids])
}

async function write(): Promise<void> {
  while (!isClosing) {
    const people = [person({ fullName: 'Nguyễn Thị Hoa' }), person({ fullName: 'Trần Văn Ba' }), person({ fullName: 'Lê Thị Tư' })]
    await database.transaction(SYSTEM, async (queries) => {
      await writeNaively(
        queries,
        people.map((one) => one.id),
      )
      await saveProfiles(queries, people, Date.now())
    })
    people.forEach((one) => written.add(one.id))
  }
}

/** Follows to the end; the last round begins after the last writer has finished. */
async function follow(readPage: () => Promise<readonly string[]>): Promise<Set<string>> {
  const seen = new Set<string>()
  for (;;) {
    const wasOver = isOver
    const ids = await readPage()
    ids.forEach((id) => seen.add(id))
    if (wasOver && ids.length === 0) return seen
  }
}

async function followByCursor(): Promise<Set<string>> {
  const [counter] = await database.transaction(SYSTEM, (queries) => queries.query<{ epoch: string }>('SELECT epoch FROM feed_counter'))
  let cursor = writeCursor({ epoch: counter?.epoch ?? '', scopeVersion: 1, position: 0 })
  return follow(async () => {
    const read = await database.transaction(
      OFFICER,
      (queries) => readChanges(queries, cursor, { unitCodes: [UNIT], scopeVersion: 1 }),
      'read-snapshot',
    )
    if (read.kind !== 'page') throw new Error(`The feed broke off: ${read.reason}`)
    cursor = read.cursor
    return read.changes.map((change) => change.id)
  })
}

function followBySequence(): Promise<Set<string>> {
  let last = 0
  return follow(async () => {
    const rows = await database.transaction(
      SYSTEM,
      (queries) => queries.query<{ n: number; id: string }>('SELECT n, id FROM naive_log WHERE n > $1 ORDER BY n LIMIT 500', [last]),
      'read-snapshot',
    )
    last = rows.at(-1)?.n ?? last
    return rows.map((row) => row.id)
  })
}

describe(`${WRITERS} writers and ${READERS} readers at once on PostgreSQL`, () => {
  const missing = (seen: ReadonlySet<string>) => [...written].filter((id) => !seen.has(id)).length
  let byCursor: Set<string>[]
  let bySequence: Set<string>

  beforeAll(async () => {
    database = await openTestDatabase('postgresql')
    await database.transaction(SYSTEM, (queries) =>
      queries.query('CREATE TABLE naive_log (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL)'),
    )
    const readers = Promise.all(Array.from({ length: READERS }, followByCursor))
    const naive = followBySequence()
    const writers = Array.from({ length: WRITERS }, write)
    await new Promise((done) => setTimeout(done, RACE_MS))
    // The writers end first, so that the readers' last look comes after the last commit.
    isClosing = true
    await Promise.all(writers)
    isOver = true
    byCursor = await readers
    bySequence = await naive
    tell(`${written.size} people written; missed by cursor ${byCursor.map(missing).join(', ')}, by sequence ${missing(bySequence)}`)
  }, 180_000)
  afterAll(() => database.close())

  it('a reader who follows the counter misses nobody (S24)', () => {
    expect([written.size > 500, ...byCursor.map(missing)]).toEqual([true, 0, 0, 0, 0])
  })
  it('a reader who follows a sequence misses people, so the race is a race (S24)', () => {
    expect(missing(bySequence)).toBeGreaterThan(0)
  })
})
