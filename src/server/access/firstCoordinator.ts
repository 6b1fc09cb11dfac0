import { createHash, randomBytes } from 'node:crypto'
import { UNITS } from '#domain/units/unitsData.ts'
import type { Database } from '../store/Database.ts'
import { createAccount } from './accounts.ts'

const DAY_MS = 86_400_000

/** On a database without accounts: makes the first coordinator, without a password, and the one code that opens the door to it. */
export async function firstCoordinatorCode(database: Database, nowMs: number): Promise<string | undefined> {
  return database.transaction({ kind: 'system' }, async (queries) => {
    if ((await queries.query('SELECT 1 FROM account LIMIT 1')).length > 0) return undefined
    const code = randomBytes(16).toString('base64url')
    const unitCodes = [...new Set(UNITS.map((unit) => unit.code))]
    const id = await createAccount(
      queries,
      { username: 'dieuphoi', displayName: 'Cán bộ điều phối', role: 'coordinator', duties: [], unitCodes, passwordHash: null },
      nowMs,
    )
    await queries.query('INSERT INTO join_code (code_hash, account_id, expires_at) VALUES ($1, $2, to_timestamp($3 / 1000.0))', [
      createHash('sha256').update(code).digest(),
      id,
      nowMs + DAY_MS,
    ])
    return code
  })
}
