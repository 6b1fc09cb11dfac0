import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditHead, findBrokenAudit, standsAsNoted, writeAudit, type AuditHead } from '#server/access/audit.ts'
import type { Database, Queries } from '#server/store/Database.ts'
import { Chance } from '#tests/support/Chance.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { tell } from '#tests/support/tell.ts'

const SYSTEM = { kind: 'system' } as const
const SEED = Number(process.env.SEED ?? 2024)
const [LINES, CHANGES] = [40, 1_000]
const START_MS = Date.parse('2024-03-01T01:00:00Z')
const chance = new Chance(SEED)
const someUuid = () => `018f0000-0000-7000-8000-${String(chance.below(1e12)).padStart(12, '0')}`
const someHash = () => Buffer.from(Array.from({ length: 32 }, () => chance.below(256)))

/** What somebody with a hand in the database could do to one line; each says at which line the chain must break. */
type Change = readonly [name: string, change: (queries: Queries, line: number) => Promise<number>]
const set =
  (words: string, ...values: unknown[]) =>
  (queries: Queries, line: number): Promise<number> =>
    queries.query(`UPDATE audit_entry SET ${words} WHERE position = $1`, [line, ...values]).then(() => line)
const moveUp = (queries: Queries, from: number) =>
  queries
    .query('UPDATE audit_entry SET position = -position - 1 WHERE position >= $1', [from])
    .then(() => queries.query('UPDATE audit_entry SET position = -position WHERE position < 0'))

const CHANGES_OF_A_LINE: readonly [Change, ...Change[]] = [
  ['another person did it', (queries, line) => set('account_id = $2', someUuid())(queries, line)],
  ['nobody did it', (queries, line) => set('account_id = NULL')(queries, line)],
  ['on another phone', (queries, line) => set('device_id = $2', someUuid())(queries, line)],
  ['about somebody else', (queries, line) => set('subject = $2', someUuid())(queries, line)],
  ['another act', (queries, line) => set(`act = act || 'x'`)(queries, line)],
  [
    'another number in the detail',
    (queries, line) => set(`detail = jsonb_set(detail, '{rows}', to_jsonb($2::int))`, 1_000 + chance.below(1_000))(queries, line),
  ],
  ['a detail more', (queries, line) => set(`detail = detail || '{"more": true}'`)(queries, line)],
  ['a detail less', (queries, line) => set(`detail = detail - 'rows'`)(queries, line)],
  ['another moment', (queries, line) => set(`at = at + $2 * interval '1 millisecond'`, chance.between(1, 86_400_000))(queries, line)],
  ['another hash', (queries, line) => set('hash = $2', someHash())(queries, line)],
  ['another hash of the line before', (queries, line) => set('previous_hash = $2', someHash())(queries, line)],
  ['the line is gone', (queries, line) => queries.query('DELETE FROM audit_entry WHERE position = $1', [line]).then(() => line)],
  [
    'the line is gone and those after it moved down',
    async (queries, line) => {
      await queries.query('DELETE FROM audit_entry WHERE position = $1', [line])
      await queries.query('UPDATE audit_entry SET position = -position WHERE position > $1', [line])
      await queries.query('UPDATE audit_entry SET position = -position - 1 WHERE position < 0')
      return line
    },
  ],
  [
    'two lines changed places',
    async (queries, line) => {
      await queries.query(
        'UPDATE audit_entry SET position = CASE position WHEN $1 THEN -$2::bigint ELSE -$1::bigint END WHERE position IN ($1, $2)',
        [line, line + 1],
      )
      await queries.query('UPDATE audit_entry SET position = -position WHERE position < 0')
      return line
    },
  ],
  [
    'a line told twice',
    async (queries, line) => {
      await moveUp(queries, line + 1)
      await queries.query(
        'INSERT INTO audit_entry SELECT position + 1, at, account_id, device_id, act, subject, detail, previous_hash, hash FROM audit_entry WHERE position = $1',
        [line],
      )
      return line + 1
    },
  ],
]

class Undone extends Error {}

describe(`a log of ${LINES} weighty acts with somebody’s hand in it`, () => {
  let database: Database
  let head: AuditHead | undefined
  const ask = <Value>(work: (queries: Queries) => Promise<Value>) => database.transaction(SYSTEM, work)
  /** What is found with the change in place; afterwards the log is as it was. */
  async function whileChanged<Value>(
    change: (queries: Queries) => Promise<unknown>,
    look: (queries: Queries) => Promise<Value>,
  ): Promise<Value[]> {
    const found: Value[] = []
    await ask(async (queries) => {
      await queries.query('ALTER TABLE audit_entry DISABLE TRIGGER USER')
      await change(queries)
      found.push(await look(queries))
      throw new Undone()
    }).catch((trouble: unknown) => {
      if (!(trouble instanceof Undone)) throw trouble
    })
    return found
  }

  beforeAll(async () => {
    database = await openTestDatabase('pglite')
    for (let line = 1; line <= LINES; line += 1)
      await ask((queries) =>
        writeAudit(
          queries,
          { accountId: someUuid(), deviceId: someUuid(), act: 'list-imported', subject: someUuid(), detail: { rows: line, isWhole: true } },
          START_MS + line * 61_000,
        ),
      )
    head = await ask(auditHead)
  })
  afterAll(() => database.close())

  it(`shows each of ${CHANGES} changes at the line where it was made (seed ${SEED})`, async () => {
    const missed: string[] = []
    for (let n = 0; n < CHANGES; n += 1) {
      const [name, change] = chance.of(CHANGES_OF_A_LINE)
      const line = chance.between(1, LINES - 1)
      let wanted = 0
      const [found] = await whileChanged(async (queries) => (wanted = await change(queries, line)), findBrokenAudit)
      if (found !== wanted) missed.push(`${name}, line ${line}: found ${found}, wanted ${wanted}`)
    }
    tell(`${CHANGES} changes of ${CHANGES_OF_A_LINE.length} kinds, ${missed.length} missed, seed ${SEED}`)
    expect(missed).toEqual([])
    expect(await ask(findBrokenAudit)).toBeUndefined()
  }, 120_000)
  it('shows that its end was cut off to whoever noted the last line', async () => {
    const cut = (queries: Queries) => queries.query('DELETE FROM audit_entry WHERE position > $1', [LINES - 3])
    const noted = head ?? { position: 0, hash: '' }
    expect(await whileChanged(cut, async (queries) => [await findBrokenAudit(queries), await standsAsNoted(queries, noted)])).toEqual([
      [undefined, false],
    ])
    expect(await ask((queries) => standsAsNoted(queries, noted))).toBe(true)
  })
  it.each([
    `UPDATE audit_entry SET subject = 'ai khác' WHERE position = 3`,
    'DELETE FROM audit_entry WHERE position = 3',
    'TRUNCATE audit_entry',
  ])('is not touched even by the owner of the tables: %s (S293)', async (words) => {
    await expect(ask((queries) => queries.query(words))).rejects.toThrow('neither changed nor taken away')
    expect(await ask(findBrokenAudit)).toBeUndefined()
  })
  it('still stands as noted after more was written', async () => {
    const before = await ask(auditHead)
    await ask((queries) =>
      writeAudit(queries, { accountId: null, deviceId: null, act: 'list-imported', subject: 'sau đó', detail: {} }, START_MS + 9e6),
    )
    expect(await ask((queries) => standsAsNoted(queries, before ?? { position: 0, hash: '' }))).toBe(true)
  })
})
