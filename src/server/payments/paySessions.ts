import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { AccessProblem } from '#sync/protocol/Access.ts'
import type { LeaseRequest, PaySession, SessionRequest } from '#sync/protocol/PayRoll.ts'
import { writeAudit } from '../access/audit.ts'
import { isOwnPoint } from '../access/payPointScope.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { sessionProofs } from './proveSessions.ts'
import { touchLines } from './touchLines.ts'

export type SessionRefusal = Extract<AccessProblem, 'not-found' | 'period-not-payable' | 'session-not-open' | 'not-allowed'>
type By = { readonly asker: Asker; readonly nowMs: number }

const SESSION = `
  SELECT session.id, session.period_id AS "periodId", session.pay_point_id AS "payPointId", label, account_name AS "tellerName", account_id = $1 AS "isOwn", float_in_dong AS "floatInDong",
    round(extract(epoch FROM opened_at) * 1000)::int8 AS "openedAtMs", CASE WHEN closing IS NULL THEN 'open' WHEN balanced_at IS NULL THEN 'closing' ELSE 'closed' END AS state,
    count(line.id)::int8 AS lines, coalesce(sum(line.amount_in_dong), 0)::int8 AS "sumInDong"
  FROM pay_session AS session LEFT JOIN payment_line AS line ON line.session_id = session.id`

type Row = Omit<PaySession, 'missingSequences'>
async function withMissing(queries: Queries, sessions: readonly Row[]): Promise<PaySession[]> {
  const proofs = await sessionProofs(
    queries,
    sessions.filter(({ state }) => state === 'closing').map(({ id }) => id),
  )
  return sessions.map((one) => ({ ...one, missingSequences: proofs.find(({ sessionId }) => sessionId === one.id)?.missingSequences ?? [] }))
}

/** Of these periods those that are open, and one's own whatever became of them; newest first. */
export const listSessions = async (queries: Queries, asker: Asker, periodIds: readonly string[]): Promise<PaySession[]> =>
  withMissing(
    queries,
    await queries.query<Row>(
      `${SESSION} WHERE session.period_id = ANY ($2::uuid[]) AND (account_id = $1 OR closing IS NULL) GROUP BY session.id ORDER BY opened_at DESC LIMIT 100`,
      [asker.accountId, periodIds],
    ),
  )

export async function findSession(queries: Queries, asker: Asker, id: string): Promise<PaySession | undefined> {
  const found = await queries.query<Row>(`${SESSION} WHERE session.id::text = $2 GROUP BY session.id`, [asker.accountId, id])
  return (await withMissing(queries, found))[0]
}

/** What nobody holds and nobody was paid: a session that was closed holds nothing any more. */
const FREE = `line.channel <> 'account' AND line.outcome = 'open' AND (line.session_id IS NULL OR EXISTS (SELECT FROM pay_session AS other WHERE other.id = line.session_id AND other.closing IS NOT NULL))
  AND NOT EXISTS (SELECT FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL)`

const TAKE = `
  UPDATE payment_line AS line SET session_id = $1 FROM beneficiary, pay_session AS own
  WHERE own.id = $1 AND line.period_id = own.period_id AND line.pay_point_id = own.pay_point_id AND beneficiary.id = line.beneficiary_id AND ($2::text[] IS NULL OR beneficiary.hamlet = ANY ($2::text[])) AND ${FREE}
  RETURNING line.id`

const GIVE_UP = `
  UPDATE payment_line AS line SET session_id = NULL FROM beneficiary
  WHERE line.session_id = $1 AND beneficiary.id = line.beneficiary_id AND beneficiary.hamlet = ANY ($2::text[]) AND NOT EXISTS (SELECT FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL)
  RETURNING line.id`

const idsOf = async (queries: Queries, sql: string, values: readonly unknown[]): Promise<string[]> =>
  (await queries.query<{ id: string }>(sql, values)).map((row) => row.id)

type Place = { period_unit_codes: string[]; state: string; unit_code: string }
async function findPlace(queries: Queries, { periodId, payPointId }: SessionRequest): Promise<Place | undefined> {
  const [place] = await queries.query<Place>(
    `SELECT period.unit_codes AS period_unit_codes, period.state, point.unit_code FROM payment_period AS period, pay_point AS point
     WHERE period.id = $1 AND point.id = $2 AND point.closed_at IS NULL FOR UPDATE OF period`,
    [periodId, payPointId],
  )
  return place
}

/**
 * Opens a session and leases what nobody holds at the place: two phones cannot both have a line for the day.
 * Asked again under the same id it answers the same session. Đồng are whole numbers.
 */
export async function openSession(
  queries: Queries,
  order: SessionRequest,
  { asker, nowMs }: By,
): Promise<Result<PaySession, SessionRefusal>> {
  const place = await findPlace(queries, order)
  if (!place || !isOwnPoint(asker, { id: order.payPointId, unitCode: place.unit_code })) return refused('not-found')
  const known = await findSession(queries, asker, order.sessionId)
  if (known) return known.isOwn ? accepted(known) : refused('not-allowed')
  if (!['released', 'paying'].includes(place.state) || !place.period_unit_codes.includes(place.unit_code))
    return refused('period-not-payable')
  await queries.query(
    `INSERT INTO pay_session (id, period_id, pay_point_id, unit_code, account_id, account_name, device_id, label, float_in_dong, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10 / 1000.0))`,
    [
      order.sessionId,
      order.periodId,
      order.payPointId,
      place.unit_code,
      asker.accountId,
      asker.displayName,
      asker.deviceId,
      order.label,
      order.floatInDong,
      nowMs,
    ],
  )
  const taken = await idsOf(queries, TAKE, [order.sessionId, order.hamlets ?? null])
  await queries.query(`UPDATE payment_period SET state = 'paying' WHERE id = $1 AND state = 'released'`, [order.periodId])
  await writeAudit(
    queries,
    {
      accountId: asker.accountId,
      deviceId: asker.deviceId,
      act: 'pay-session-opened',
      subject: order.sessionId,
      detail: { lines: taken.length, floatInDong: order.floatInDong },
    },
    nowMs,
  )
  await touchLines(queries, taken)
  const opened = await findSession(queries, asker, order.sessionId)
  return opened ? accepted(opened) : refused('not-found')
}

/** Lends lines to whoever pays at the same table, or takes over what nobody holds. What was paid stays where it was paid. */
export async function changeLeases(
  queries: Queries,
  { sessionId, act, hamlets }: LeaseRequest & { readonly sessionId: string },
  { asker }: By,
): Promise<Result<PaySession, SessionRefusal>> {
  const [own] = await queries.query<{ closed: boolean; id: string; unitCode: string }>(
    'SELECT closing IS NOT NULL AS closed, pay_point_id::text AS id, unit_code AS "unitCode" FROM pay_session WHERE id::text = $1 AND account_id = $2 FOR UPDATE',
    [sessionId, asker.accountId],
  )
  if (!own || !isOwnPoint(asker, own)) return refused('not-found')
  if (own.closed) return refused('session-not-open')
  await touchLines(queries, await idsOf(queries, act === 'take' ? TAKE : GIVE_UP, [sessionId, hamlets]))
  const session = await findSession(queries, asker, sessionId)
  return session ? accepted(session) : refused('not-found')
}
