import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scriptable } from '#server/store/migrate.ts'
import type { Actor, Database, Queries, Row } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const SYSTEM: Actor = { kind: 'system' }
/** Everything of a side carries the same number, so that whatever points at something points at its own side. */
const OWN = { id: '018f0000-0000-7000-8000-00000000000a', unitCode: '26305' }
const FOREIGN = { id: '018f0000-0000-7000-8000-00000000000b', unitCode: '26308' }
const officer: Actor = { kind: 'account', accountId: OWN.id, unitCodes: [OWN.unitCode] }

/** What every account may know: names of places, and how far the feed has come. Nobody stands in them. */
const FOR_EVERYONE: readonly string[] = ['feed_counter', 'unit']

type Column = { readonly name: string; readonly kind: string }
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly mayRead: boolean; readonly isGuarded: boolean }

const tablesOf = (queries: Queries): Promise<Table[]> =>
  queries.query<Table>(`
    SELECT relname::text AS name, relrowsecurity AS "isGuarded",
      has_table_privilege('tan_tay_app', c.oid, 'SELECT') AS "mayRead",
      (SELECT json_agg(json_build_object('name', attname, 'kind', format_type(atttypid, NULL)) ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attidentity <> 'a' AND attgenerated = '') AS columns
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migration' ORDER BY relname`)

const VALUES: Readonly<Record<string, unknown>> = {
  bigint: 1,
  integer: 1,
  smallint: 1,
  numeric: 1,
  boolean: true,
  jsonb: '{}',
  date: '2024-03-31',
  'text[]': [],
  'uuid[]': [],
  'timestamp with time zone': '2024-03-31T00:00:00Z',
}
function valueOf({ name, kind }: Column, side: typeof OWN): unknown {
  if (name === 'unit_code' || name === 'code') return side.unitCode
  if (name === 'unit_codes') return [side.unitCode]
  if (kind === 'uuid') return side.id
  if (kind === 'text') return `of ${side.unitCode}`
  if (kind === 'bytea') return Buffer.from(side.id)
  if (kind === 'bigint') return side === OWN ? 1 : 2
  if (!(kind in VALUES)) throw new Error(`no value for ${name} ${kind}`)
  return VALUES[kind]
}

const lay = (queries: Queries, { name, columns }: Table, side: typeof OWN) =>
  queries.query(
    `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join()}) VALUES (${columns.map((_, place) => `$${place + 1}`).join()})`,
    columns.map((column) => valueOf(column, side)),
  )

/** One line of each side in each table, whatever the rules of the table say of a line: only who may see it is asked. */
async function fill(queries: Queries, tables: readonly Table[]): Promise<void> {
  await queries.query(`SET LOCAL session_replication_role = replica`)
  await queries.query(`DO $$ DECLARE held record; BEGIN
    FOR held IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype = 'c' LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.owner, held.conname); END LOOP; END $$`)
  for (const table of tables) for (const side of [OWN, FOREIGN]) await lay(queries, table, side)
}

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
      await fill(
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
