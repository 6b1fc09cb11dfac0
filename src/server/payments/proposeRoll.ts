import { makeRoll } from '#domain/payments/makeRoll.ts'
import type { EarlierLine } from '#domain/payments/earlierRolls.ts'
import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { RollQuestion } from '#domain/payments/RollQuestion.ts'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { PROVINCE_CODE } from '#domain/units/province.ts'
import type { Queries } from '../store/Database.ts'
import { leanPeople } from './leanPeople.ts'
import { UNPAID } from './lineState.ts'
import { placesFor } from './payPlaces.ts'
import { recoveriesToTake } from './recoveries.ts'
import { writeLines, type LineWriting } from './rollLines.ts'
import { markCarriedOn, uncollectedLines } from './uncollected.ts'

/** Rolls further back are not asked for months that were forgotten. */
const ROLLS_LOOKED_AT = 12

const peopleWithClaims = (queries: Queries, unitCodes: readonly string[]): Promise<BeneficiaryProfile[]> =>
  leanPeople(
    queries,
    `unit_code = ANY ($1::text[]) AND (profile -> 'entitlements' <> '[]' OR id IN (SELECT beneficiary_id FROM payment_line WHERE outcome = 'carried' AND carried_to IS NULL AND amount_in_dong > 0))`,
    [unitCodes],
  )

/** What was asked of months withheld, by the roll on which it was asked. */
const ASKED = `
  SELECT period.made_at, question ->> 'beneficiaryId' AS beneficiary_id FROM payment_period AS period CROSS JOIN LATERAL jsonb_array_elements(period.body -> 'questions') AS question
  WHERE period.unit_codes && $1::text[] AND question ->> 'kind' = 'months-withheld'`

/** Nobody was paid when the round was closed; asked about once, on the first roll that is made after the closing. */
const WITHHELD = `
  CASE WHEN line.outcome IN ('stopped', 'returned') AND period.state = 'closed' AND ${UNPAID} THEN
    CASE WHEN EXISTS (SELECT FROM asked WHERE asked.beneficiary_id = line.beneficiary_id::text AND asked.made_at >= period.closed_at) THEN 'asked' ELSE 'to-ask' END END`

/** Of the released and closed rounds before, what they held: the months they paid are on record, and those nobody was paid for. */
export const earlierLines = (
  queries: Queries,
  { months, unitCodes }: Pick<PaymentPeriod, 'months' | 'unitCodes'>,
): Promise<EarlierLine[]> =>
  queries.query<EarlierLine>(
    `WITH asked AS MATERIALIZED (${ASKED})
     SELECT line.beneficiary_id AS "beneficiaryId", line.unit_code AS "unitCode", line.parts, ${WITHHELD} AS withheld
     FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
     WHERE line.unit_code = ANY ($1::text[]) AND line.outcome <> 'withdrawn' AND line.period_id IN (
       SELECT id FROM payment_period WHERE state <> 'draft' AND unit_codes && $1::text[] AND months[1] < $2 ORDER BY months DESC LIMIT ${ROLLS_LOOKED_AT})`,
    [unitCodes, months[0]],
  )

/** By the office's own word: the day it knows, else the day it was told. */
export async function endsOf(queries: Queries, unitCodes: readonly string[]): Promise<Map<BeneficiaryId, PlainDate>> {
  const rows = await queries.query<{ id: BeneficiaryId; day: PlainDate }>(
    `SELECT beneficiary_id AS id, max(coalesce(ended_on, day)) AS day FROM standing_report WHERE unit_code = ANY ($1::text[]) AND report IN ('dead', 'moved') AND decision = 'confirmed' GROUP BY 1`,
    [unitCodes],
  )
  return new Map(rows.map((row) => [row.id, row.day]))
}

export type ProposedPeriod = Pick<PaymentPeriod, 'id' | 'months' | 'unitCodes' | 'payFrom'>

/** Writes the roll that follows from what people are entitled to, with what earlier rounds left over; answers what is left to a person. */
export async function proposeRoll(
  queries: Queries,
  period: ProposedPeriod,
  writing: LineWriting,
): Promise<{ lines: number; questions: readonly RollQuestion[] }> {
  const { unitCodes, months, payFrom } = period
  const uncollected = await uncollectedLines(queries, unitCodes)
  const roll = makeRoll({
    months,
    payFrom,
    provinceCode: PROVINCE_CODE,
    profiles: await peopleWithClaims(queries, unitCodes),
    placeOf: await placesFor(queries, unitCodes),
    uncollected,
    earlier: await earlierLines(queries, period),
    added: await recoveriesToTake(queries, unitCodes),
    endedOn: await endsOf(queries, unitCodes),
  })
  const lines = await writeLines(queries, period.id, { lines: roll.lines, writing })
  await markCarriedOn(queries, uncollected, lines)
  await queries.query(`UPDATE payment_period SET body = body || jsonb_build_object('questions', $2::jsonb) WHERE id = $1`, [
    period.id,
    JSON.stringify(roll.questions),
  ])
  return { lines: lines.length, questions: roll.questions }
}
