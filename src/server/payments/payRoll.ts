import { createHash } from 'node:crypto'
import type { Disbursement, PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { LINES_IN_A_ROLL_PAGE, type RollLine } from '#sync/protocol/PayRoll.ts'
import type { Queries } from '../store/Database.ts'

type Kept = Pick<BeneficiaryProfile, 'fullName' | 'birth' | 'hamlet' | 'standing' | 'citizenId' | 'oldIdentityNumber'> &
  Pick<
    PaymentOnProfile,
    'lineId' | 'periodId' | 'amountInDong' | 'carriedMonths' | 'channel' | 'payFrom' | 'payUntil' | 'outcome' | 'month' | 'place' | 'unpaid'
  > &
  Pick<RollLine, 'beneficiaryId' | 'unitCode' | 'payee' | 'papers' | 'heldBy' | 'decisionNumber' | 'bookNumber' | 'enrolment'> & {
    position: number
    parts: readonly PaymentPart[]
    disbursements: readonly Disbursement[]
    paidAtMs: Readonly<Record<string, number>> | null
  }

/** What was paid on a line and stands, as pages and rolls show it. */
export const DISBURSEMENTS_OF_LINE = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('factId', paid.fact_id, 'day', to_char(paid.day, 'YYYY-MM-DD'), 'paidBy', paid.body ->> 'tellerName', 'place', coalesce(point.name, ''), 'via', paid.via,
    'amountInDong', paid.amount_in_dong, 'receiver', paid.body -> 'receiver', 'doubt', paid.doubt) ORDER BY paid.n)
  FROM disbursement AS paid WHERE paid.line_id = line.id AND paid.cancelled_by IS NULL), '[]'::jsonb)`

const PAGE = `
  SELECT line.position, line.id AS "lineId", line.period_id AS "periodId", line.beneficiary_id AS "beneficiaryId", line.unit_code AS "unitCode", line.amount_in_dong AS "amountInDong",
    line.carried_months AS "carriedMonths", line.decision_number AS "decisionNumber", line.book_number AS "bookNumber", line.channel, line.outcome, line.payee, line.parts, coalesce(point.name, '') AS place, period.months[array_upper(period.months, 1)] AS month,
    period.body ->> 'payFrom' AS "payFrom", period.body ->> 'payUntil' AS "payUntil", profile ->> 'fullName' AS "fullName", profile -> 'enrolment' AS enrolment, person.birth, person.hamlet, person.standing,
    person.citizen_id AS "citizenId", person.old_identity_number AS "oldIdentityNumber", ${DISBURSEMENTS_OF_LINE} AS disbursements,
    (SELECT jsonb_object_agg(fact_id, round(extract(epoch FROM made_at) * 1000)::int8) FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL AND made_at IS NOT NULL) AS "paidAtMs",
    (SELECT jsonb_build_object('reason', reason, 'day', to_char(day, 'YYYY-MM-DD')) FROM payment_miss WHERE line_id = line.id ORDER BY n DESC LIMIT 1) AS unpaid,
    coalesce((SELECT jsonb_agg(jsonb_build_object('fullName', full_name, 'relation', relation, 'identityTail', identity_tail, 'number', number, 'validUntil', to_char(valid_until, 'YYYY-MM-DD')) ORDER BY valid_until DESC)
      FROM authorisation WHERE beneficiary_id = line.beneficiary_id AND ended_at IS NULL), '[]'::jsonb) AS papers,
    CASE WHEN holder.id IS NOT NULL AND holder.closing IS NULL THEN jsonb_build_object('sessionId', holder.id, 'label', holder.label || ' · ' || holder.account_name) END AS "heldBy"
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id JOIN beneficiary AS person ON person.id = line.beneficiary_id
    LEFT JOIN pay_point AS point ON point.id = line.pay_point_id LEFT JOIN pay_session AS holder ON holder.id = line.session_id
  WHERE line.period_id = $1 AND line.position > $2 ORDER BY line.position FETCH FIRST ($3) ROWS WITH TIES`

/** Tells whether a scanned card is this person's, without the number itself lying on the counter's phone. */
const identityKey = (periodId: string, number: string): string =>
  number === '' ? '' : createHash('sha256').update(`${periodId}/${number}`).digest('hex').slice(0, 32)

function rollLineOf(row: Kept): RollLine {
  const { lineId, periodId, amountInDong, carriedMonths, channel, payFrom, payUntil, outcome, month, place, unpaid, disbursements } = row
  const number = row.citizenId ?? row.oldIdentityNumber ?? ''
  return {
    beneficiaryId: row.beneficiaryId,
    fullName: row.fullName,
    birth: row.birth,
    hamlet: row.hamlet,
    unitCode: row.unitCode,
    standing: row.standing,
    identityTail: number.slice(-4),
    identityKey: identityKey(periodId, number),
    payee: row.payee,
    parts: row.parts.map(({ kind, label, amountInDong: part }) => ({ kind, label, amountInDong: part })),
    papers: row.papers,
    line: {
      lineId,
      periodId,
      month,
      amountInDong,
      carriedMonths,
      channel,
      place,
      payFrom,
      payUntil,
      disbursements,
      unpaid: disbursements.length > 0 ? null : unpaid,
      outcome,
    },
    heldBy: row.heldBy,
    paidAtMs: row.paidAtMs ?? {},
    enrolment: row.enrolment ?? null,
    decisionNumber: row.decisionNumber,
    bookNumber: row.bookNumber,
  }
}

/** What changed on a period's lines after a position, as far as row-level security lets the asker see; ordered, so that nothing is missed. */
export async function readRoll(
  queries: Queries,
  { periodId, after }: { readonly periodId: string; readonly after: number },
): Promise<{ lines: readonly RollLine[]; position: number; more: boolean; epoch: string }> {
  const [counter] = await queries.query<{ n: number; epoch: string }>('SELECT n, epoch FROM feed_counter')
  const rows = await queries.query<Kept>(PAGE, [periodId, after, LINES_IN_A_ROLL_PAGE])
  // A release stamps thousands of lines with one number: a page that ended between them would leave the rest out for ever.
  const more = rows.length >= LINES_IN_A_ROLL_PAGE
  const last = rows.at(-1)?.position ?? after
  return { lines: rows.map(rollLineOf), position: more ? last : Math.max(last, counter?.n ?? 0), more, epoch: counter?.epoch ?? '' }
}
