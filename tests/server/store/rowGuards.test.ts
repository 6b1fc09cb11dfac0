import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scriptable } from '#server/store/migrate.ts'
import type { Actor, Database, Queries, Row } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { BESIDE, fillTables, FOREIGN, lay, OWN, tablesOf, type Table } from '#tests/support/filledTables.ts'

const SYSTEM: Actor = { kind: 'system' }
/** What the rows see of whoever asks: no role, only communes and pay points. */
const WALKERS: readonly (readonly [who: string, side: typeof OWN, actor: Actor])[] = [
  ['an officer or a coordinator of another commune', FOREIGN, { kind: 'account', accountId: OWN.id, unitCodes: [OWN.unitCode] }],
  ['a teller of another commune', FOREIGN, { kind: 'account', accountId: OWN.id, unitCodes: [OWN.unitCode], payPointIds: [OWN.id] }],
  [
    'a teller of another pay point in the same commune',
    BESIDE,
    { kind: 'account', accountId: OWN.id, unitCodes: [OWN.unitCode], payPointIds: [OWN.id] },
  ],
]

/** What every account may know: names of places, and how far the feed has come. Nobody stands in them. */
const FOR_EVERYONE: readonly string[] = ['feed_counter', 'unit']
/** Where a commune has lines and none of them is anybody's or any place's: a teller bound to a place sees none. */
const OF_A_WHOLE_COMMUNE: readonly string[] = [
  ...[
    'campaign',
    'cash_point',
    'cashless_count',
    'enrolment_target',
    'gift_list_run',
    'import_change',
    'import_row',
    'import_run',
    'incident',
  ],
  ...['incident_step', 'rate_raise', 'signed_sheet', 'snapshot', 'snapshot_blob', 'stock_entry', 'unit_contact'],
]

describe.each(WALKERS)('with every check of the program switched off, the rows guard themselves against %s', (_, side, actor) => {
  let database: Database & Scriptable
  let tables: readonly Table[] = []
  const guarded = () => tables.filter(({ name }) => !FOR_EVERYONE.includes(name))
  /** What the asker gets of each table by asking the database itself for all of it. */
  const outcomeOf = (table: string, work: (queries: Queries) => Promise<readonly Row[]>): Promise<string> =>
    database
      .transaction(actor, async (queries) => {
        const rows = await work(queries)
        if (JSON.stringify(rows).includes(side.id)) throw new Error(`${table}: another’s line`)
        await queries.query('ROLLBACK')
        return `${rows.length}`
      })
      .catch((trouble: Error) => (/permission denied|row-level security/.test(trouble.message) ? 'refused' : trouble.message))
  const outcomes = async (sqlOf: (table: Table) => string): Promise<Record<string, string>> => {
    const found: Record<string, string> = {}
    for (const table of guarded()) found[table.name] = await outcomeOf(table.name, (queries) => queries.query(sqlOf(table)))
    return found
  }
  const others = (found: Record<string, string>, ...allowed: string[]) =>
    Object.entries(found).filter(([, outcome]) => !allowed.includes(outcome))

  beforeAll(async () => {
    database = await openTestDatabase('postgresql')
    tables = await database.transaction(SYSTEM, tablesOf)
    await database.transaction(SYSTEM, async (queries) => {
      await queries.query('DELETE FROM feed_counter')
      const filled = tables.filter(({ name }) => name !== 'feed_counter')
      await fillTables(queries, filled, [OWN, side])
    })
  })
  afterAll(() => database.close())

  it('every table that an account may read is guarded by row, but for the names of places and the counter of the feed', () => {
    expect(tables.length).toBeGreaterThan(50)
    expect(tables.filter(({ mayRead, isGuarded }) => mayRead && !isGuarded).map(({ name }) => name)).toEqual(FOR_EVERYONE)
  })
  it('who reads a whole table sees the own line, or is refused (S283)', async () => {
    const found = await outcomes(({ name }) => `SELECT * FROM "${name}"`)
    const unseen = 'payPointIds' in actor ? OF_A_WHOLE_COMMUNE : []
    const readable = new Set(tables.filter(({ name, mayRead }) => mayRead && !unseen.includes(name)).map(({ name }) => name))
    expect(others(found, '1', '0', 'refused')).toEqual([])
    expect(Object.keys(found).filter((name) => (found[name] === '1') !== readable.has(name))).toEqual([])
  })
  it('who changes a whole table reaches the own line at most', async () => {
    const changing = ({ name, columns: [first] }: Table) => `UPDATE "${name}" SET "${first?.name}" = "${first?.name}" RETURNING *`
    expect(others(await outcomes(changing), '1', '0', 'refused')).toEqual([])
  })
  it('nobody can delete anything from any table', async () => {
    expect(others(await outcomes(({ name }) => `DELETE FROM "${name}" RETURNING *`), 'refused')).toEqual([])
  })
  it('nobody can write a line of another’s into any table', async () => {
    const found: Record<string, string> = {}
    for (const table of guarded())
      found[table.name] = await outcomeOf(table.name, (queries) =>
        lay(queries, table, { ...side, id: '018f0000-0000-7000-8000-00000000000c' }),
      )
    expect(others(found, 'refused')).toEqual([])
  })
})
