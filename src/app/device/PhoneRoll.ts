import { sequenceRuns, sessionFactsText } from '#domain/payments/sequenceRuns.ts'
import { sessionTotals } from '#domain/payments/sessionTotals.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { ScanWay } from '#domain/people/readScanned.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { parsePayables, parsePaySession } from '#sync/protocol/parsePayRoll.ts'
import type { LeaseRequest, PayablesAnswer, PaySession, RollLine, SessionRequest } from '#sync/protocol/PayRoll.ts'
import { makeReceipt, type Receipt } from '#sync/receipts/receipt.ts'
import { bookOf, closingOf, entriesOf, type BookEntry } from '#sync/recording/sessionBook.ts'
import type { BookProof, CounterPlace, CounterSession, PayRoll, ScannedOnRoll } from '../PayRoll.ts'
import type { Clock, Outcome, Refusal } from '../tools.ts'
import { fetchRoll } from './fetchRoll.ts'
import type { FetchLink } from './FetchLink.ts'
import { findOnRoll } from './findOnRoll.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import type { PhoneRecords } from './PhoneRecords.ts'
import { RollMemory } from './RollMemory.ts'
import { RollStore, type KeptRoll } from './RollStore.ts'
import { refusalOf } from './storageTrouble.ts'
import { because, type SyncTrouble } from './SyncTrouble.ts'
import { makeUuid, sha256Hex, utf8 } from './vault/bytes.ts'

export type RollParts = { readonly room: CurrentRoom; readonly link: FetchLink; readonly clock: Clock; readonly records: PhoneRecords }
/** `serverTimeMs` is 0 where there is nothing to follow; undefined when the phone was locked or another session opened meanwhile. */
export type Followed = SyncTrouble | { readonly isAnew: boolean; readonly serverTimeMs: number } | undefined
const NOTHING_TO_FOLLOW: Followed = { isAnew: false, serverTimeMs: 0 }
const GONE_FOR_GOOD: readonly Refusal[] = ['not-found', 'not-allowed', 'period-not-payable']
const DONE: Outcome = { ok: true, value: undefined }

/** The session open on a teller's phone and its roll, which each round of keeping in step follows. */
export class PhoneRoll implements PayRoll {
  readonly #parts: RollParts
  readonly #store: RollStore
  readonly #listeners = new Listeners()
  #kept: KeptRoll | undefined
  #memory = new RollMemory(new Map())
  /** Everything recorded since the session began, its book among it. */
  #recorded = new Map<string, BookEntry>()
  #book: readonly BookEntry[] = []
  #following: Promise<Followed> = Promise.resolve(undefined)
  #wish: { readonly id: string; readonly text: string } | undefined

  constructor(parts: RollParts) {
    this.#parts = parts
    this.#store = new RollStore(parts.room)
  }

