import * as v from 'valibot'
import { PAYMENT_DOUBTS, type PaymentDoubt, type PaymentReceiver } from '#domain/payments/PaymentOnProfile.ts'
import type { Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { FactKind, ItemProblem } from './Fact.ts'

/**
 * What a coordinator decides. About a double gift which handover stands. About money: which payment is taken back (recorded twice, paid once),
 * that what was paid too much is to be recovered (paid twice), or that it may stand. About anything else that it was looked at.
 */
export const DECISIONS = ['keep-first', 'keep-second', 'keep-both', 'reverse-first', 'reverse-second', 'recover', 'seen'] as const
export type Decision = (typeof DECISIONS)[number]

const ABOUT_MONEY: Readonly<Record<PaymentDoubt, readonly Decision[]>> = {
  'double-paid': ['reverse-second', 'reverse-first', 'recover'],
  'line-stopped': ['seen', 'recover', 'reverse-second'],
  'person-dead': ['seen', 'recover', 'reverse-second'],
  'period-closed': ['seen', 'recover', 'reverse-second'],
  'amount-differs': ['seen', 'recover', 'reverse-second'],
  'leased-elsewhere': ['seen', 'reverse-second'],
  'session-closed': ['seen', 'reverse-second'],
  'not-a-teller': ['seen', 'reverse-second'],
  'not-your-area': ['seen', 'reverse-second'],
}
const isPaymentDoubt = (problem: ItemProblem): problem is PaymentDoubt => PAYMENT_DOUBTS.some((doubt) => doubt === problem)

const LAID_ON_NOBODY: ReadonlySet<ItemProblem> = new Set(['unknown-payment', 'unknown-person'])

/** The decisions a case is open to, the commonest first. */
export function decisionsFor({ kind, problem }: Pick<ReviewCase, 'kind' | 'problem'>): readonly Decision[] {
  if (problem === 'gift-delivered-twice') return ['keep-first', 'keep-second', 'keep-both']
  if (kind === 'payment.made' && isPaymentDoubt(problem)) return ABOUT_MONEY[problem]
  // It stands on its line though something else about it is doubtful, such as a phone that was revoked.
  if (kind === 'payment.made' && !LAID_ON_NOBODY.has(problem)) return ['seen', 'reverse-second']
  // Taken back after the book was closed: somebody else lets the payment go, or leaves it.
  return kind === 'payment.cancelled' && problem === 'session-closed' ? ['reverse-first', 'seen'] : ['seen']
}

export const settlementRequest = v.object({
  decision: v.picklist(DECISIONS),
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)),
})
export type SettlementRequest = v.InferOutput<typeof settlementRequest>

/** What was kept as a proof; the photo is shown by the door of photos, and never of a side that is cancelled. */
type Proof = { readonly signature: VisitRecord['signature']; readonly hasPhoto: boolean }

/** One handover of a gift that was handed over more than once. */
export type ReviewSide = Proof & {
  readonly factId: string
  readonly officerName: string
  readonly day: string
  /** When the office received it; null for what is older than its records. */
  readonly receivedAtMs: number | null
  readonly receiver: Receiver
  readonly foundBy: 'list' | 'slip' | 'identity-card'
  readonly isCancelled: boolean
}

/** One payment of a line. */
export type PaymentSide = Proof & {
  readonly factId: string
  readonly tellerName: string
  readonly place: string
  readonly sessionLabel: string
  readonly day: string
  readonly receivedAtMs: number
  readonly amountInDong: number
  readonly receiver: PaymentReceiver
  readonly foundBy: string
  readonly isCancelled: boolean
}

/** Who stopped a line of a released roll, when and why. */
export type LineStop = { readonly outcome: 'stopped' | 'withdrawn'; readonly by: string; readonly atMs: number; readonly reason: string }

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
  /** Of a payment; the sides in the order the office received them, the doubtful one last. */
  readonly payment: {
    readonly periodName: string
    readonly month: string
    readonly dueInDong: number
    /** The other side of a payment that was made although its line was stopped. */
    readonly stop: LineStop | null
    readonly sides: readonly PaymentSide[]
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
