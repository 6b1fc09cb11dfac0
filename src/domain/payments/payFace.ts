import type { Standing } from '../people/BeneficiaryProfile.ts'
import { paymentState, type PaymentOnProfile } from './PaymentOnProfile.ts'

/** What whoever comes to the counter meets. Only the first two are paid in cash, the second with a reason alone. */
export const PAY_FACES = ['due', 'elsewhere', 'paid', 'review', 'account', 'stopped', 'withdrawn', 'carried', 'returned', 'dead'] as const
export type PayFace = (typeof PAY_FACES)[number]

export type AtCounter = {
  readonly line: PaymentOnProfile
  readonly standing: Standing
  /** Null when nobody holds it: then whoever comes first may pay it. */
  readonly heldBy: { readonly sessionId: string } | null
}

/** Decided from what the phone knows, so that it is the same without network. What was paid says so before anything else. */
export function payFace({ line, standing, heldBy }: AtCounter, sessionId: string): PayFace {
  const state = paymentState(line)
  if (state !== 'waiting' && state !== 'missed') return state
  if (line.channel === 'account') return 'account'
  if (standing === 'dead') return 'dead'
  return heldBy && heldBy.sessionId !== sessionId ? 'elsewhere' : 'due'
}
