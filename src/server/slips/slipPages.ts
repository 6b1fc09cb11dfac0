import { makeSlipPage, type OfficeKnowledge } from '#domain/slips/makeSlipPage.ts'
import type { PaymentMonth, PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import { monthAfter, monthOf } from '#domain/payments/months.ts'
import type { BeneficiaryProfile, Payee } from '#domain/people/BeneficiaryProfile.ts'
import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import type { RolledLine } from '#domain/slips/RolledLine.ts'
import type { SaidReport, SlipPage } from '#domain/slips/SlipPage.ts'
import { SLIP_TERMS } from '#domain/slips/slipTermsData.ts'
import { WAITS_FOR_ANOTHER } from '../payments/lineState.ts'
import { DISBURSEMENTS_OF_LINE } from '../payments/payRoll.ts'
import type { Queries } from '../store/Database.ts'
import { readReports } from './saidReports.ts'

const MONTHS_READ = 14

type KeptLine = Omit<PaymentOnProfile, 'place'> & {
  readonly months: readonly PaymentMonth[]
  readonly parts: readonly PaymentPart[]
  readonly payee: Payee
  readonly bookNumber: string
  readonly reason: string | null
  readonly isClosed: boolean
  readonly name: string | null
  readonly address: string | null
  readonly hours: string | null
}

const LINES = `
  SELECT line.id AS "lineId", line.period_id AS "periodId", line.amount_in_dong AS "amountInDong", line.carried_months AS "carriedMonths", line.channel, line.outcome, line.outcome_reason AS reason,
    line.parts, line.payee, line.book_number AS "bookNumber", period.months, period.months[array_upper(period.months, 1)] AS month, period.body ->> 'payFrom' AS "payFrom", period.body ->> 'payUntil' AS "payUntil",
    period.state = 'closed' AS "isClosed", point.name, point.address, point.hours, ${DISBURSEMENTS_OF_LINE} AS disbursements,
    (SELECT jsonb_build_object('reason', reason, 'day', to_char(day, 'YYYY-MM-DD')) FROM payment_miss WHERE line_id = line.id ORDER BY n DESC LIMIT 1) AS unpaid
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id LEFT JOIN pay_point AS point ON point.id = line.pay_point_id
  WHERE line.beneficiary_id = $1 AND NOT (line.outcome = 'stopped' AND coalesce(line.outcome_reason, '') = '${WAITS_FOR_ANOTHER}') AND (period.state IN ('released', 'paying') OR (period.state = 'closed' AND period.months[array_upper(period.months, 1)] >= $2))
  ORDER BY period.months[array_upper(period.months, 1)] DESC, period.released_at DESC, line.ordinal`

function rolledLine({ months, parts, payee, bookNumber, reason, isClosed, name, address, hours, ...line }: KeptLine): RolledLine {
  return {
    line: { ...line, place: name ?? '', unpaid: line.disbursements.length > 0 ? null : line.unpaid },
    months,
    parts,
    payee,
    hasPayBook: bookNumber !== '',
    reason: reason ?? '',
    place: { name: name ?? '', address: address ?? '', hours: hours ?? '' },
    isClosed,
  }
}

const PERSON = `
  SELECT profile, coalesce((SELECT unit.name FROM unit WHERE unit.code = person.unit_code ORDER BY valid_from DESC LIMIT 1), '') AS "communeName",
    contact.phone AS "communePhone", contact.officer_name AS "officerName", contact.officer_phone AS "officerPhone"
  FROM beneficiary AS person LEFT JOIN unit_contact AS contact ON contact.unit_code = person.unit_code WHERE person.id = $1`
type KeptPerson = OfficeKnowledge['contact'] & { readonly profile: BeneficiaryProfile }

/** Answered reports leave the page after a while; open ones stay. */
function reportsToShow(reports: readonly SaidReport[], nowMs: number): SaidReport[] {
  const since = dateOfDayNumber(dayNumber(vietnamDay(nowMs)) - SLIP_TERMS.answeredDays)
  return reports.filter(({ answer }) => answer === null || answer.day >= since)
}

export type SlipReader = Pick<SlipPage, 'reader' | 'expiresOn'>

/** What a slip of this person shows now; undefined when there is no such person. */
export async function slipPageOf(
  queries: Queries,
  beneficiaryId: string,
  { reader, expiresOn, nowMs }: SlipReader & { readonly nowMs: number },
): Promise<SlipPage | undefined> {
  const [person] = await queries.query<KeptPerson>(PERSON, [beneficiaryId])
  if (!person) return undefined
  const { profile, ...contact } = person
  const since = monthAfter(monthOf(vietnamDay(nowMs)), -MONTHS_READ)
  const lines = await queries.query<KeptLine>(LINES, [beneficiaryId, since])
  const reports = reportsToShow(await readReports(queries, beneficiaryId), nowMs)
  return makeSlipPage({ profile, lines: lines.map(rolledLine), contact, reports, reader, expiresOn, nowMs })
}
