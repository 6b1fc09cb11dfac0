import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { BirthDate } from '../people/BirthDate.ts'
import { possibleAmounts, type PossibleAmount } from '../programmes/possibleAmounts.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { firstDayOf } from './months.ts'
import type { Benefit, MonthAmount } from './monthsOfParts.ts'
import type { ExplainedShare } from './RollDifference.ts'

/** A benefit of one person, to be asked what the rules give for it. */
export type Claimed = {
  readonly profile: BeneficiaryProfile | undefined
  readonly birth: BirthDate
  readonly benefit: Pick<Benefit, 'programmeCode' | 'categoryCode'>
  readonly provinceCode: string
}
export type MonthOnRoll = MonthAmount & { readonly payFrom: PlainDate }

export const entitlementTo = ({ profile, benefit }: Claimed) =>
  profile?.entitlements.find((one) => one.programmeCode === benefit.programmeCode && one.categoryCode === benefit.categoryCode)

/** What rules and rates gave for that month, as they were known when it was paid. */
export const rulesGave = (claimed: Claimed, { month, payFrom }: Pick<MonthOnRoll, 'month' | 'payFrom'>): PossibleAmount[] =>
  possibleAmounts({
    benefit: entitlementTo(claimed) ?? { ...claimed.benefit, coefficient: null },
    birth: claimed.birth,
    provinceCode: claimed.provinceCode,
    day: firstDayOf(month),
    payDay: payFrom,
  })

const inVietnamese = (value: number): string =>
  String(value)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+$)/g, '.')

const rate = (text: string, amountInDong: number): ExplainedShare => ({ explanation: { kind: 'rate', text }, amountInDong })

/** How the one becomes the other: by another table, another standard, another age, or the two last together. */
function sharesBetween(before: PossibleAmount, after: PossibleAmount): ExplainedShare[] | undefined {
  const { coefficient: earlier, standardInDong: oldStandard } = before
  const { coefficient: later, standardInDong: newStandard, source } = after
  if (earlier === null || later === null || oldStandard === null || newStandard === null)
    return [rate(`Mức trợ cấp theo ${source.legalBasis}`, after.amountInDong - before.amountInDong)]
  if (earlier !== later && (before.age === 'unknown' || after.age === 'unknown')) return undefined
  const words = `Mức chuẩn ${inVietnamese(oldStandard)} → ${inVietnamese(newStandard)} (${source.legalBasis})`
  const byAge: ExplainedShare = {
    explanation: { kind: 'age', text: `Hệ số theo tuổi ${inVietnamese(earlier)} → ${inVietnamese(later)}` },
    amountInDong: after.amountInDong - (before.amountInDong / oldStandard) * newStandard,
  }
  return [byAge, rate(words, (before.amountInDong / oldStandard) * (newStandard - oldStandard))].filter((one) => one.amountInDong !== 0)
}

/** Shares that make a month's amount out of another's to the last đồng; undefined when age and rate do not. */
export function explainStep(claimed: Claimed, before: MonthOnRoll, after: MonthOnRoll): ExplainedShare[] | undefined {
  const from = rulesGave(claimed, before).filter((one) => one.amountInDong === before.amountInDong)
  const to = rulesGave(claimed, after).filter((one) => one.amountInDong === after.amountInDong)
  const isSame = (one: PossibleAmount, other: PossibleAmount) => one.coefficient === other.coefficient
  const pairs = from.flatMap((one) => to.map((other) => [one, other] as const))
  const [one, other] = pairs.find((pair) => isSame(...pair)) ?? pairs[0] ?? []
  return one && other && sharesBetween(one, other)
}
