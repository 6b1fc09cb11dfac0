import type { Standing } from '../people/BeneficiaryProfile.ts'
import type { LineOutcome, PaymentDoubt } from './PaymentOnProfile.ts'

/** What is known of the line at the moment a payment is laid on it. */
export type LineAsKnown = { readonly amountInDong: number; readonly outcome: LineOutcome; readonly isPaid: boolean }

export type PaymentCircumstances = {
  readonly amountInDong: number
  readonly standing: Standing
  readonly isPeriodClosed: boolean
  readonly isSessionClosed: boolean
  /** Another session holds the line. */
  readonly isLeasedElsewhere: boolean
  /** Paid by somebody who is no teller, or whom no grant lets pay here. */
  readonly isByTeller: boolean
  readonly isInArea: boolean
}

const OUTCOME_DOUBT: Record<LineOutcome, PaymentDoubt | null> = {
  open: null,
  stopped: 'line-stopped',
  withdrawn: 'line-stopped',
  carried: 'period-closed',
  returned: 'period-closed',
}

/** Why a person must look at a payment, the heaviest reason alone. It stands all the same: the cash has left the drawer. */
export function paymentDoubt(line: LineAsKnown, paid: PaymentCircumstances): PaymentDoubt | null {
  if (line.isPaid) return 'double-paid'
  const ended = OUTCOME_DOUBT[line.outcome]
  if (ended) return ended
  if (paid.standing === 'dead') return 'person-dead'
  if (paid.isPeriodClosed) return 'period-closed'
  if (paid.amountInDong !== line.amountInDong) return 'amount-differs'
  if (paid.isLeasedElsewhere) return 'leased-elsewhere'
  if (paid.isSessionClosed) return 'session-closed'
  if (!paid.isByTeller) return 'not-a-teller'
  return paid.isInArea ? null : 'not-your-area'
}
