import type { Queries } from '#server/store/Database.ts'

/** Everything of a side carries the same number, so that whatever points at something points at its own side. */
export const OWN = { id: '018f0000-0000-7000-8000-00000000000a', unitCode: '26305' }
/** Of the same commune as ours, at another pay point. */
export const BESIDE = { id: '018f0000-0000-7000-8000-00000000000d', unitCode: '26305' }
export const FOREIGN = { id: '018f0000-0000-7000-8000-00000000000b', unitCode: '26308' }

type Column = { readonly name: string; readonly kind: string }
export type Table = { readonly name: string; readonly columns: readonly Column[]; readonly mayRead: boolean; readonly isGuarded: boolean }

export const tablesOf = (queries: Queries): Promise<Table[]> =>
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
  if (kind === 'text') return side === BESIDE ? `beside ${side.id}` : `of ${side.unitCode}`
  if (kind === 'bytea') return Buffer.from(side.id)
  if (kind === 'bigint') return side === OWN ? 1 : 2
  if (!(kind in VALUES)) throw new Error(`no value for ${name} ${kind}`)
  return VALUES[kind]
}

export const lay = (queries: Queries, { name, columns }: Table, side: typeof OWN) =>
  queries.query(
    `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join()}) VALUES (${columns.map((_, place) => `$${place + 1}`).join()})${side === BESIDE ? ' ON CONFLICT DO NOTHING' : ''}`,
    columns.map((column) => valueOf(column, side)),
  )

/** One line of each side in each table, whatever the rules of the table say of a line: only who may see it is asked. Beside ours nothing lies where a commune has one line. */
export async function fillTables(queries: Queries, tables: readonly Table[], sides = [OWN, FOREIGN]): Promise<void> {
  await queries.query(`SET LOCAL session_replication_role = replica`)
  await queries.query(`DO $$ DECLARE held record; BEGIN
    FOR held IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype = 'c' LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.owner, held.conname); END LOOP; END $$`)
  for (const table of tables) for (const side of sides) await lay(queries, table, side)
}
