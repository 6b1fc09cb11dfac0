import type { InjectionKey } from 'vue'
import type { PaymentPeriod, PayPoint } from '#domain/payments/PaymentLine.ts'
import type { SessionTotals } from '#domain/payments/sessionTotals.ts'
import type { CardOnRoll } from '#domain/payments/whoseCard.ts'
import type { OtherCode, ScanWay } from '#domain/people/readScanned.ts'
import type { SessionClosing } from '#sync/protocol/Fact.ts'
import type { LeaseRequest, PayablesAnswer, PaySession, RollLine, SessionRequest } from '#sync/protocol/PayRoll.ts'
import type { Receipt } from '#sync/receipts/receipt.ts'
import type { BookEntry } from '#sync/recording/sessionBook.ts'
import type { Outcome } from './tools.ts'

/** A session with what its teller has to know of the period and the place, network or not. */
export type CounterSession = { readonly session: PaySession; readonly period: PaymentPeriod; readonly point: PayPoint }
export type CounterPlace = Omit<CounterSession, 'session'>

/** A line among many: its person, as a list or a card goes by them. */
export type FoundOnRoll = RollLine & { readonly id: string; readonly identityTail: string }
export type ScannedOnRoll = CardOnRoll<FoundOnRoll> | { readonly kind: 'failed' | OtherCode }

/** What the phone itself can prove of a session's book. */
export type BookProof = Pick<SessionClosing, 'sequences' | 'factsHash'> & { readonly totals: SessionTotals }

/** The roll of the session open on this phone: sealed, searchable, own unsent facts laid over. */
export interface PayRoll {
  /** Undefined while no session is open here, or its list has not come whole. */
  counter(): CounterSession | undefined
  lines(): readonly RollLine[]
  line(id: string): RollLine | undefined
  find(query: string, most: number): readonly RollLine[]
  /** What the code tells goes no further than this answer. */
  findScanned(text: string, way: ScanWay): Promise<ScannedOnRoll>
  /** The session's own facts, in the order they were recorded; a closing among them closes it here. */
  book(): readonly BookEntry[]
  isClosedHere(): boolean
  prove(): Promise<BookProof>
  payables(): Promise<Outcome<PayablesAnswer>>
  open(wish: Omit<SessionRequest, 'sessionId'>, place: CounterPlace): Promise<Outcome>
  /** A session that was opened already: its answer was lost, or this phone's store was. */
  carryOn(session: PaySession, place: CounterPlace): Promise<Outcome>
  share(lease: LeaseRequest): Promise<Outcome>
  /** The receipt's text for a code, signed by this phone without network; undefined while the office has not certified it. */
  signReceipt(receipt: Receipt): Promise<string | undefined>
  /** What the office misses of the book goes out once more. */
  sendMissing(): Promise<void>
  onChange(listener: () => void): () => void
}

/** There once a teller has opened the phone; nobody else's phone carries it. */
export const PAY_ROLL: InjectionKey<() => PayRoll> = Symbol()
