import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { Disbursement, PaymentOnProfile } from './PaymentOnProfile.ts'

type Line = PaymentOnProfile

/** A second payment stands beside the first; laying the same one twice changes nothing. */
export const payLine = (line: Line, paid: Disbursement): Line =>
  line.disbursements.some((known) => known.factId === paid.factId)
    ? line
    : { ...line, disbursements: [...line.disbursements, paid], unpaid: null }

/** Once the first of two is taken back, the second is second to nobody; then it shows whether its own sum was the line's. */
function withoutDouble([first, ...others]: readonly Disbursement[], { amountInDong }: Line): Disbursement[] {
  if (first?.doubt !== 'double-paid') return first ? [first, ...others] : []
  return [{ ...first, doubt: first.amountInDong === amountInDong ? null : 'amount-differs' }, ...others]
}

export function unpayLine(line: Line, factId: string): Line {
  const left = line.disbursements.filter((known) => known.factId !== factId)
  return left.length === line.disbursements.length ? line : { ...line, disbursements: withoutDouble(left, line) }
}

/** Whoever has the money was not missed, whatever the order the news came in. */
export const missLine = (line: Line, unpaid: NonNullable<Line['unpaid']>): Line =>
  line.disbursements.length > 0 ? line : { ...line, unpaid }

/** Somebody has looked at it and lets it stand. */
export const clearDoubt = (line: Line, factId: string): Line => ({
  ...line,
  disbursements: line.disbursements.map((known) => (known.factId === factId ? { ...known, doubt: null } : known)),
})

/** Lines of a person's page that `change` makes something else of; the same page when nothing changed. */
export function withPayments(profile: BeneficiaryProfile, change: (line: Line) => Line): BeneficiaryProfile {
  const payments = profile.payments.map(change)
  return payments.every((line, at) => line === profile.payments[at]) ? profile : { ...profile, payments }
}

export const onLine =
  (lineId: string, change: (line: Line) => Line) =>
  (line: Line): Line =>
    line.lineId === lineId ? change(line) : line

/** How many periods a page shows; the office keeps them all. */
export const LINES_ON_A_PROFILE = 3

/** A line of a newly released period comes first; of older periods as many stay as a page shows. */
export function withLine(profile: BeneficiaryProfile, line: Line): BeneficiaryProfile {
  const others = profile.payments.filter((known) => known.lineId !== line.lineId)
  const newestFirst = [line, ...others].sort((one, other) => (one.month === other.month ? 0 : one.month > other.month ? -1 : 1))
  return { ...profile, payments: newestFirst.slice(0, LINES_ON_A_PROFILE) }
}
