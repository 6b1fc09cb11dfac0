import type { Database } from './Database.ts'

/** Codes are reused after mergers, so the newest unit at work in this office that bears the code names it. */
export async function unitNames(database: Database, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ code: string; name: string }>(
      'SELECT DISTINCT ON (code) code, name FROM unit WHERE code = ANY ($1::text[]) ORDER BY code, valid_from DESC',
      [codes],
    ),
  )
  return new Map(rows.map((row) => [row.code, row.name]))
}
