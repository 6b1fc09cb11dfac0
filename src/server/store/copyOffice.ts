import type { Queries } from './Database.ts'

type Column = { readonly name: string; readonly type: string }
type Table = { readonly name: string; readonly columns: readonly Column[] }
type ForeignKey = { readonly owner: string; readonly name: string; readonly rule: string }
type Counter = { readonly last_value: number; readonly is_called: boolean }

/** Rows of photos and pages are large: so many at once stay within memory. */
const ROWS_AT_ONCE = 50

const TABLES = `
  SELECT quote_ident(relname) AS name,
    (SELECT json_agg(json_build_object('name', quote_ident(attname), 'type', format_type(atttypid, atttypmod)) ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
  FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`
const FOREIGN_KEYS = `
  SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS rule
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`
const COUNTERS = `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY 1`

const tablesOf = (queries: Queries): Promise<Table[]> => queries.query<Table>(TABLES)
/** A time and a number are written alike on both sides, whatever each is set to. */
const writeAlike = (queries: Queries) =>
  queries.query(
    `SELECT set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true), set_config('extra_float_digits', '1', true)`,
  )

/** Each value travels as the text PostgreSQL itself writes and reads, so that no kind of value is read by us. */
async function copyTable(from: Queries, to: Queries, { name, columns }: Table): Promise<void> {
  const [asText, back] = [
    columns.map((column) => `one.${column.name}::text`).join(),
    columns.map(({ type }, place) => `(came->>${place})::${type}`).join(),
  ]
  await from.query(`DECLARE moving NO SCROLL CURSOR FOR SELECT json_build_array(${asText})::text AS line FROM ${name} AS one`)
  for (;;) {
    const rows = await from.query<{ line: string }>(`FETCH ${ROWS_AT_ONCE} FROM moving`)
    if (rows.length === 0) break
    await to.query(
      `INSERT INTO ${name} (${columns.map((column) => column.name).join()}) OVERRIDING SYSTEM VALUE SELECT ${back} FROM json_array_elements($1::json) AS came`,
      [`[${rows.map(({ line }) => line).join()}]`],
    )
  }
  await from.query('CLOSE moving')
}

async function copyCounters(from: Queries, to: Queries): Promise<void> {
  for (const { name } of await from.query<{ name: string }>(COUNTERS)) {
    const [counter] = await from.query<Counter>(`SELECT last_value, is_called FROM ${name}`)
    if (counter) await to.query('SELECT setval($1::regclass, $2, $3)', [name, counter.last_value, counter.is_called])
  }
}

/** How many lines each table has and what they say, whatever their order: two offices are one where this is the same. */
export async function fingerprintOf(queries: Queries): Promise<Record<string, string>> {
  await writeAlike(queries)
  const prints: Record<string, string> = {}
  for (const { name } of await tablesOf(queries)) {
    const [print] = await queries.query<{ print: string }>(
      `SELECT count(*)::text || ':' || coalesce(sum(('x' || left(md5(one::text), 15))::bit(60)::bigint), 0)::text AS print FROM ${name} AS one`,
    )
    prints[name] = print?.print ?? ''
  }
  return prints
}

/**
 * Everything of one office into the empty tables of another database that the same migrations made, within one transaction on each side.
 * No trigger counts anything anew, and every reference between tables is proved again at the end.
 */
export async function copyOffice(from: Queries, to: Queries): Promise<void> {
  await writeAlike(from)
  const [tables, references] = [await tablesOf(from), await to.query<ForeignKey>(FOREIGN_KEYS)]
  for (const { owner, name } of references) await to.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`)
  await to.query(`TRUNCATE ${tables.map(({ name }) => name).join()}`)
  for (const table of tables) {
    await to.query(`ALTER TABLE ${table.name} DISABLE TRIGGER USER`)
    await copyTable(from, to, table)
    await to.query(`ALTER TABLE ${table.name} ENABLE TRIGGER USER`)
  }
  await copyCounters(from, to)
  for (const { owner, name, rule } of references) await to.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${rule}`)
}
