import { appliesOn } from '../programmes/DatedSource.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { COLLECTION_RULES } from './collectionRulesData.ts'
import type { PaymentMonth, PaymentState } from './PaymentOnProfile.ts'
import { inOrder } from './months.ts'

/** A line of an ended round of paying: the months that were new on it, carried ones apart. */
export type EndedLine = { readonly months: readonly PaymentMonth[]; readonly state: PaymentState }

export type CollectionAdvice =
  | { readonly kind: 'none' }
  | { readonly kind: 'warn'; readonly months: number }
  | { readonly kind: 'propose-suspension'; readonly months: number; readonly legalBasis: string }

type Collected = 'yes' | 'no' | 'not-offered'
/** Doubtful cash has left the drawer all the same; what was stopped or taken off the list could not be collected. */
const COLLECTED: Record<PaymentState, Collected> = {
  paid: 'yes',
  review: 'yes',
  waiting: 'no',
  missed: 'no',
  carried: 'no',
  returned: 'no',
  stopped: 'not-offered',
  withdrawn: 'not-offered',
}

/** Months in a row that were not collected, up to the newest. One collected line clears all before it. The newest line comes first. */
export function monthsNotCollected(newestFirst: readonly EndedLine[]): number {
  const collected = newestFirst.findIndex((line) => COLLECTED[line.state] === 'yes')
  const since = collected < 0 ? newestFirst : newestFirst.slice(0, collected)
  return inOrder(since.flatMap((line) => (COLLECTED[line.state] === 'no' ? line.months : []))).length
}

/** A line as the office keeps it, of a round that may still be paying. */
export type LineOnRecord = EndedLine & {
  readonly isRoundOver: boolean
  /** Months not collected that came along with it. */
  readonly carriedMonths: number
}

/**
 * Months in a row that one person has not collected, by what became of each round. While a round pays, only who was tried in vain counts.
 * What the oldest line on record brought along lies before the record and counts with it; later lines bring along what is counted already.
 */
export function monthsMissed(newestFirst: readonly LineOnRecord[]): number {
  const told = newestFirst.filter((line) => line.isRoundOver || line.state !== 'waiting')
  const broughtAlong = told.some((line) => COLLECTED[line.state] === 'yes') ? 0 : (newestFirst.at(-1)?.carriedMonths ?? 0)
  return monthsNotCollected(told) + broughtAlong
}

/** A warning or a proposal, never a stop by itself: the commune decides (TT 02/2021/TT-BLĐTBXH Điều 2). */
export function collectionAdvice(months: number, programmeCode: string, day: PlainDate): CollectionAdvice {
  const rule = COLLECTION_RULES.find((one) => one.programmeCode === programmeCode && appliesOn(one.source, day))
  if (!rule || months < rule.warnsAtMonths) return { kind: 'none' }
  return months < rule.suspendsAtMonths
    ? { kind: 'warn', months }
    : { kind: 'propose-suspension', months, legalBasis: rule.source.legalBasis }
}
