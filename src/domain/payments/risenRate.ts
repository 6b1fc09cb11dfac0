import type { Certainty } from '../programmes/DatedSource.ts'
import { amountAtRatesOf, possibleAmounts, type AmountQuestion, type PossibleAmount } from '../programmes/possibleAmounts.ts'
import { rateDay, rateSource } from '../programmes/rateDay.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { EntitlementOnRoll } from './entitlementOnRoll.ts'
import { dayBefore, firstDayOf, monthOf } from './months.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

/** A dated rate that took another's place, as the law says it; đồng a month. */
export type RateStep = {
  readonly programmeCode: string
  readonly appliesFrom: PlainDate
  readonly legalBasis: string
  readonly certainty: Certainty
  /** Null where a table tells each amount. */
  readonly standardBeforeInDong: number | null
  readonly standardInDong: number | null
}

/** One benefit whose amount on paper is that of the rate before, and what the new one makes of it. */
export type RisenBenefit = {
  readonly step: RateStep
  readonly amountInDong: number
  /** The amount by the new rate for a month it applies to; the amount on paper for a month before. */
  readonly amountIn: (month: PaymentMonth) => number
}

/** The last month of the rates before, asked as it was when it was paid. */
const asBefore = (question: AmountQuestion, lastDay: PlainDate): AmountQuestion => ({
  ...question,
  day: firstDayOf(monthOf(lastDay)),
  payDay: lastDay,
})

function stepOf(question: AmountQuestion, before: PossibleAmount): RateStep | undefined {
  const source = rateSource({ ...question, day: rateDay(question) })
  if (!source) return undefined
  const { coefficient, standardInDong: standardBeforeInDong } = before
  const risenInDong = amountAtRatesOf(question, before)
  return {
    programmeCode: question.benefit.programmeCode,
    appliesFrom: source.appliesFrom,
    legalBasis: source.legalBasis,
    certainty: source.certainty,
    standardBeforeInDong,
    standardInDong: coefficient === null || risenInDong === undefined ? null : risenInDong / coefficient,
  }
}

/**
 * What the newest rate known on the day of paying makes of an amount that the rate right before it explains: same coefficient, or same row
 * of the table. Undefined where the amount on paper is explained by the new rate already or by neither, and where it would not rise:
 * then the paper stands.
 */
export function risenRate(one: EntitlementOnRoll): RisenBenefit | undefined {
  const newest = one.months.at(-1)
  const onPaperInDong = one.entitlement.monthlyAmountInDong
  if (newest === undefined) return undefined
  const question = one.questionOf(newest)
  const source = rateSource({ ...question, day: rateDay(question) })
  if (!source || possibleAmounts(question).some((now) => now.amountInDong === onPaperInDong)) return undefined
  const before = possibleAmounts(asBefore(question, dayBefore(source.appliesFrom))).find((then) => then.amountInDong === onPaperInDong)
  const amountInDong = before && amountAtRatesOf(question, before)
  const step = before && stepOf(question, before)
  if (!step || amountInDong === undefined || amountInDong <= onPaperInDong) return undefined
  const amountIn = (month: PaymentMonth): number =>
    month < monthOf(step.appliesFrom) ? onPaperInDong : (amountAtRatesOf(one.questionOf(month), before) ?? onPaperInDong)
  return { step, amountInDong, amountIn }
}
