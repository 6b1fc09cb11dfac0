import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import type { PracticeAdjustment } from './adjustments.ts'
import { FUNERAL, OVERPAID, PRACTICE_PERIODS } from './practicePaymentsData.ts'

/** A line is paid from the month it begins in. */
export const monthlyParts = ({ entitlements }: BeneficiaryProfile, month: PaymentMonth): PaymentPart[] =>
  entitlements
    .filter(({ from }) => from === null || from.slice(0, 7) <= month)
    .map((one) => ({
      kind: 'monthly',
      programmeCode: one.programmeCode,
      categoryCode: one.categoryCode,
      label: nameOnLists(one.programmeCode, one.categoryCode),
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
