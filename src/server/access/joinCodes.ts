import { createHash, randomBytes } from 'node:crypto'
import type { Queries } from '../store/Database.ts'
import { findAccount, type Account } from './accounts.ts'

const DAY_MS = 86_400_000

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest()

/** Opens the door to one account once, within a day. Only its hash is kept. */
export async function makeJoinCode(queries: Queries, accountId: string, nowMs: number): Promise<string> {
  const code = randomBytes(16).toString('base64url')
  await queries.query('INSERT INTO join_code (code_hash, account_id, expires_at) VALUES ($1, $2, to_timestamp($3 / 1000.0))', [
    hashOf(code),
    accountId,
    nowMs + DAY_MS,
  ])
  return code
}

/** Whose code it is, while nobody has used it. */
export async function findJoinCode(queries: Queries, code: string, nowMs: number): Promise<Account | undefined> {
  const [found] = await queries.query<{ account_id: string }>(
    'SELECT account_id FROM join_code WHERE code_hash = $1 AND used_at IS NULL AND expires_at > to_timestamp($2 / 1000.0)',
    [hashOf(code), nowMs],
  )
  return found && findAccount(queries, found.account_id)
}

/** Whose code it is, undefined when it was used, is too old or was never given. From now on it is used. */
export async function takeJoinCode(queries: Queries, code: string, nowMs: number): Promise<Account | undefined> {
  const [taken] = await queries.query<{ account_id: string }>(
    'UPDATE join_code SET used_at = to_timestamp($2 / 1000.0) WHERE code_hash = $1 AND used_at IS NULL AND expires_at > to_timestamp($2 / 1000.0) RETURNING account_id',
    [hashOf(code), nowMs],
  )
  return taken && findAccount(queries, taken.account_id)
}
