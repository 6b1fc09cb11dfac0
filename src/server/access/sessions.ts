import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '#sync/protocol/Access.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

export const COOKIE = '__Host-tan-tay'
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Office desks are shared and near a network; field phones are enrolled, and each opening needs the vault as well. */
const LIFE: Record<Role, { idleMs: number; wholeMs: number }> = {
  coordinator: { idleMs: 30 * MINUTE_MS, wholeMs: 12 * 60 * MINUTE_MS },
  officer: { idleMs: 30 * DAY_MS, wholeMs: 90 * DAY_MS },
  teller: { idleMs: 30 * DAY_MS, wholeMs: 90 * DAY_MS },
}

export type SessionAge = { readonly role: Role; readonly createdMs: number; readonly seenMs: number }
export const isOver = ({ role, createdMs, seenMs }: SessionAge, nowMs: number): boolean =>
  nowMs - seenMs > LIFE[role].idleMs || nowMs - createdMs > LIFE[role].wholeMs

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function openSession(
  queries: Queries,
  { accountId, deviceId }: { accountId: string; deviceId: string },
  nowMs: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await queries.query('DELETE FROM session WHERE device_id = $1', [deviceId])
  await queries.query(
    'INSERT INTO session (token_hash, account_id, device_id, created_at, last_seen_at, signed_in_at) VALUES ($1, $2, $3, to_timestamp($4 / 1000.0), to_timestamp($4 / 1000.0), to_timestamp($4 / 1000.0))',
    [hashOf(token), accountId, deviceId, nowMs],
  )
  return token
}

export const closeSession = (queries: Queries, token: string): Promise<unknown> =>
  queries.query('DELETE FROM session WHERE token_hash = $1', [hashOf(token)])

/** The password was said just now, in this session. */
export const markSignedIn = (queries: Queries, token: string, nowMs: number): Promise<unknown> =>
  queries.query('UPDATE session SET signed_in_at = to_timestamp($2 / 1000.0) WHERE token_hash = $1', [hashOf(token), nowMs])

type Kept = {
  account_id: string
  device_id: string
  role: Role
  duties: string[]
  display_name: string
  unit_codes: string[] | null
  pay_point_ids: string[] | null
  scope_version: number
  created_ms: number
  seen_ms: number
  signed_in_ms: number
  revoked: boolean
}

const FIND = `SELECT session.account_id, session.device_id, role, duties, display_name, scope_version, device.revoked_at IS NOT NULL AS revoked,
    (SELECT array_agg(unit_code ORDER BY unit_code) FROM account_scope WHERE account_id = account.id AND ended_at IS NULL) AS unit_codes,
    (SELECT array_agg(pay_point_id::text ORDER BY pay_point_id) FROM account_pay_point WHERE account_id = account.id AND ended_at IS NULL) AS pay_point_ids,
    extract(epoch FROM session.created_at)::float8 * 1000 AS created_ms, extract(epoch FROM session.last_seen_at)::float8 * 1000 AS seen_ms, round(extract(epoch FROM signed_in_at) * 1000)::int8 AS signed_in_ms
  FROM session JOIN account ON account.id = session.account_id JOIN device ON device.id = session.device_id
  WHERE token_hash = $1 AND account.disabled_at IS NULL`

/** Who holds this token, or undefined; a session that is still alive is marked as seen, at most once a minute. */
export async function findAsker(queries: Queries, token: string, nowMs: number): Promise<{ asker: Asker; isRevoked: boolean } | undefined> {
  const [kept] = await queries.query<Kept>(FIND, [hashOf(token)])
  if (!kept) return undefined
  if (isOver({ role: kept.role, createdMs: kept.created_ms, seenMs: kept.seen_ms }, nowMs)) return undefined
  if (nowMs - kept.seen_ms > MINUTE_MS)
    await queries.query('UPDATE session SET last_seen_at = to_timestamp($2 / 1000.0) WHERE token_hash = $1', [hashOf(token), nowMs])
  return {
    isRevoked: kept.revoked,
    asker: {
      accountId: kept.account_id,
      deviceId: kept.device_id,
      role: kept.role,
      duties: kept.duties,
      displayName: kept.display_name,
      unitCodes: kept.unit_codes ?? [],
      payPointIds: kept.pay_point_ids ?? [],
      scopeVersion: kept.scope_version,
      signedInAtMs: kept.signed_in_ms,
    },
  }
}
