import { UNIT_CODES } from '#domain/units/unitsData.ts'
import type { Database } from '../store/Database.ts'
import { createAccount } from './accounts.ts'
import { makeJoinCode } from './joinCodes.ts'

/** On a database without accounts: makes the first coordinator, without a password, and the one code that opens the door to it. */
export async function firstCoordinatorCode(database: Database, nowMs: number): Promise<string | undefined> {
  return database.transaction({ kind: 'system' }, async (queries) => {
    // Of two servers that start at once one makes it, and the other finds it made.
    await queries.query('SELECT pg_advisory_xact_lock(1, 2)')
    if ((await queries.query('SELECT 1 FROM account LIMIT 1')).length > 0) return undefined
    const id = await createAccount(
      queries,
      { username: 'dieuphoi', displayName: 'Cán bộ điều phối', role: 'coordinator', duties: [], unitCodes: UNIT_CODES, passwordHash: null },
      nowMs,
    )
    return makeJoinCode(queries, id, nowMs)
  })
}
