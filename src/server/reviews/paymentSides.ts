import type { FactBody } from '#sync/protocol/Fact.ts'
import type { LineStop, PaymentSide, ReviewCase } from '#sync/protocol/Reviews.ts'
import type { Queries } from '../store/Database.ts'

type Paid = Extract<FactBody, { kind: 'payment.made' }>
type KeptSide = {
  case_id: string
  fact_id: string
  day: string
  received_ms: number
  is_cancelled: boolean
  amount: number
  /** Of a credit the bank reported there is neither signature nor photo. */
  body: Pick<Paid, 'receiver' | 'foundBy'> & Partial<Pick<Paid, 'signature' | 'photoHash'>> & { tellerName: string }
  label: string
  place: string
  period_name: string
  month: string
  due: number
  stop: LineStop | null
}

/** Of a double payment all that stood when it came; of any other payment itself alone. What an earlier word took back was no side of it. */
const SIDES = `
  SELECT doubt.fact_id AS case_id, side.fact_id, side.day, round(extract(epoch FROM side.received_at) * 1000)::int8 AS received_ms, side.cancelled_by IS NOT NULL AS is_cancelled,
    side.amount_in_dong AS amount, side.body, coalesce(session.label, '') AS label, coalesce(point.name, '') AS place, period.body ->> 'name' AS period_name,
    period.months[array_upper(period.months, 1)] AS month, line.amount_in_dong AS due,
    CASE WHEN line.outcome IN ('stopped', 'withdrawn') AND line.outcome_at IS NOT NULL THEN jsonb_build_object('outcome', line.outcome, 'by', line.outcome_name, 'atMs', round(extract(epoch FROM line.outcome_at) * 1000)::int8, 'reason', coalesce(line.outcome_reason, '')) END AS stop
  FROM review_case AS doubt JOIN fact ON fact.id = doubt.fact_id
    JOIN disbursement AS own ON own.fact_id = coalesce((fact.body ->> 'cancels')::uuid, doubt.fact_id) JOIN disbursement AS side ON side.line_id = own.line_id AND side.n <= own.n
    JOIN payment_line AS line ON line.id = own.line_id JOIN payment_period AS period ON period.id = line.period_id
    LEFT JOIN pay_session AS session ON session.id = side.session_id LEFT JOIN pay_point AS point ON point.id = session.pay_point_id
  WHERE doubt.fact_id = ANY ($1::uuid[]) AND (side.n = own.n OR doubt.problem = 'double-paid')
    AND (side.n = own.n OR side.cancelled_by IS NULL OR side.cancelled_by = doubt.settlement_id) ORDER BY side.n`

const sideOf = (row: KeptSide): PaymentSide => ({
  factId: row.fact_id,
  tellerName: row.body.tellerName,
  place: row.place,
  sessionLabel: row.label,
  day: row.day,
  receivedAtMs: row.received_ms,
  amountInDong: row.amount,
  receiver: row.body.receiver,
  foundBy: row.body.foundBy,
  signature: row.body.signature ?? null,
  hasPhoto: Boolean(row.body.photoHash) && !row.is_cancelled,
  isCancelled: row.is_cancelled,
})

/** Both sides of each of these cases that are about money. */
export async function paymentSides(queries: Queries, caseIds: readonly string[]): Promise<ReadonlyMap<string, ReviewCase['payment']>> {
  const byCase = Map.groupBy(await queries.query<KeptSide>(SIDES, [caseIds]), (side) => side.case_id)
  return new Map(
    [...byCase].map(([caseId, [first, ...others]]) => [
      caseId,
      first
        ? {
            periodName: first.period_name,
            month: first.month,
            dueInDong: first.due,
            stop: first.stop,
            sides: [first, ...others].map(sideOf),
          }
        : null,
    ]),
  )
}
