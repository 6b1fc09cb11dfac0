import type { BeneficiaryProfile, Entitlement } from '../people/BeneficiaryProfile.ts'
import { parseBirthDate } from '../people/BirthDate.ts'
import { nameOnLists } from '../programmes/nameOnLists.ts'
import {
  amountAtRatesOf,
  likeliestAmount,
  possibleAmounts,
  type AmountQuestion,
  type PossibleAmount,
} from '../programmes/possibleAmounts.ts'
import { runsInMonth } from '../programmes/benefitRuns.ts'
import { hasRates } from '../programmes/tableRateOn.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { firstDayOf } from './months.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'
import type { RollQuestion } from './RollQuestion.ts'

/** Where and when the roll is paid, as far as rates ask. */
export type RollDays = { readonly provinceCode: string; readonly payFrom: PlainDate }

/** One benefit on one roll: what it pays in a month, and how far rules and rates explain that. */
export type EntitlementOnRoll = {
  readonly profile: BeneficiaryProfile
  readonly entitlement: Entitlement
  readonly name: string
  /** The months of the roll it runs in, oldest first; never empty. */
  readonly months: readonly PaymentMonth[]
  /** How the amount on paper comes about by the rates of one of those months; undefined when they do not explain it. */
  readonly explained: PossibleAmount | undefined
  /** Rates as they are known on `payDay`, the first day of paying when left out. */
  readonly questionOf: (month: PaymentMonth, payDay?: PlainDate) => AmountQuestion
  /** The amount on paper, at that month's rate where a rate explains it. */
  readonly amountIn: (month: PaymentMonth) => number
}

export function entitlementOnRoll(
  profile: BeneficiaryProfile,
  entitlement: Entitlement,
  { months, provinceCode, payFrom }: RollDays & { readonly months: readonly PaymentMonth[] },
): EntitlementOnRoll | undefined {
  const running = months.filter((month) => runsInMonth(entitlement, month))
  if (running.length === 0) return undefined
  const onPaper = entitlement.monthlyAmountInDong
  const birth = parseBirthDate(profile.birth) ?? { precision: 'unknown' }
  const questionOf = (month: PaymentMonth, payDay = payFrom): AmountQuestion => ({
    benefit: entitlement,
    birth,
    provinceCode,
    day: firstDayOf(month),
    payDay,
  })
  const explained = running.flatMap((month) => possibleAmounts(questionOf(month))).find((one) => one.amountInDong === onPaper)
  const amountIn = (month: PaymentMonth): number => (explained && amountAtRatesOf(questionOf(month), explained)) ?? onPaper
  const name = nameOnLists(entitlement.programmeCode, entitlement.categoryCode)
  return { profile, entitlement, name, months: running, explained, questionOf, amountIn }
}

/** What rules and rates do not explain of the newest month, with the difference; a benefit under no programme's rates asks nothing. */
export function amountQuestions(one: EntitlementOnRoll): RollQuestion[] {
  const { programmeCode, categoryCode, monthlyAmountInDong } = one.entitlement
  const about = { beneficiaryId: one.profile.id, programmeCode, categoryCode }
  if (monthlyAmountInDong <= 0) return [{ kind: 'no-amount', ...about }]
  const newest = one.months.at(-1)
  if (newest === undefined || !hasRates(one.entitlement)) return []
  const paperInDong = one.amountIn(newest)
  const rate = likeliestAmount(possibleAmounts(one.questionOf(newest)), paperInDong)
  if (!rate) return [{ kind: 'no-rate', ...about, paperInDong }]
  const { amountInDong: rateInDong, coefficient, standardInDong } = rate
  const differenceInDong = paperInDong - rateInDong
  if (differenceInDong === 0) return []
  return [{ kind: 'amount-differs', ...about, paperInDong, rateInDong, differenceInDong, coefficient, standardInDong }]
}
