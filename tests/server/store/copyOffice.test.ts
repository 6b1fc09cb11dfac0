import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyOffice, fingerprintOf } from '#server/store/copyOffice.ts'
import type { Database, Queries } from '#server/store/Database.ts'
import type { Scriptable } from '#server/store/migrate.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { fillTables, tablesOf } from '#tests/support/filledTables.ts'

const system = { kind: 'system' } as const
async function asText(queries: Queries, table: string): Promise<string[]> {
  await queries.query(`SET LOCAL timezone = 'UTC'`)
  const rows = await queries.query<{ line: string }>(`SELECT to_jsonb(one)::text AS line FROM ${table} AS one`)
  return rows.map(({ line }) => line).sort()
}
let from: Database & Scriptable
let to: Database & Scriptable

/** A line of each side in every table there is, and values that are easily read wrongly. */
beforeAll(async () => {
  from = await openTestDatabase('pglite')
  to = await openTestDatabase('postgresql')
  await from.transaction(system, async (queries) => {
    const tables = await tablesOf(queries)
    await queries.query('DELETE FROM feed_counter')
    await fillTables(
      queries,
      tables.filter(({ name }) => name !== 'feed_counter'),
    )
    await queries.query(`INSERT INTO feed_counter (n, epoch) VALUES (9007199254740991, gen_random_uuid())`)
    await queries.query(`UPDATE visit SET body = 'null'::jsonb WHERE unit_code = '26305'`)
    await queries.query(
      `UPDATE visit SET body = '{"note": "\\"bà\\" \\\\ 1e400 \\u00a0\\n", "n": 1e400, "m": 0.10}'::jsonb WHERE unit_code = '26308'`,
    )
    await queries.query(`UPDATE account SET duties = ARRAY['a,b', 'c"d', NULL, '{}', 'NULL']`)
    await queries.query(`UPDATE device SET last_seen_at = '2024-02-29T23:59:59.123456+07', vault_share = '\\x00ff0a'`)
  })
  // What the rules of a table say of a made-up line is not asked here.
  await to.script(`DO $$ DECLARE held record; BEGIN FOR held IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype = 'c' LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.owner, held.conname); END LOOP; END $$`)
  await to.script(`SET timezone = 'Asia/Ho_Chi_Minh'`)
  await from.transaction(system, (here) => to.transaction(system, (there) => copyOffice(here, there)))
})
afterAll(async () => {
  await from.close()
  await to.close()
})

it('every line of every table is there, to the last letter', async () => {
  const tables = await from.transaction(system, tablesOf)
  const differing: string[] = []
  for (const { name } of tables) {
    const [here, there] = [
      await from.transaction(system, (queries) => asText(queries, name)),
      await to.transaction(system, (queries) => asText(queries, name)),
    ]
    if (here.length === 0 || JSON.stringify(here) !== JSON.stringify(there)) differing.push(name)
  }
  expect([tables.length > 50, differing]).toEqual([true, []])
})
it('a null that is written down stays apart from one that is not', async () => {
  const kept = (queries: Queries) => queries.query(`SELECT body IS NULL AS gone, body::text FROM visit WHERE unit_code = '26305'`)
  expect(await to.transaction(system, kept)).toEqual([{ gone: false, body: 'null' }])
})
it('two offices have one fingerprint, and a single letter changes it', async () => {
  const there = () => to.transaction(system, fingerprintOf)
  expect(await there()).toEqual(await from.transaction(system, fingerprintOf))
  await to.script(
    `ALTER TABLE account DISABLE TRIGGER USER; UPDATE account SET display_name = display_name || '.' WHERE username = 'of 26305'`,
  )
  const [here, after] = [await from.transaction(system, fingerprintOf), await there()]
  expect(Object.keys(here).filter((table) => here[table] !== after[table])).toEqual(['account'])
})
it('the next line of a counted table bears the next number', async () => {
  const next = (queries: Queries) =>
    queries.query<{ n: number }>(
      `INSERT INTO quarantined_item (received_at, account_id, device_id, item_id, problem, body) VALUES (now(), gen_random_uuid(), gen_random_uuid(), 'a', 'unreadable', '') RETURNING n`,
    )
  expect(await to.transaction(system, next)).toEqual(await from.transaction(system, next))
})
it('a reference that points at nobody is not taken over', async () => {
  const empty = await openTestDatabase('postgresql')
  await from.script(`SET session_replication_role = replica; DELETE FROM account; SET session_replication_role = origin`)
  await expect(from.transaction(system, (here) => empty.transaction(system, (there) => copyOffice(here, there)))).rejects.toThrow(
    /constraint/,
  )
  const left = await empty.transaction(system, (queries) => queries.query('SELECT count(*) AS n FROM device'))
  await empty.close()
  expect(left).toEqual([{ n: 0 }])
})
