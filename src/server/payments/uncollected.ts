import type { PaymentLine } from '#domain/payments/PaymentLine.ts'
import type { Queries } from '../store/Database.ts'
import { LINE_COLUMNS } from './rollLines.ts'

/** Lines of closed rounds that nobody collected and that are on no later roll yet. */
export const uncollectedLines = (queries: Queries, unitCodes: readonly string[]): Promise<PaymentLine[]> =>
  queries.query<PaymentLine>(
    `SELECT ${LINE_COLUMNS} FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
     WHERE line.outcome = 'carried' AND line.carried_to IS NULL AND line.amount_in_dong > 0 AND line.unit_code = ANY ($1::text[]) ORDER BY period.months, line.id`,
    [unitCodes],
  )

/** Each of these lines went on to the new line of its person, which holds its money. */
export async function markCarriedOn(queries: Queries, uncollected: readonly PaymentLine[], onto: readonly PaymentLine[]): Promise<void> {
  const lineOf = new Map(
    onto
      .filter((line) => line.carriedMonths > 0 || line.parts.some((part) => part.kind === 'carried'))
      .map((line) => [line.beneficiaryId, line.id]),
  )
  const rows = uncollected.flatMap(({ id, beneficiaryId }) => {
    const next = lineOf.get(beneficiaryId)
    return next ? [{ id, next }] : []
  })
  if (rows.length > 0)
    await queries.query(
      'UPDATE payment_line AS line SET carried_to = one.next FROM unnest($1::uuid[], $2::uuid[]) AS one (id, next) WHERE line.id = one.id',
      [rows.map((row) => row.id), rows.map((row) => row.next)],
    )
}
