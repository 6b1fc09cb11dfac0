import type { FactBody } from '#sync/protocol/Fact.ts'
import type { LineOutcome } from '#domain/payments/PaymentOnProfile.ts'

export type KnownLine = {
  readonly id: string
  readonly beneficiaryId: string
  readonly periodId: string
  /** Null where it is paid to an account. */
  readonly payPointId: string | null
  readonly amountInDong: number
  readonly outcome: LineOutcome
  readonly isPeriodClosed: boolean
  /** The open session that holds it. */
  readonly heldBy: string | null
  /** Payments that stand, in the order the office received them. */
  readonly standing: readonly string[]
}

export type KnownSession = {
  readonly id: string
  readonly accountId: string
  /** Where its book was closed, and the numbers of the facts it counts; null while it is open. */
  readonly closing: { readonly deviceId: string; readonly sequences: readonly (readonly [number, number])[] } | null
}

/** Which line and session a payment on record belongs to. */
export type KnownPayment = { readonly factId: string; readonly lineId: string; readonly sessionId: string | null }

/** What the office knows of rolls and sessions while it judges a batch; each judged fact is known to those after it. */
export class PaymentLedger {
  readonly #lines: Map<string, KnownLine>
  readonly #sessions: Map<string, KnownSession>
  readonly #payments: Map<string, KnownPayment>

  constructor(lines: readonly KnownLine[], sessions: readonly KnownSession[], payments: readonly KnownPayment[]) {
    this.#lines = new Map(lines.map((line) => [line.id, line]))
    this.#sessions = new Map(sessions.map((session) => [session.id, session]))
    this.#payments = new Map(payments.map((payment) => [payment.factId, payment]))
  }

  line = (id: string): KnownLine | undefined => this.#lines.get(id)
  session = (id: string): KnownSession | undefined => this.#sessions.get(id)
  payment = (factId: string): KnownPayment | undefined => this.#payments.get(factId)

  /** The session a fact of money belongs to. */
  sessionOf(body: FactBody): string | undefined {
    if ('sessionId' in body) return body.sessionId
    return 'cancels' in body ? (this.#payments.get(body.cancels)?.sessionId ?? undefined) : undefined
  }

  pay(payment: KnownPayment): void {
    this.#payments.set(payment.factId, payment)
    this.#change(payment.lineId, (standing) => [...standing, payment.factId])
  }

  takeBack(factId: string): void {
    const payment = this.#payments.get(factId)
    if (payment) this.#change(payment.lineId, (standing) => standing.filter((one) => one !== factId))
  }

  close(id: string, closing: NonNullable<KnownSession['closing']>): void {
    const session = this.#sessions.get(id)
    if (session) this.#sessions.set(id, { ...session, closing })
    for (const line of this.#lines.values()) if (line.heldBy === id) this.#lines.set(line.id, { ...line, heldBy: null })
  }

  #change(lineId: string, change: (standing: readonly string[]) => readonly string[]): void {
    const line = this.#lines.get(lineId)
    if (line) this.#lines.set(lineId, { ...line, standing: change(line.standing) })
  }
}
