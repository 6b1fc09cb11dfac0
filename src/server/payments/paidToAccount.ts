import type { PaymentCount } from '#domain/payments/countPayments.ts'
import type { Queries } from '../store/Database.ts'

/** Of these periods what reached an account, however its line was planned: the share without cash is counted from it. */
export async function paidToAccount(queries: Queries, periodIds: readonly string[]): Promise<ReadonlyMap<string, PaymentCount>> {
  const rows = await queries.query<PaymentCount & { readonly periodId: string }>(
    `SELECT line.period_id AS "periodId", count(*)::int8 AS lines, coalesce(sum(paid.effective_in_dong), 0)::int8 AS "sumInDong"
     FROM payment_line AS line JOIN disbursement AS paid ON paid.line_id = line.id AND paid.via = 'account' AND paid.effective_in_dong > 0 AND paid.cancelled_by IS NULL
     WHERE line.period_id = ANY ($1::uuid[]) AND line.outcome <> 'withdrawn' GROUP BY 1`,
    [periodIds],
  )
  return new Map(rows.map(({ periodId, lines, sumInDong }) => [periodId, { lines, sumInDong }]))
}
