import type { FactBody, ItemAnswer } from '#sync/protocol/Fact.ts'
import { dueFacts, type WaitingFact } from '#sync/outbox/dueFacts.ts'
import type { OutboxStore, Receipt } from '#sync/outbox/pushOutbox.ts'
import type { OwnFact } from '#sync/recording/layFacts.ts'
import type { BookEntry } from '#sync/recording/sessionBook.ts'
import type { Clock, EarlierLine, OutboxLine, Outcome, RecordState, Records } from '../tools.ts'
import type { AccountDatabase, OutboxRow } from './DeviceDatabase.ts'
import { dropBallast } from './ballast.ts'
import { Listeners } from './Listeners.ts'
import type { Locks } from './Locks.ts'
import { makeOutboxRow, type MadeRow, type Told, type Wish } from './makeOutboxRow.ts'
import type { CurrentRoom, OpenRoom } from './OpenRoom.ts'
import { refusalOf, withinMs, withReopening } from './storageTrouble.ts'
import { makeUuid } from './vault/bytes.ts'

/** At least the 45 days a restored office may need, and all of last month, for «my numbers». */
const DAYS_SENT_FACTS_STAY = 65
const DAY_MS = 86_400_000
const SAVE_LIMIT_MS = 25_000

/** As it lies in the outbox: laid on the office's word, and counted in a session's book. */
export type KeptFact = OwnFact & BookEntry

/** Facts as they are made, kept and sent. The answer «saved» comes after the row was committed, read back and opened. */
export class PhoneRecords implements Records, OutboxStore {
  readonly #room: CurrentRoom
  readonly #clock: Clock
  readonly #locks: Locks
  readonly #listeners = new Listeners()
  #own: readonly KeptFact[] = []
  #opened = new Map<string, Told | null>()
  #unanswered: Wish | undefined
  #sending = false

  constructor(room: CurrentRoom, clock: Clock, locks: Locks = navigator.locks) {
    this.#room = room
    this.#clock = clock
    this.#locks = locks
  }

  onChange = this.#listeners.onChange
  /** What the office's pages may not show yet. */
  ownFacts = (): readonly KeptFact[] => this.#own

  setSending(isSending: boolean): void {
    this.#sending = isSending
    this.#listeners.tell()
  }

  forget(): void {
    this.#own = []
    this.#opened = new Map()
    this.#unanswered = undefined
  }

