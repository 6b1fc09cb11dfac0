import type { BookProof, CounterSession, PayRoll, ScannedOnRoll } from '#app/PayRoll.ts'
import { sessionTotals } from '#domain/payments/sessionTotals.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { PaySession, RollLine } from '#sync/protocol/PayRoll.ts'
import { bookOf, closingOf, entriesOf, type BookEntry } from '#sync/recording/sessionBook.ts'
import { layOnRoll } from '#sync/recording/layOnRoll.ts'
import { PERIOD, POINT, sessionOf } from '../rollLines.ts'

/** The roll of a counter on paper: what is recorded is laid on it by hand. */
export class PaperRoll implements PayRoll {
  readonly facts: BookEntry[] = []
  scanned: ScannedOnRoll = { kind: 'nobody' }
  missingSent = 0
  receipt: string | undefined = 'bn.a.b.c.d.e'
  #counter: CounterSession | undefined
  readonly #lines: readonly RollLine[]
  readonly #listeners = new Set<() => void>()

  constructor(lines: readonly RollLine[] = [], session: Partial<PaySession> | undefined = {}) {
    this.#lines = lines
    this.#counter = session && { session: sessionOf(session), period: PERIOD, point: POINT }
  }

  enter(factId: string, body: FactBody): void {
    this.facts.push({ factId, body, deviceSequence: this.facts.length + 1, savedAtMs: 0 })
    this.tell()
  }
  stand(session: Partial<PaySession>): void {
    this.#counter = { session: sessionOf(session), period: PERIOD, point: POINT }
    this.tell()
  }
  tell = (): void => this.#listeners.forEach((listener) => listener())

  counter = () => this.#counter
  lines = () =>
    this.#lines.map((line) =>
      layOnRoll(
        line,
        this.facts.map((fact) => ({ ...fact, officerName: 'Lê Thị Hạnh' })),
      ),
    )
  line = (id: string) => this.lines().find((one) => one.line.lineId === id)
  find = (query: string) => this.lines().filter((one) => one.fullName.includes(query))
  findScanned = () => Promise.resolve(this.scanned)
  book = () => bookOf(sessionOf().id, this.facts)
  isClosedHere = () => closingOf(sessionOf().id, this.facts) !== undefined
  prove = (): Promise<BookProof> =>
    Promise.resolve({
      totals: sessionTotals(this.#counter?.session.floatInDong ?? 0, entriesOf(this.book())),
      sequences: [[1, this.facts.length]],
      factsHash: 'a'.repeat(64),
    })
  payables = () => Promise.resolve({ ok: false as const, refusal: 'no-network' as const })
  open = () => Promise.resolve({ ok: true as const, value: undefined })
  carryOn = this.open
  share = this.open
  signReceipt = () => Promise.resolve(this.receipt)
  sendMissing = () => Promise.resolve(void (this.missingSent += 1))
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