  onChange = this.#listeners.onChange
  counter = (): CounterSession | undefined => this.#kept
  lines = (): readonly RollLine[] => this.#memory.all()
  line = (id: string): RollLine | undefined => this.#memory.line(id)
  find = (query: string, most: number): readonly RollLine[] => this.#memory.find(query, most)
  findScanned = (text: string, way: ScanWay): Promise<ScannedOnRoll> =>
    findOnRoll(text, way, { memory: this.#memory, periodId: this.#kept?.period.id ?? '' })
  book = (): readonly BookEntry[] => this.#book
  isClosedHere = (): boolean => this.#kept !== undefined && closingOf(this.#kept.session.id, [...this.#recorded.values()]) !== undefined

  /** After unlocking. */
  async load(): Promise<void> {
    const here = await this.#store.read()
    if (!here) return this.forget()
    await this.#standOn(here.kept, here.lines)
  }

  /** What does not open comes anew from the office; the records stay. */
  startOver = (): Promise<void> => this.#store.drop().then(() => this.forget())

  forget(): void {
    this.#kept = undefined
    this.#memory = new RollMemory(new Map())
    this.#recorded = new Map()
    this.#book = []
    this.#listeners.tell()
  }

  /** Lays what this phone has recorded and the office's lines may not show yet, and enters it in the book. */
  relay(): void {
    const { records } = this.#parts
    if (!this.#kept) return
    for (const { factId, deviceSequence, savedAtMs, body } of records.ownFacts())
      if (deviceSequence > this.#kept.firstSequence) this.#recorded.set(factId, { factId, deviceSequence, savedAtMs, body })
    this.#book = bookOf(this.#kept.session.id, [...this.#recorded.values()])
    this.#memory.lay(records.ownFacts())
    this.#listeners.tell()
  }

  async prove(): Promise<BookProof> {
    const totals = sessionTotals(this.#kept?.session.floatInDong ?? 0, entriesOf(this.#book))
    const factsHash = await sha256Hex(utf8(sessionFactsText(this.#book.map(({ factId }) => factId))))
    return { totals, sequences: sequenceRuns(this.#book.map(({ deviceSequence }) => deviceSequence)), factsHash }
  }

  async payables(): Promise<Outcome<PayablesAnswer>> {
    const answer = await this.#parts.link.ask('GET', ADDRESSES.payables, { parse: parsePayables })
    return answer.ok ? answer : { ok: false, refusal: answer.refusal, ...(answer.sentence ? { sentence: answer.sentence } : {}) }
  }

  async open(wish: Omit<SessionRequest, 'sessionId'>, place: CounterPlace): Promise<Outcome> {
    const body: SessionRequest = { ...wish, sessionId: this.#idFor(wish) }
    const answer = await this.#parts.link.ask('POST', ADDRESSES.paySessions, { body, parse: parsePaySession })
    if (!answer.ok) return { ok: false, refusal: answer.refusal, ...(answer.sentence ? { sentence: answer.sentence } : {}) }
    const head = await this.#parts.room.open?.database.kept('head')
    return this.#begin(answer.value, place, head?.sequence ?? 0)
  }

  carryOn = (session: PaySession, place: CounterPlace): Promise<Outcome> => this.#begin(session, place, 0)

  async share(lease: LeaseRequest): Promise<Outcome> {
    if (!this.#kept) return { ok: false, refusal: 'session-not-open' }
    const address = `${ADDRESSES.paySessions}/${this.#kept.session.id}/leases`
    const answer = await this.#parts.link.ask('POST', address, { body: lease, parse: parsePaySession })
    if (!answer.ok) return { ok: false, refusal: answer.refusal, ...(answer.sentence ? { sentence: answer.sentence } : {}) }
    const followed = await this.follow()
    this.relay()
    return followed && 'trouble' in followed ? { ok: false, refusal: 'no-network' } : DONE
  }

  async sendMissing(): Promise<void> {
    const missing = new Set(this.#kept?.session.missingSequences)
    for (const { factId, deviceSequence } of this.#recorded.values())
      if (missing.has(deviceSequence)) await this.#parts.records.sendAgain(factId)
  }

  async signReceipt(receipt: Receipt): Promise<string | undefined> {
    const { open } = this.#parts.room
    return open?.signedIn.certificate && makeReceipt(receipt, open.signedIn.certificate, (text) => open.seals.sign(text))
  }

  /** Up to the office's last word, one asking after the other: an older answer must not come to lie over a newer one. */
  follow = (): Promise<Followed> => {
    // Whatever became of the one before: a store that failed once is asked again.
    const next = () => this.#follow()
    const following = this.#following.then(next, next)
    this.#following = following
    return following
  }

  /** Another epoch, or an office that does not know how far we are: everything anew. One that does not know the session was restored. */
  async #follow(): Promise<Followed> {
    const kept = this.#kept
    if (!kept) return NOTHING_TO_FOLLOW
    const fetched = await fetchRoll(this.#parts.link, kept.session.id, kept.position)
    if (this.#kept !== kept) return undefined
    if (!fetched.ok && fetched.refusal === 'start-over') return this.#anew(kept)
    if (!fetched.ok && fetched.refusal === 'not-found') return this.#openAgain(kept)
    if (!fetched.ok) return because(fetched.refusal, fetched.retryAfterMs)
    const { session, lines, position, epoch, scopeVersion, serverTimeMs } = fetched.value
    // Under another scope what left must go from here, and what came lies before our position.
    if (epoch !== kept.epoch || scopeVersion !== kept.scopeVersion) return this.#anew(kept)
    const now: KeptRoll = { ...kept, session, position }
    if (lines.length > 0 || position !== kept.position || JSON.stringify(session) !== JSON.stringify(kept.session))
      await this.#store.add(now, lines)
    this.#kept = now
    this.#memory.put(lines)
    return { isAnew: false, serverTimeMs }
  }

  /** A closed session stays for the day, for its signed list; then the phone lets it go. */
  async dropWhenOver(): Promise<void> {
    const { clock, records } = this.#parts
    if (this.#kept?.session.state !== 'closed') return
    const isOld = vietnamDay(clock.nowMs()) !== vietnamDay(this.#kept.session.openedAtMs)
    const waits = records.ownFacts().some(({ factId }) => this.#recorded.has(factId))
    if (isOld && !waits) await this.startOver()
  }

  /** The same session under the same id, with what its people's hamlets still have waiting. One that is not ours any more goes from here. */
  async #openAgain(kept: KeptRoll): Promise<Followed> {
    const { id: sessionId, periodId, payPointId, label, floatInDong } = kept.session
    const held = this.lines().filter(({ heldBy }) => heldBy?.sessionId === sessionId)
    const body = { sessionId, periodId, payPointId, label, floatInDong, hamlets: [...new Set(held.map(({ hamlet }) => hamlet))] }
    const answer = await this.#parts.link.ask('POST', ADDRESSES.paySessions, { body, parse: parsePaySession })
    if (answer.ok) return this.#anew(kept)
    if (!GONE_FOR_GOOD.includes(answer.refusal)) return because(answer.refusal, answer.retryAfterMs)
    await this.startOver()
    return NOTHING_TO_FOLLOW
  }

  async #anew(kept: KeptRoll): Promise<Followed> {
    const begun = await fetchRoll(this.#parts.link, kept.session.id, 0)
    if (!begun.ok) return because(begun.refusal, begun.retryAfterMs)
    if (this.#kept !== kept) return undefined
    const { lines, session, position, epoch, scopeVersion, serverTimeMs } = begun.value
    await this.#keep({ ...kept, session, position, epoch, scopeVersion }, lines)
    return { isAnew: true, serverTimeMs }
  }

  async #begin(session: PaySession, place: CounterPlace, firstSequence: number): Promise<Outcome> {
    const fetched = await fetchRoll(this.#parts.link, session.id, 0)
    if (!fetched.ok) return { ok: false, refusal: fetched.refusal, ...(fetched.sentence ? { sentence: fetched.sentence } : {}) }
    const { lines, position, epoch, scopeVersion, session: now } = fetched.value
    try {
      await this.#keep({ ...place, session: now, firstSequence, position, epoch, scopeVersion }, lines)
    } catch (trouble) {
      return { ok: false, refusal: refusalOf(trouble) }
    }
    this.#wish = undefined
    return DONE
  }

  async #keep(kept: KeptRoll, lines: readonly RollLine[]): Promise<void> {
    await this.#store.begin(kept, lines)
    await this.#parts.records.load()
    await this.#standOn(kept, new Map(lines.map((one) => [one.line.lineId, one])))
  }

  async #standOn(kept: KeptRoll, lines: ReadonlyMap<string, RollLine>): Promise<void> {
    const recorded = await this.#parts.records.recordedAfter(kept.firstSequence)
    this.#memory = new RollMemory(lines)
    this.#recorded = new Map(recorded.map((entry) => [entry.factId, entry]))
    this.#kept = kept
    this.relay()
  }

  /** Asked again after no answer came, the same wish is the same session. */
  #idFor(wish: object): string {
    const text = JSON.stringify(wish)
    if (this.#wish?.text !== text) this.#wish = { id: makeUuid(this.#parts.clock.nowMs()), text }
    return this.#wish.id
  }
}
