import { paymentDoubt } from '#domain/payments/paymentDoubt.ts'
import type { PaymentDoubt } from '#domain/payments/PaymentOnProfile.ts'
import type { Standing } from '#domain/people/BeneficiaryProfile.ts'
import type { FactBody, FactHeader, ItemProblem } from '#sync/protocol/Fact.ts'
import type { KnownSession, PaymentLedger } from './PaymentLedger.ts'

type Place = Pick<FactHeader, 'deviceId' | 'deviceSequence'>
type Paid = Extract<FactBody, { kind: 'payment.made' }>
type Missed = Extract<FactBody, { kind: 'payment.missed' }>
type Closing = Extract<FactBody, { kind: 'payment.session-closed' }>

/** Whether a fact of that number belongs to the session as its book tells it; while it is open, every one does. */
const isPartOf = ({ closing }: KnownSession, { deviceId, deviceSequence }: Place): boolean =>
  closing === null ||
  (closing.deviceId === deviceId && closing.sequences.some(([first, last]) => first <= deviceSequence && deviceSequence <= last))

/** A line nobody knows, or another person's: such a payment is laid on nobody. */
export function isUnknownPayment({ lineId, beneficiaryId, periodId }: Paid | Missed, ledger: PaymentLedger): boolean {
  const line = ledger.line(lineId)
  return line === undefined || line.beneficiaryId !== beneficiaryId || line.periodId !== periodId
}

export type PaidBy = { readonly place: Place; readonly standing: Standing; readonly isByTeller: boolean; readonly isInArea: boolean }

/** Why somebody must look at a payment that stands. */
export function doubtAboutPayment(body: Paid, ledger: PaymentLedger, by: PaidBy): PaymentDoubt | null {
  const [line, session] = [ledger.line(body.lineId), ledger.session(body.sessionId)]
  if (!line) return null
  return paymentDoubt(
    { amountInDong: line.amountInDong, outcome: line.outcome, isPaid: line.standing.length > 0 },
    {
      amountInDong: body.amountInDong,
      standing: by.standing,
      isPeriodClosed: line.isPeriodClosed,
      isSessionClosed: session !== undefined && !isPartOf(session, by.place),
      isLeasedElsewhere: line.heldBy !== null && line.heldBy !== body.sessionId,
      isByTeller: by.isByTeller,
      isInArea: by.isInArea,
    },
  )
}

/** After the book was closed nobody takes a payment back alone: another person settles it. */
export function mayStillTakeBack(cancels: string, ledger: PaymentLedger, place: Place): boolean {
  const sessionId = ledger.payment(cancels)?.sessionId
  const session = sessionId ? ledger.session(sessionId) : undefined
  return session === undefined || isPartOf(session, place)
}

/** A session is closed once, by its own teller. */
export function whyNotClose({ sessionId }: Closing, ledger: PaymentLedger, accountId: string): ItemProblem | undefined {
  const session = ledger.session(sessionId)
  if (session?.accountId !== accountId) return 'unknown-session'
  return session.closing ? 'session-closed' : undefined
}
