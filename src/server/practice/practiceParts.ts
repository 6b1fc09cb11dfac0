import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { parseAssistanceCode } from '#domain/programmes/assistanceCoefficient.ts'
import { NAMES_ON_LISTS } from '#domain/programmes/assistanceRulesData.ts'
import { meritRateOn } from '#domain/programmes/meritRateOn.ts'
import type { PracticeAdjustment } from './adjustments.ts'
import { QUARTER_END } from './entitlements.ts'
import { FUNERAL, OVERPAID, PRACTICE_PERIODS } from './practicePaymentsData.ts'

/** As lists print a group; HIV is never named (NĐ 20/2021 Điều 8). */
function labelOf({ categoryCode }: Entitlement): string {
  const group = parseAssistanceCode(categoryCode)
  return group ? NAMES_ON_LISTS[group] : (meritRateOn(categoryCode, QUARTER_END)?.name ?? categoryCode)
}

/** A line is paid from the month it begins in. */
export const monthlyParts = ({ entitlements }: BeneficiaryProfile, month: PaymentMonth): PaymentPart[] =>
  entitlements
    .filter(({ from }) => from === null || from.slice(0, 7) <= month)
    .map((one) => ({
      kind: 'monthly',
      programmeCode: one.programmeCode,
      categoryCode: one.categoryCode,
      label: labelOf(one),
      months: [month],
      amountInDong: one.monthlyAmountInDong,
    }))

/** What was decided late is made good with the first month of the quarter. */
export const adjustedPart = ({ kind, programmeCode, label, months, amountInDong }: PracticeAdjustment): PaymentPart => ({
  kind,
  programmeCode,
  categoryCode: '',
  label,
  months: months.map((month) => month as PaymentMonth),
  amountInDong,
})

const [JANUARY] = PRACTICE_PERIODS
const january: readonly PaymentMonth[] = JANUARY ? [JANUARY.month] : []

/** Paid at twice the standard by mistake, and what takes it back: over the quarter nothing remains of either. */
export const overpaid = (parts: readonly PaymentPart[]): PaymentPart[] =>
  parts.map((part) =>
    part.categoryCode === OVERPAID.categoryCode ? { ...part, amountInDong: part.amountInDong + OVERPAID.amountInDong } : part,
  )
export const takenBack: PaymentPart = {
  kind: 'recovery',
  programmeCode: 'BTXH',
  categoryCode: OVERPAID.categoryCode,
  label: OVERPAID.label,
  months: january,
  amountInDong: -OVERPAID.amountInDong,
}

export const funeralPart = (deceased: string): PaymentPart => ({
  kind: 'one-off',
  programmeCode: FUNERAL.programmeCode,
  categoryCode: FUNERAL.categoryCode,
  label: `${FUNERAL.label}: ${deceased}`,
  months: [],
  amountInDong: FUNERAL.amountInDong,
})

/** What was not collected comes along, part by part, as months of their own. */
export const carriedParts = (parts: readonly PaymentPart[], month: PaymentMonth): PaymentPart[] =>
  parts.map((part) => ({ ...part, kind: 'carried', months: part.months.length > 0 ? part.months : [month] }))