  async record(body: FactBody, personName: string, draftKey?: string): Promise<Outcome<{ factId: string }>> {
    const open = this.#room.open
    if (!open) return { ok: false, refusal: 'locked' }
    const wish = { ...this.#wishFor(body, personName), draftKey }
    let kept: OutboxRow
    try {
      kept = await withinMs(SAVE_LIMIT_MS, this.#keep(open, wish))
    } catch (trouble) {
      return { ok: false, refusal: refusalOf(trouble) }
    }
    this.#unanswered = undefined
    this.#remember(open, wish, kept.deviceSequence)
    void navigator.storage?.persist?.()
    return { ok: true, value: { factId: wish.id } }
  }

  /** Laid beside what is known, so that a save costs the same however much was recorded before. */
  #remember(open: OpenRoom, { id, body, personName, savedAtMs }: Wish, deviceSequence: number): void {
    if (this.#room.open !== open) return
    this.#opened.set(id, { body, personName })
    const { displayName: officerName, role } = open.signedIn.account
    this.#own = [...this.#own.filter(({ factId }) => factId !== id), { factId: id, officerName, role, body, deviceSequence, savedAtMs }]
    this.#listeners.tell()
  }

  lines = async (): Promise<readonly OutboxLine[]> =>
    (await this.#everyLine()).flatMap(({ line, told }) => (told ? [{ ...line, ...told }] : []))
  earlierLines = async (): Promise<readonly EarlierLine[]> => (await this.#everyLine()).flatMap(({ line, told }) => (told ? [] : [line]))

  /** What was recorded after that number, oldest first: one session's book need not open all that lies here. */
  async recordedAfter(sequence: number): Promise<readonly BookEntry[]> {
    const open = this.#room.open
    const rows = (await open?.database.outbox.where('deviceSequence').above(sequence).sortBy('deviceSequence')) ?? []
    const told = await Promise.all(rows.map(async (row) => ({ row, told: open ? await this.#told(open, row) : null })))
    return told.flatMap(({ row: { id, deviceSequence, savedAtMs }, told: one }) =>
      one ? [{ factId: id, deviceSequence, savedAtMs, body: one.body }] : [],
    )
  }

  async due(): Promise<readonly WaitingFact[]> {
    const database = this.#room.database
    if (!database) return []
    const [rows, vault] = await Promise.all([database.outbox.where('state').equals('saved').toArray(), database.kept('vault')])
    return dueFacts(rows, { deviceId: vault?.deviceId, nowMs: this.#clock.nowMs() })
  }

  async waiting(): Promise<{ unsent: number; oldestUnsentAtMs: number | null; review: number }> {
    const database = this.#room.database
    if (!database) return { unsent: 0, oldestUnsentAtMs: null, review: 0 }
    const [unsent, review] = await Promise.all([
      database.outbox.where('state').equals('saved').sortBy('savedAtMs'),
      database.outbox.where('state').equals('review').count(),
    ])
    return { unsent: unsent.length, oldestUnsentAtMs: unsent[0]?.savedAtMs ?? null, review }
  }

  async settle(answers: readonly ItemAnswer[], { receivedAtMs, epoch }: Receipt): Promise<void> {
    const database = this.#room.database
    if (!database) return
    const sentAtMs = this.#clock.nowMs()
    const waitsAgain = await database.transaction('rw', database.keeping, database.outbox, database.photos, async () => {
      const isRestored = await database.meetEpoch(epoch)
      for (const { id, answer, problem } of answers) {
        const isFine = answer === 'applied' || answer === 'duplicate' || answer === 'parked'
        await database.outbox.update(id, { state: isFine ? 'sent' : 'review', sentAtMs, receivedAtMs, problem: isFine ? null : problem })
      }
      return isRestored
    })
    // What had been turned away lies over the office's word again, as it did before it was judged.
    if (waitsAgain) await this.load()
    this.#listeners.tell()
  }

  release = async (): Promise<void> => this.#room.database?.release()
  async officeSettled(factIds: readonly string[]): Promise<void> {
    if (factIds.length > 0 && (await this.#room.database?.restReviewed(factIds))) this.#listeners.tell()
  }
  async sendAgain(factId: string): Promise<void> {
    await this.#room.database?.outbox.update(factId, { state: 'saved', dueAtMs: 0, problem: null })
    this.#listeners.tell()
  }

  /** The office told its epoch: after another one than before, everything acknowledged waits again. */
  async meetEpoch(epoch: string): Promise<void> {
    if (!(await this.#room.database?.meetEpoch(epoch))) return
    // What had been turned away lies over the office's word again, as it did before it was judged.
    await this.load()
    this.#listeners.tell()
  }

  /** After a restored office: everything acknowledged within the days it is kept goes out once more; known ones come back as duplicates. */
  async resendAll(): Promise<void> {
    await this.#room.database?.sendAllAgain()
    await this.load()
  }

  /** What the office has and its pages here may not show yet: asked before the pages are fetched. */
  async received(): Promise<readonly string[]> {
    const rows = await this.#room.database?.outbox.where('state').notEqual('saved').toArray()
    return (rows ?? []).filter((row) => !row.isReflected).map((row) => row.id)
  }

  /** The pages fetched since are the office's word on these. What has been there long enough by the office's clock is let go. */
  async reflect(ids: readonly string[], officeTimeMs: number): Promise<void> {
    await this.#room.database?.reflect(ids, officeTimeMs - DAYS_SENT_FACTS_STAY * DAY_MS)
  }

  /** Opens what the office's pages may not show yet. */
  async load(): Promise<void> {
    const open = this.#room.open
    if (!open) return this.forget()
    const rows = await open.database.outbox.orderBy('deviceSequence').toArray()
    const fresh = rows.filter((row) => !row.isReflected)
    const told = await Promise.all(
      fresh.filter((row) => row.problem !== 'not-your-area').map(async (row) => ({ row, told: await this.#told(open, row) })),
    )
    if (this.#room.open !== open) return this.forget()
    const { displayName: officerName, role } = open.signedIn.account
    this.#own = told.flatMap(({ row: { id, deviceSequence, savedAtMs }, told: one }) =>
      one ? [{ factId: id, officerName, role, body: one.body, deviceSequence, savedAtMs }] : [],
    )
    this.#listeners.tell()
  }

  async #everyLine(): Promise<readonly { line: EarlierLine; told: Told | null }[]> {
    const open = this.#room.open
    if (!open) return []
    const rows = await open.database.outbox.toArray()
    rows.sort((left, right) => right.savedAtMs - left.savedAtMs || right.deviceSequence - left.deviceSequence)
    return Promise.all(
      rows.map(async (row) => {
        const state: RecordState = row.state === 'saved' && this.#sending ? 'sending' : row.state
        const { id: factId, deviceSequence, savedAtMs, sentAtMs, problem } = row
        return { line: { factId, deviceSequence, savedAtMs, state, sentAtMs, problem }, told: await this.#told(open, row) }
      }),
    )
  }

  /** The same words pressed again after no answer came are the same fact: it may have been kept after all. */
  #wishFor(body: FactBody, personName: string): Wish {
    const before = this.#unanswered
    if (before && JSON.stringify(before.body) === JSON.stringify(body)) return before
    const savedAtMs = this.#clock.nowMs()
    this.#unanswered = { id: makeUuid(savedAtMs), savedAtMs, body, personName }
    return this.#unanswered
  }

  /** Once; again on a reopened store; and again with the ballast thrown out when the phone is full. */
  async #keep(open: OpenRoom, wish: Wish): Promise<OutboxRow> {
    let isAgain = false
    // A first try that hangs still holds the lock: the second takes it away, and the chain's own check keeps the two apart.
    const attempt = () => {
      const options = { steal: isAgain }
      isAgain = true
      return this.#locks.request('tan-tay-record', options, () => this.#append(open, wish))
    }
    try {
      return await withReopening(open.database, attempt)
    } catch (trouble) {
      if (refusalOf(trouble) !== 'storage-full' || !(await dropBallast(open.database))) throw trouble
      return attempt()
    }
  }

  async #append(open: OpenRoom, wish: Wish): Promise<OutboxRow> {
    const { database } = open
    if (!(await database.outbox.get(wish.id))) await this.#commit(database, await makeOutboxRow(open, wish), wish)
    const readBack = await database.outbox.get(wish.id)
    if (!readBack || (await this.#told(open, readBack)) === null) throw new Error('The record did not come back')
    return readBack
  }

  #commit(database: AccountDatabase, [row, head]: MadeRow, { body, draftKey }: Wish): PromiseLike<void> {
    return database.transaction('rw', database.keeping, database.outbox, database.photos, database.drafts, async () => {
      const now = await database.kept('head')
      // The lock keeps other tabs out; should one be in all the same, this fact fails and nothing is half-kept.
      if ((now?.sequence ?? 0) !== head.sequence - 1) throw new Error('Another tab recorded meanwhile')
      await database.outbox.add(row)
      await database.takePhotoAlong(row.id, body)
      await database.keeping.put({ name: 'head', ...head })
      if (draftKey) await database.drafts.delete(draftKey)
    })
  }

  /** Null for what was sealed with a key that is gone. */
  async #told({ key }: OpenRoom, row: OutboxRow): Promise<Told | null> {
    const known = this.#opened.get(row.id)
    if (known !== undefined) return known
    const text = await key.openText(`outbox/${row.id}`, row.sealedBody).catch(() => undefined)
    const told = text === undefined ? null : (JSON.parse(text) as Told)
    this.#opened.set(row.id, told)
    return told
  }
}
