import type { Standing } from '../people/BeneficiaryProfile.ts'
import { paymentState, type PaymentOnProfile } from './PaymentOnProfile.ts'

/** What whoever comes to the counter meets. Only the first two are paid in cash, the second with a reason alone. */
export const PAY_FACES = ['due', 'elsewhere', 'paid', 'review', 'account', 'stopped', 'withdrawn', 'carried', 'returned', 'dead'] as const
export type PayFace = (typeof PAY_FACES)[number]

export type AtCounter = {
  readonly line: PaymentOnProfile
  readonly standing: Standing
  /** Null when nobody holds it: then whoever comes first at its place may pay it. */
  readonly heldBy: { readonly sessionId: string } | null
}
/** The session and its place, as lines name it. */
export type Counter = { readonly sessionId: string; readonly place: string }

const isElsewhere = ({ heldBy, line }: AtCounter, { sessionId, place }: Counter): boolean =>
  heldBy ? heldBy.sessionId !== sessionId : line.place !== place

/** Decided from what the phone knows, so that it is the same without network. What was paid says so before anything else. */
export function payFace(row: AtCounter, counter: Counter): PayFace {
  const state = paymentState(row.line)
  if (state !== 'waiting' && state !== 'missed') return state
  if (row.line.channel === 'account') return 'account'
  if (row.standing === 'dead') return 'dead'
  return isElsewhere(row, counter) ? 'elsewhere' : 'due'
}
