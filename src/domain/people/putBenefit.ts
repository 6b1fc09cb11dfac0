import type { PlainDate } from '../shared/PlainDate.ts'
import { accepted, refused, type Result } from '../shared/Result.ts'
import type { Entitlement, EntitlementStop } from './BeneficiaryProfile.ts'

/** A benefit as the desk wants it. */
export type BenefitWish = Pick<Entitlement, 'programmeCode' | 'categoryCode' | 'coefficient' | 'monthlyAmountInDong' | 'from'>
export type BenefitDecision = { readonly to: BenefitWish; readonly countsFrom: PlainDate; readonly decision: string }

type Benefits = readonly Entitlement[]
const isSameGroup = (one: BenefitWish, other: BenefitWish): boolean =>
  one.programmeCode === other.programmeCode && one.categoryCode === other.categoryCode

/** Rolls paid the benefit under these groups before; one that another benefit of the person bears is that one's. */
function groupsBefore(was: Entitlement, to: BenefitWish, others: Benefits): string[] {
  const codes = new Set([...(was.terms?.insteadOf ?? []), was.categoryCode])
  return [...codes].filter((categoryCode) => ![to, ...others].some((one) => isSameGroup(one, { ...to, categoryCode })))
}

/**
 * The person's benefits with one of them as decided; `at`: its place among them, undefined for one that begins. Months since `countsFrom`
 * that rolls paid otherwise, or not at all, are made good by the next one. Refused: the same group twice, and terms from before the first day.
 */
export function putBenefit(
  benefits: Benefits,
  at: number | undefined,
  { to, countsFrom, decision }: BenefitDecision,
): Result<Entitlement[], 'benefit-twice' | 'bad-request'> {
  const was = at === undefined ? undefined : benefits[at]
  const others = benefits.filter((one) => one !== was)
  if (to.from !== null && countsFrom < to.from) return refused('bad-request')
  if (was && was.programmeCode !== to.programmeCode) return refused('bad-request')
  if (others.some((one) => one.stop?.kind !== 'ended' && isSameGroup(one, to))) return refused('benefit-twice')
  const terms = { from: countsFrom, decision, insteadOf: was ? groupsBefore(was, to, others) : [] }
  const now: Entitlement = { ...to, terms, ...(was?.stop ? { stop: was.stop } : {}) }
  return accepted(was ? benefits.map((one) => (one === was ? now : one)) : [...benefits, now])
}

/** Suspended or ended after a day that is still paid, or, without a stop, going on again. */
export const stopBenefit = (benefits: Benefits, at: number, stop: EntitlementStop | null): Entitlement[] =>
  benefits.map((one, place) => {
    if (place !== at) return one
    const { programmeCode, categoryCode, coefficient, monthlyAmountInDong, from, terms } = one
    const running: Entitlement = { programmeCode, categoryCode, coefficient, monthlyAmountInDong, from, ...(terms ? { terms } : {}) }
    return stop === null ? running : { ...running, stop }
  })
