import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scriptable } from '#server/store/migrate.ts'
import type { Actor, Database, Queries, Row } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { fillTables, FOREIGN, lay, OWN, tablesOf, type Table } from '#tests/support/filledTables.ts'

const SYSTEM: Actor = { kind: 'system' }
const officer: Actor = { kind: 'account', accountId: OWN.id, unitCodes: [OWN.unitCode] }

/** What every account may know: names of places, and how far the feed has come. Nobody stands in them. */
const FOR_EVERYONE: readonly string[] = ['feed_counter', 'unit']

describe('with every check of the program switched off, the rows guard themselves', () => {
  let database: Database & Scriptable
  let tables: readonly Table[] = []
  const guarded = () => tables.filter(({ name }) => !FOR_EVERYONE.includes(name))
  const asOfficer = <Value>(work: (queries: Queries) => Promise<Value>) => database.transaction(officer, work)
  /** What an officer of one commune gets of each table by asking the database itself for all of it. */
  const outcomeOf = (table: string, work: (queries: Queries) => Promise<readonly Row[]>): Promise<string> =>
    asOfficer(async (queries) => {
      const rows = await work(queries)
      const text = JSON.stringify(rows)
      if (text.includes(FOREIGN.id) || text.includes(FOREIGN.unitCode)) throw new Error(`${table}: another commune’s line`)
      await queries.query('ROLLBACK')
      return `${rows.length}`
    }).catch((trouble: Error) => (/permission denied|row-level security/.test(trouble.message) ? 'refused' : trouble.message))
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
      await fillTables(
        queries,
        tables.filter(({ name }) => name !== 'feed_counter'),
      )
    })
  })
  afterAll(() => database.close())

  it('every table that an account may read is guarded by row, but for the names of places and the counter of the feed', () => {
    expect(tables.length).toBeGreaterThan(50)
    expect(tables.filter(({ mayRead, isGuarded }) => mayRead && !isGuarded).map(({ name }) => name)).toEqual(FOR_EVERYONE)
  })
  it('an officer who reads a whole table sees the own commune’s line, or is refused', async () => {
    const found = await outcomes(({ name }) => `SELECT * FROM "${name}"`)
    const readable = new Set(tables.filter(({ mayRead }) => mayRead).map(({ name }) => name))
    expect(others(found, '1', 'refused')).toEqual([])
    expect(Object.keys(found).filter((name) => (found[name] === '1') !== readable.has(name))).toEqual([])
  })
  it('an officer who changes a whole table reaches the own commune’s line at most', async () => {
    const changing = ({ name, columns: [first] }: Table) => `UPDATE "${name}" SET "${first?.name}" = "${first?.name}" RETURNING *`
    expect(others(await outcomes(changing), '1', 'refused')).toEqual([])
  })
  it('an officer can delete nothing from any table', async () => {
    expect(others(await outcomes(({ name }) => `DELETE FROM "${name}" RETURNING *`), 'refused')).toEqual([])
  })
  it('an officer can write no line of another commune into any table', async () => {
    const found: Record<string, string> = {}
    for (const table of guarded())
      found[table.name] = await outcomeOf(table.name, (queries) =>
        lay(queries, table, { ...FOREIGN, id: '018f0000-0000-7000-8000-00000000000c' }),
      )
    expect(others(found, 'refused')).toEqual([])
  })
})
