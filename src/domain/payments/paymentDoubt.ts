import type { Standing } from '../people/BeneficiaryProfile.ts'
import { PAYMENT_DOUBTS, type LineOutcome, type PaymentDoubt } from './PaymentOnProfile.ts'

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

const STOPPED: ReadonlySet<LineOutcome> = new Set(['stopped', 'withdrawn'])
const OVER: ReadonlySet<LineOutcome> = new Set(['carried', 'returned'])

/** Why a person must look at a payment, the heaviest reason alone. It stands all the same: the cash has left the drawer. */
export function paymentDoubt(line: LineAsKnown, paid: PaymentCircumstances): PaymentDoubt | null {
  const applies: Record<PaymentDoubt, boolean> = {
    'double-paid': line.isPaid,
    'line-stopped': STOPPED.has(line.outcome),
    'person-dead': paid.standing === 'dead',
    'period-closed': paid.isPeriodClosed || OVER.has(line.outcome),
    'amount-differs': paid.amountInDong !== line.amountInDong,
    'leased-elsewhere': paid.isLeasedElsewhere,
    'session-closed': paid.isSessionClosed,
    'not-a-teller': !paid.isByTeller,
    'not-your-area': !paid.isInArea,
  }
  return PAYMENT_DOUBTS.find((doubt) => applies[doubt]) ?? null
}
