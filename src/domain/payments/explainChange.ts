import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { parseBirthDate } from '../people/BirthDate.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { entitlementTo, explainStep, rulesGave, type Claimed, type MonthOnRoll } from './explainStep.ts'
import { monthOf, monthsInWords } from './months.ts'
import { monthsOfParts, type Benefit } from './monthsOfParts.ts'
import type { PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'
import type { ExplainedShare, Explanation, LineSide } from './RollDifference.ts'
import { runsInMonth } from '../programmes/benefitRuns.ts'
import { nameOnLists } from '../programmes/nameOnLists.ts'

/** A person's lines of one roll, all together. */
export type Side = LineSide & { readonly parts: readonly PaymentPart[] }
export type RollDates = { readonly months: readonly PaymentMonth[]; readonly payFrom: PlainDate }
export type Change = {
  readonly profile: BeneficiaryProfile | undefined
  readonly provinceCode: string
  readonly before: { readonly side: Side | undefined; readonly roll: RollDates }
  readonly after: { readonly side: Side | undefined; readonly roll: RollDates }
}
/** `unexplained`: amounts of changes nobody explains, one by one, so that two of them cannot hide each other. */
export type ChangeExplained = { readonly shares: readonly ExplainedShare[]; readonly unexplained: readonly number[] }

type Pair = { readonly change: Change; readonly claimed: Claimed; readonly decision: Explanation | undefined }

const share = (explanation: Explanation | undefined, amountInDong: number): ChangeExplained =>
  amountInDong === 0
    ? { shares: [], unexplained: [] }
    : explanation
      ? { shares: [{ explanation, amountInDong }], unexplained: [] }
      : { shares: [], unexplained: [amountInDong] }
const together = (changes: readonly ChangeExplained[]): ChangeExplained => ({
  shares: changes.flatMap((one) => one.shares),
  unexplained: changes.flatMap((one) => one.unexplained),
})
const sum = (months: readonly { readonly amountInDong: number }[]): number => months.reduce((all, one) => all + one.amountInDong, 0)

/** A number that stands on the new line and did not stand on the old one. */
export function newDecision({ before, after }: Change): Explanation | undefined {
  const number = after.side?.decisionNumber ?? ''
  return number !== '' && number !== before.side?.decisionNumber ? { kind: 'decision', number } : undefined
}

function endedStanding(profile: BeneficiaryProfile | undefined): Explanation | undefined {
  if (profile?.standing === 'dead') return { kind: 'ended-standing', text: 'Đã mất' }
  return profile?.standing === 'moved' ? { kind: 'ended-standing', text: 'Đã chuyển đi' } : undefined
}

const isMadeGood = (parts: readonly PaymentPart[], { programmeCode, categoryCode }: Claimed['benefit'], month: PaymentMonth): boolean =>
  parts.some(
    (part) =>
      part.kind === 'back-pay' &&
      part.programmeCode === programmeCode &&
      ['', categoryCode].includes(part.categoryCode) &&
      part.months.includes(month),
  )

/** The desk put it otherwise since the roll before, or from a month that this line makes good. */
function decided({ profile, before, after }: Change, { programmeCode, categoryCode }: Claimed['benefit']): Explanation | undefined {
  const own = profile?.entitlements.find(
    (one) => one.programmeCode === programmeCode && [one.categoryCode, ...(one.terms?.insteadOf ?? [])].includes(categoryCode),
  )
  const lastBefore = before.roll.months.at(-1)
  if (!own?.terms || lastBefore === undefined) return undefined
  const month = monthOf(own.terms.from)
  if (month <= lastBefore && !isMadeGood(after.side?.parts ?? [], own, month)) return undefined
  const { decision } = own.terms
  return decision === '' ? { kind: 'began', text: `Điều chỉnh từ ${monthsInWords([month])}` } : { kind: 'decision', number: decision }
}

/** Stopped by the office before this roll's first month. */
function stopped({ change, claimed }: Pair): Explanation | undefined {
  const own = entitlementTo(claimed)
  const [month] = change.after.roll.months
  if (!own?.stop || month === undefined || runsInMonth(own, month)) return undefined
  return { kind: 'ended-standing', text: own.stop.kind === 'ended' ? 'Thôi hưởng' : 'Tạm dừng' }
}

/** It began after the roll before, or its first months are made good on this line. */
function began({ change, claimed }: Pair): Explanation | undefined {
  const from = entitlementTo(claimed)?.from
  const lastBefore = change.before.roll.months.at(-1)
  if (!from || lastBefore === undefined) return undefined
  const month = monthOf(from)
  const isNew = month > lastBefore || isMadeGood(change.after.side?.parts ?? [], claimed.benefit, month)
  return isNew ? { kind: 'began', text: `Hưởng từ ${monthsInWords([month])}` } : undefined
}

/** The rules have a row for the age in the one month and none in the other. */
function isOutsideAge({ claimed }: Pair, inside: MonthOnRoll | undefined, outside: MonthOnRoll | undefined): boolean {
  if (!inside || !outside) return false
  const isInside = rulesGave(claimed, inside).some((one) => one.age !== 'unknown' && one.amountInDong === inside.amountInDong)
  return isInside && rulesGave(claimed, outside).every((one) => one.age === 'of-the-month-before')
}
const monthAt = ({ months, payFrom }: RollDates, at: number): MonthOnRoll | undefined => {
  const month = months.at(at)
  return month && { month, payFrom, amountInDong: 0 }
}

function explainNew(pair: Pair, benefit: Benefit): ChangeExplained {
  const [first] = benefit.months
  const now = first && { ...first, payFrom: pair.change.after.roll.payFrom }
  const grown = (): Explanation | undefined =>
    isOutsideAge(pair, now, monthAt(pair.change.before.roll, -1))
      ? { kind: 'age', text: `Đủ tuổi: ${nameOnLists(benefit.programmeCode, benefit.categoryCode)}` }
      : undefined
  return share(pair.decision ?? began(pair) ?? grown(), sum(benefit.months))
}

function explainEnded(pair: Pair, benefit: Benefit): ChangeExplained {
  const last = benefit.months.at(-1)
  const then = last && { ...last, payFrom: pair.change.before.roll.payFrom }
  const tooOld = (): Explanation | undefined =>
    isOutsideAge(pair, then, monthAt(pair.change.after.roll, 0))
      ? { kind: 'age', text: `Hết tuổi: ${nameOnLists(benefit.programmeCode, benefit.categoryCode)}` }
      : undefined
  return share(endedStanding(pair.change.profile) ?? stopped(pair) ?? pair.decision ?? tooOld(), -sum(benefit.months))
}

function explainCount(pair: Pair, before: Benefit, after: Benefit): Explanation | undefined {
  const { change } = pair
  const isWhole = ({ months }: Benefit, { roll }: Change['before']) => months.length === roll.months.length
  if (isWhole(before, change.before) && isWhole(after, change.after))
    return { kind: 'months', text: `Kỳ này ${after.months.length} tháng, kỳ trước ${before.months.length} tháng` }
  if (!isWhole(after, change.after)) return endedStanding(change.profile)
  const from = entitlementTo(pair.claimed)?.from
  const [firstMonth] = before.months
  return from && firstMonth && monthOf(from) === firstMonth.month
    ? { kind: 'began', text: `Hưởng từ ${monthsInWords([firstMonth.month])}` }
    : undefined
}

/** Through the last month of the roll before: how its own months led there, how this roll's go on from it, and how many there are. */
function explainGoing(pair: Pair, before: Benefit, after: Benefit): ChangeExplained {
  const last = before.months.at(-1)
  if (!last) return explainNew(pair, after)
  const { change, claimed, decision } = pair
  const on = (one: Benefit['months'][number], roll: RollDates): MonthOnRoll => ({ ...one, payFrom: roll.payFrom })
  const step = (one: MonthOnRoll, other: MonthOnRoll): ChangeExplained => {
    const amountInDong = other.amountInDong - one.amountInDong
    if (amountInDong === 0 || decision) return share(decision, amountInDong)
    const shares = explainStep(claimed, one, other)
    return shares && sum(shares) === amountInDong ? { shares, unexplained: [] } : share(undefined, amountInDong)
  }
  const pivot = on(last, change.before.roll)
  const count = (after.months.length - before.months.length) * last.amountInDong
  return together([
    ...before.months.map((one) => step(on(one, change.before.roll), pivot)),
    ...after.months.map((one) => step(pivot, on(one, change.after.roll))),
    share(count === 0 ? undefined : (explainCount(pair, before, after) ?? decision), count),
  ])
}

/** Grants, months made good, money taken back and months not collected explain themselves, now or as something the last roll had. */
function explainOthers(side: Side | undefined, sign: 1 | -1): ChangeExplained {
  const shares = (side?.parts ?? []).flatMap(({ kind, label, amountInDong }): ExplainedShare[] =>
    kind === 'monthly'
      ? []
      : [{ explanation: { kind, text: sign === 1 ? label : `Kỳ trước: ${label}` }, amountInDong: sign * amountInDong }],
  )
  return { shares, unexplained: [] }
}

/** Every đồng of a change with its reason; what is left has none. */
export function explainChange(change: Change): ChangeExplained {
  const { before, after, profile, provinceCode } = change
  const [old, now] = [before, after].map(({ side, roll }) => monthsOfParts(side?.parts ?? [], roll.months))
  const decision = newDecision(change)
  const birth = parseBirthDate(profile?.birth ?? '') ?? { precision: 'unknown' }
  const benefits = new Map([...(old ?? []), ...(now ?? [])])
  const monthly = [...benefits].map(([key, benefit]) => {
    const pair: Pair = { change, claimed: { profile, birth, benefit, provinceCode }, decision: decision ?? decided(change, benefit) }
    const [was, is] = [old?.get(key), now?.get(key)]
    if (was && is) return explainGoing(pair, was, is)
    return is ? explainNew(pair, is) : explainEnded(pair, benefit)
  })
  return together([...monthly, explainOthers(after.side, 1), explainOthers(before.side, -1)])
}
