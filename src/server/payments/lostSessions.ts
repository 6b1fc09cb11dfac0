import type { FactBody, SessionClosing } from '#sync/protocol/Fact.ts'
import type { StandingFactOf } from '../inbox/StandingFact.ts'
import type { Queries } from '../store/Database.ts'

type Author = { readonly accountId: string; readonly displayName: string }
type Booked = Pick<SessionClosing, 'sessionId' | 'periodId' | 'payPointId'>

/** A book whose period and place are known, by a teller who was ever let pay there. */
const LOST = `
  FROM jsonb_to_recordset($1::jsonb) AS one ("sessionId" uuid, "periodId" uuid, "payPointId" uuid, device uuid, "floatInDong" bigint)
    JOIN payment_period AS period ON period.id = one."periodId" JOIN pay_point AS point ON point.id = one."payPointId" AND point.unit_code = ANY (period.unit_codes)
    JOIN account ON account.id = $2 AND account.role = 'teller'
  WHERE NOT EXISTS (SELECT FROM pay_session WHERE id = one."sessionId") AND EXISTS (SELECT FROM account_scope WHERE account_id = $2 AND unit_code = point.unit_code)
    AND (EXISTS (SELECT FROM account_pay_point WHERE account_id = $2 AND pay_point_id = point.id)
      OR NOT EXISTS (SELECT FROM account_pay_point WHERE account_id = $2 AND granted_at <= account.created_at))`

const booked = ({ sessionId, periodId, payPointId }: Booked): Booked => ({ sessionId, periodId, payPointId })

/** Sessions that a restored office forgot and whose book has come all the same. */
export async function findLostSessions(queries: Queries, bodies: readonly FactBody[], accountId: string): Promise<readonly string[]> {
  const closings = bodies.flatMap((body) => (body.kind === 'payment.session-closed' ? [booked(body)] : []))
  if (closings.length === 0) return []
  const lost = await queries.query<{ id: string }>(`SELECT one."sessionId" AS id ${LOST}`, [JSON.stringify(closings), accountId])
  return lost.map((row) => row.id)
}

/** They stand again as their book tells them; what they were called is gone. */
export async function restoreLostSessions(
  queries: Queries,
  closings: readonly StandingFactOf<'payment.session-closed'>[],
  { author, nowMs }: { readonly author: Author; readonly nowMs: number },
): Promise<void> {
  const rows = closings.map(({ body, deviceId }) => ({ ...booked(body), device: deviceId, floatInDong: body.totals.floatInDong }))
  if (rows.length > 0)
    await queries.query(
      `INSERT INTO pay_session (id, period_id, pay_point_id, unit_code, account_id, account_name, device_id, label, float_in_dong, opened_at)
       SELECT one."sessionId", period.id, point.id, point.unit_code, $2, $3, one.device, '', one."floatInDong", to_timestamp($4 / 1000.0) ${LOST}`,
      [JSON.stringify(rows), author.accountId, author.displayName, nowMs],
    )
}
