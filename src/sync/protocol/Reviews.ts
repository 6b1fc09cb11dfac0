import * as v from 'valibot'
import type { Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { FactKind, ItemProblem } from './Fact.ts'

/** What a coordinator decides: about a double gift which handover stands, about anything else that it was looked at. */
export const DECISIONS = ['keep-first', 'keep-second', 'keep-both', 'seen'] as const
export type Decision = (typeof DECISIONS)[number]

export const settlementRequest = v.object({
  decision: v.picklist(DECISIONS),
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)),
})
export type SettlementRequest = v.InferOutput<typeof settlementRequest>

/** One handover of a gift that was handed over more than once. */
export type ReviewSide = {
  readonly factId: string
  readonly officerName: string
  readonly day: string
  /** When the office received it; null for what is older than its records. */
  readonly receivedAtMs: number | null
  readonly receiver: Receiver
  readonly foundBy: 'list' | 'slip' | 'identity-card'
  readonly isSigned: boolean
  readonly isCancelled: boolean
}

export type ReviewCase = {
  readonly factId: string
  readonly kind: FactKind
  readonly problem: ItemProblem
  readonly unitCode: string
  readonly person: { readonly id: string; readonly fullName: string; readonly birth: string; readonly hamlet: string } | null
  readonly recordedBy: string
  readonly openedAtMs: number
  /** Of a gift; the sides in the order the office received them, the doubtful one last. */
  readonly gift: {
    readonly campaignName: string
    readonly place: string
    readonly valueInDong: number
    readonly sides: readonly ReviewSide[]
  } | null
  readonly settlement: {
    readonly decision: Decision | 'withdrawn'
    readonly reason: string
    readonly settledBy: string
    readonly settledAtMs: number
  } | null
}

export type ReviewsAnswer = { readonly cases: readonly ReviewCase[]; readonly more: boolean }

/** How many wait: small enough to be asked beside every screen. */
export type ReviewCount = { readonly open: number }
