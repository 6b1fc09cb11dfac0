import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'
import { UNPAID } from './lineState.ts'

/** Nothing to hand out is left of the line: that its round is over is all that can become of it. */
const EMPTY_AND_OVER = `line.amount_in_dong = 0 AND period.state = 'closed' AND line.outcome IN ('open', 'carried', 'returned')`

/**
 * What rolls have taken of each recovery, read off the lines themselves and kept nowhere else: `taken` of a line that was paid, `waiting` of
 * one that may still be. A line not collected went on with its deduction in it, so what became of the last one counts. A draft that is
 * thrown away, money given back and a payment taken back after the closing leave it owed again by themselves (S276).
 */
export const TAKEN = `
  WITH RECURSIVE taking AS (
    SELECT recovery.id, line.id AS line_id, line.carried_to, -(part ->> 'amountInDong')::int8 AS amount
    FROM payment_recovery AS recovery JOIN payment_line AS line ON line.beneficiary_id = recovery.beneficiary_id CROSS JOIN LATERAL jsonb_array_elements(line.parts) AS part
    WHERE part ->> 'kind' = 'recovery' AND part ->> 'recoveryId' = recovery.id::text
    UNION ALL SELECT taking.id, next.id, next.carried_to, taking.amount FROM taking JOIN payment_line AS next ON next.id = taking.carried_to
  ), state AS (
    SELECT taking.id, amount, NOT (${UNPAID}) OR (${EMPTY_AND_OVER}) AS is_taken, period.state <> 'closed' OR line.outcome = 'carried' AS may_wait
    FROM taking JOIN payment_line AS line ON line.id = taking.line_id JOIN payment_period AS period ON period.id = line.period_id WHERE taking.carried_to IS NULL
  ), recovered AS (
    SELECT id, coalesce(sum(amount) FILTER (WHERE is_taken), 0)::int8 AS taken, coalesce(sum(amount) FILTER (WHERE may_wait AND NOT is_taken), 0)::int8 AS waiting FROM state GROUP BY id
  )`

type Owed = {
  readonly id: string
  readonly beneficiaryId: BeneficiaryId
  readonly periodName: string
  readonly programmeCode: string
  readonly owedInDong: number
}

const OWED = `${TAKEN}
  SELECT recovery.id, recovery.beneficiary_id AS "beneficiaryId", period.body ->> 'name' AS "periodName", coalesce(line.parts #>> '{0,programmeCode}', '') AS "programmeCode",
    recovery.amount_in_dong - coalesce(recovered.taken + recovered.waiting, 0) AS "owedInDong"
  FROM payment_recovery AS recovery JOIN payment_line AS line ON line.id = recovery.line_id JOIN payment_period AS period ON period.id = line.period_id
    JOIN beneficiary AS person ON person.id = recovery.beneficiary_id LEFT JOIN recovered ON recovered.id = recovery.id
  WHERE recovery.ending IS NULL AND recovery.deduct_at IS NOT NULL AND person.unit_code = ANY ($1::text[]) AND recovery.amount_in_dong > coalesce(recovered.taken + recovered.waiting, 0)
  ORDER BY recovery.opened_at, recovery.id`

/** Money that is to be taken off the roll being made, the oldest first: all of what is owed; how much the line holds, the roll says. */
export async function recoveriesToTake(
  queries: Queries,
  unitCodes: readonly string[],
): Promise<{ readonly beneficiaryId: BeneficiaryId; readonly part: PaymentPart }[]> {
  const owed = await queries.query<Owed>(OWED, [unitCodes])
  return owed.map(({ id, beneficiaryId, periodName, programmeCode, owedInDong }) => ({
    beneficiaryId,
    part: {
      kind: 'recovery',
      programmeCode,
      categoryCode: '',
      label: `Thu hồi chi thừa ${periodName}`,
      months: [],
      amountInDong: -owedInDong,
      recoveryId: id,
    },
  }))
}

/** Of one recovery, in đồng. */
export async function takenOf(queries: Queries, id: string): Promise<{ readonly taken: number; readonly waiting: number }> {
  const [found] = await queries.query<{ taken: number; waiting: number }>(
    `${TAKEN} SELECT taken, waiting FROM recovered WHERE id::text = $1`,
    [id],
  )
  return found ?? { taken: 0, waiting: 0 }
}
