import type { BeneficiaryId } from '../people/BeneficiaryProfile.ts'
import { runsInMonth } from '../programmes/benefitRuns.ts'
import { possibleAmounts, amountAtRatesOf } from '../programmes/possibleAmounts.ts'
import { rateSource } from '../programmes/rateDay.ts'
import type { EntitlementOnRoll, RollDays } from './entitlementOnRoll.ts'
import { dayBefore, inOrder, monthAfter, monthOf, monthsInWords, monthsUntil } from './months.ts'
import type { PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'
import type { RollQuestion } from './RollQuestion.ts'

/** Whether somebody was asked already about months that nobody was paid for. */
export type Withheld = 'to-ask' | 'asked'

/** What earlier rolls gave for one benefit of one person. */
export type PaidBefore = {
  /** Đồng for each month that was on a roll, made good ones included. */
  readonly months: ReadonlyMap<PaymentMonth, number>
  /** Months on a line that was stopped, or whose money was given back: never made good without a look, and asked about once. */
  readonly withheld: ReadonlyMap<PaymentMonth, Withheld>
  /** The first month whose rolls are on record for this programme and commune; nothing is known of what was paid before. */
  readonly recordedFrom: PaymentMonth
  /** Months somebody has already put on this roll to be made good. */
  readonly madeGood: ReadonlySet<PaymentMonth>
}
export type BackPay = { readonly parts: readonly PaymentPart[]; readonly questions: readonly RollQuestion[] }
type Owed = ReadonlyMap<PaymentMonth, number>
type About = { readonly beneficiaryId: BeneficiaryId; readonly programmeCode: string; readonly categoryCode: string }

const about = ({ profile, entitlement: { programmeCode, categoryCode } }: EntitlementOnRoll): About => ({
  beneficiaryId: profile.id,
  programmeCode,
  categoryCode,
})

/** One part for all months of one amount, so that each month's share can be told again later. */
function partsFor(one: EntitlementOnRoll, owed: Owed, words: string): PaymentPart[] {
  const { programmeCode, categoryCode } = one.entitlement
  const byAmount = Map.groupBy(owed.keys(), (month) => owed.get(month) ?? 0)
  return [...byAmount].map(([amount, months]) => ({
    kind: 'back-pay',
    programmeCode,
    categoryCode,
    label: `${words} ${monthsInWords(months)}: ${one.name}`,
    months: inOrder(months),
    amountInDong: amount * months.length,
  }))
}

/**
 * Months between the one it began in and this roll that no roll held: made good when it began under our eyes, else somebody's question,
 * asked on the first roll after them and not on every one.
 */
function monthsNotPaid(one: EntitlementOnRoll, paid: PaidBefore, firstMonth: PaymentMonth): BackPay {
  const { from, terms } = one.entitlement
  if (from === null) return { parts: [], questions: [] }
  const began = monthOf(from)
  const missing = monthsUntil(began > paid.recordedFrom ? began : paid.recordedFrom, firstMonth).filter(
    (month) => !paid.months.has(month) && !paid.withheld.has(month) && !paid.madeGood.has(month),
  )
  const made = (months: readonly PaymentMonth[]) => partsFor(one, new Map(months.map((month) => [month, one.amountIn(month)])), 'Truy lĩnh')
  // From a day the desk decided, nobody has to be asked once more.
  const isDecided = (month: PaymentMonth) => terms !== undefined && month >= monthOf(terms.from)
  const parts = made(missing.filter(isDecided))
  const left = missing.filter((month) => !isDecided(month))
  if (left.at(-1) !== monthAfter(firstMonth, -1)) return { parts, questions: [] }
  if (paid.months.size > 0 || paid.withheld.size > 0 || began < paid.recordedFrom)
    return { parts, questions: [{ kind: 'months-missing', ...about(one), months: left }] }
  return { parts: made(left), questions: [] }
}

/** Months paid on other terms than those that count from an earlier day: too little is made good, too much is asked about once. */
function monthsAtNewTerms(one: EntitlementOnRoll, paid: PaidBefore, firstMonth: PaymentMonth): BackPay {
  const { terms } = one.entitlement
  if (!terms) return { parts: [], questions: [] }
  const since = [...paid.months].filter(
    ([month]) => month >= monthOf(terms.from) && month < firstMonth && !paid.madeGood.has(month) && runsInMonth(one.entitlement, month),
  )
  const owed = since.map(([month, paidInDong]) => [month, one.amountIn(month) - paidInDong] as const)
  const over = owed.filter(([, amount]) => amount < 0)
  const months = inOrder(over.map(([month]) => month))
  const isNew = months.at(-1) === monthAfter(firstMonth, -1)
  const overInDong = over.reduce((sum, [, amount]) => sum - amount, 0)
  return {
    parts: partsFor(one, new Map(owed.filter(([, amount]) => amount > 0)), 'Truy lĩnh chênh lệch'),
    questions: isNew ? [{ kind: 'paid-above', ...about(one), months, overInDong }] : [],
  }
}

/**
 * Đồng owed for a month paid by the rates of before, when a decree that came later applies to it: nothing to make good is 0, and undefined
 * is what nobody can work out from the rates. While a new table is not published the amount on paper stands for it.
 */
function owedByNewRate(one: EntitlementOnRoll, [month, paidInDong]: readonly [PaymentMonth, number], payFrom: RollDays['payFrom']) {
  const question = one.questionOf(month)
  const source = rateSource(question)
  if (!source?.inForceFrom || source.inForceFrom <= source.appliesFrom || source.inForceFrom > payFrom) return 0
  if (possibleAmounts(question).some((now) => now.amountInDong === paidInDong)) return 0
  const before = possibleAmounts(one.questionOf(month, dayBefore(source.inForceFrom))).find((then) => then.amountInDong === paidInDong)
  if (!before) return undefined
  const isTableKnown = possibleAmounts(question).length > 0
  if (isTableKnown && !one.explained) return undefined
  const nowInDong = isTableKnown ? amountAtRatesOf(question, before) : one.entitlement.monthlyAmountInDong
  return nowInDong !== undefined && nowInDong > paidInDong ? nowInDong - paidInDong : undefined
}

/** A rate may apply from one day and be in force from a later one: the months between are made good, in đồng (NĐ 335/2026, NĐ 321/2026). */
function monthsAtNewRate(one: EntitlementOnRoll, paid: PaidBefore, payFrom: RollDays['payFrom']): BackPay {
  const { terms } = one.entitlement
  // Since the day of new terms the whole amount is compared, whatever made it another one.
  const before = [...paid.months].filter(([month]) => terms === undefined || month < monthOf(terms.from))
  const owed = before.map((entry) => [entry[0], owedByNewRate(one, entry, payFrom)] as const)
  const months = owed.flatMap(([month, amount]) => (amount === undefined && !paid.madeGood.has(month) ? [month] : []))
  const known = new Map(owed.flatMap(([month, amount]) => (amount && !paid.madeGood.has(month) ? [[month, amount] as const] : [])))
  return {
    parts: partsFor(one, known, 'Truy lĩnh chênh lệch'),
    questions: months.length === 0 ? [] : [{ kind: 'rate-not-made-good', ...about(one), months: inOrder(months) }],
  }
}

function monthsToAsk(one: EntitlementOnRoll, { withheld, madeGood }: PaidBefore): RollQuestion[] {
  const months = [...withheld].flatMap(([month, state]) => (state === 'to-ask' && !madeGood.has(month) ? [month] : []))
  return months.length === 0 ? [] : [{ kind: 'months-withheld', ...about(one), months: inOrder(months) }]
}

/** Months that were paid, but not as they are due by now: by a rate that came later, or by what the desk decided since. */
export function monthsPaidOtherwise(
  one: EntitlementOnRoll,
  paid: PaidBefore,
  { payFrom, firstMonth }: Pick<RollDays, 'payFrom'> & { readonly firstMonth: PaymentMonth },
): BackPay {
  const [risen, decided] = [monthsAtNewRate(one, paid, payFrom), monthsAtNewTerms(one, paid, firstMonth)]
  return { parts: [...risen.parts, ...decided.parts], questions: [...risen.questions, ...decided.questions] }
}

/** Truy lĩnh: months before the roll that were not paid, or not at the rate that turned out to apply. */
export function backPayParts(one: EntitlementOnRoll, paid: PaidBefore, order: RollDays & { readonly firstMonth: PaymentMonth }): BackPay {
  const missing = monthsNotPaid(one, paid, order.firstMonth)
  const risen = monthsPaidOtherwise(one, paid, order)
  return { parts: [...missing.parts, ...risen.parts], questions: [...missing.questions, ...monthsToAsk(one, paid), ...risen.questions] }
}
