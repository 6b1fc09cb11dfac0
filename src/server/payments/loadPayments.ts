import type { FactBody } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'
import { findLostSessions } from './lostSessions.ts'
import { PaymentLedger, type KnownLine, type KnownPayment, type KnownSession } from './PaymentLedger.ts'

const LINES = `
  SELECT line.id, line.beneficiary_id AS "beneficiaryId", line.period_id AS "periodId", line.pay_point_id AS "payPointId", line.amount_in_dong AS "amountInDong", outcome, period.state = 'closed' AS "isPeriodClosed",
    CASE WHEN session.closing IS NULL THEN line.session_id END AS "heldBy",
    ARRAY(SELECT fact_id::text FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL ORDER BY n) AS standing
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id LEFT JOIN pay_session AS session ON session.id = line.session_id
  WHERE line.id = ANY ($1::uuid[])`

const SESSIONS = `
  SELECT id, account_id AS "accountId",
    CASE WHEN closing IS NOT NULL THEN jsonb_build_object('deviceId', closing_device, 'sequences', closing -> 'sequences') END AS closing
  FROM pay_session WHERE id = ANY ($1::uuid[])`

const isPayment = (body: FactBody): boolean => body.kind.startsWith('payment.')

/** Everything judging these facts can ask about rolls and sessions; nothing is asked where nobody paid. */
export async function loadPayments(queries: Queries, bodies: readonly FactBody[], accountId: string): Promise<PaymentLedger> {
  const paying = bodies.filter(isPayment)
  if (paying.length === 0) return new PaymentLedger([], [], [])
  const payments = await queries.query<KnownPayment>(
    'SELECT fact_id AS "factId", line_id AS "lineId", session_id AS "sessionId" FROM disbursement WHERE fact_id = ANY ($1::uuid[])',
    [paying.flatMap((body) => ('cancels' in body ? [body.cancels] : []))],
  )
  const lineIds = [...paying.flatMap((body) => ('lineId' in body ? [body.lineId] : [])), ...payments.map((one) => one.lineId)]
  const sessionIds = [
    ...paying.flatMap((body) => ('sessionId' in body ? [body.sessionId] : [])),
    ...payments.flatMap((one) => one.sessionId ?? []),
  ]
  const lines = await queries.query<KnownLine>(LINES, [[...new Set(lineIds)]])
  const sessions = await queries.query<KnownSession>(SESSIONS, [[...new Set(sessionIds)]])
  const lost = (await findLostSessions(queries, paying, accountId)).map((id): KnownSession => ({ id, accountId, closing: null }))
  return new PaymentLedger(lines, [...sessions, ...lost], payments)
}
