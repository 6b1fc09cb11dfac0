import type { Role } from '#sync/protocol/Access.ts'
import type { OpenSession } from '#sync/protocol/Sessions.ts'
import type { Queries } from '../store/Database.ts'
import { deviceKind } from './deviceKind.ts'
import { isOver } from './sessions.ts'

type Kept = { id: string; label: string; role: Role; created_ms: number; seen_ms: number }

const OPEN = `SELECT session.device_id AS id, label, role,
    round(extract(epoch FROM session.created_at) * 1000)::int8 AS created_ms, round(extract(epoch FROM session.last_seen_at) * 1000)::int8 AS seen_ms
  FROM session JOIN account ON account.id = session.account_id JOIN device ON device.id = session.device_id
  WHERE session.account_id = $1 ORDER BY session.last_seen_at DESC, session.device_id`

/** Where an account is signed in, the last seen first; `here` is the asker's own device. */
export async function listSessions(
  queries: Queries,
  accountId: string,
  { here, nowMs }: { here: string; nowMs: number },
): Promise<OpenSession[]> {
  const kept = await queries.query<Kept>(OPEN, [accountId])
  return kept
    .filter((one) => !isOver({ role: one.role, createdMs: one.created_ms, seenMs: one.seen_ms }, nowMs))
    .map(({ id, label, created_ms: signedInAtMs, seen_ms: lastSeenAtMs }) => ({
      id,
      kind: deviceKind(label),
      signedInAtMs,
      lastSeenAtMs,
      isHere: id === here,
    }))
}

/** How many were ended: on one device or, without one, all of the account but where the asker sits. */
export async function endSessions(
  queries: Queries,
  accountId: string,
  { on = null, but = null }: { on?: string | null; but?: string | null },
): Promise<number> {
  const ended = await queries.query(
    'DELETE FROM session WHERE account_id = $1 AND ($2::uuid IS NULL OR device_id = $2) AND device_id IS DISTINCT FROM $3 RETURNING device_id',
    [accountId, on, but],
  )
  return ended.length
}
