import { collectionAdvice, monthsMissed, type CollectionAdvice, type LineOnRecord } from '#domain/payments/collectionWindow.ts'
import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { Queries } from '../store/Database.ts'
import { DONE, STATE } from './lineState.ts'

/** Months in a row not collected, and what the rule of the programme makes of them. */
export type Missed = { readonly missedInARow: number; readonly advice: CollectionAdvice['kind'] }
type OfPerson = { readonly beneficiaryId: string; readonly programmeCodes: readonly string[] }
type Kept = LineOnRecord & { readonly beneficiaryId: string }

/** The round itself and those released before it; of two lines in one round the collected one first. */
const RECORD = `
  SELECT line.beneficiary_id AS "beneficiaryId", period.months, period.state = 'closed' AS "isRoundOver", line.carried_months AS "carriedMonths", ${STATE} AS state
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id ${DONE}
  WHERE line.beneficiary_id = ANY ($1::uuid[]) AND (period.id = $2 OR period.state IN ('released', 'paying', 'closed')) AND period.months[array_upper(period.months, 1)] <= $3
  ORDER BY period.months DESC, done.in_doubt IS NULL, line.id`

const HEAVIEST: readonly CollectionAdvice['kind'][] = ['propose-suspension', 'warn', 'none']

function adviceOn(months: number, programmeCodes: readonly string[], day: PlainDate): CollectionAdvice['kind'] {
  const kinds = programmeCodes.map((code) => collectionAdvice(months, code, day).kind)
  return HEAVIEST.find((kind) => kinds.includes(kind)) ?? 'none'
}

/** Of each of these people, up to this round, by what became of every round before; nothing for whoever collected this one. */
export async function missedMonths(
  queries: Queries,
  period: Pick<PaymentPeriod, 'id' | 'months' | 'payUntil'>,
  people: readonly OfPerson[],
): Promise<(person: OfPerson) => Missed> {
  const ids = [...new Set(people.map((one) => one.beneficiaryId))]
  const kept = ids.length === 0 ? [] : await queries.query<Kept>(RECORD, [ids, period.id, period.months.at(-1)])
  const linesOf = Map.groupBy(kept, (line) => line.beneficiaryId)
  return ({ beneficiaryId, programmeCodes }) => {
    const missedInARow = monthsMissed(linesOf.get(beneficiaryId) ?? [])
    return { missedInARow, advice: adviceOn(missedInARow, programmeCodes, period.payUntil) }
  }
}
