import type { FactBody, ItemAnswer } from '#sync/protocol/Fact.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { OutboxStore } from '#sync/outbox/pushOutbox.ts'
import { makeFact } from '#sync/recording/makeFact.ts'
import type { OwnFact } from '#sync/recording/layFacts.ts'
import type { Clock, OutboxLine, Outcome, RecordState, Records } from '../tools.ts'
import type { OutboxRow } from './DeviceDatabase.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom, OpenRoom } from './OpenRoom.ts'
import { makeUuid, toBase64 } from './vault/bytes.ts'

/** The push waits this long, so that an undo reaches the office together with what it undoes. */
const UNDO_MS = 10_000
const DAYS_SENT_FACTS_STAY = 45
const DAY_MS = 86_400_000
const APP_VERSION = '0.1.0'

type Opened = { readonly body: FactBody; readonly personName: string }

function isFull(trouble: unknown): boolean {
  if (!(trouble instanceof Error)) return false
  return trouble.name === 'QuotaExceededError' || ('inner' in trouble && isFull(trouble.inner))
}

/** Facts as they are made, kept and sent. The answer «saved» comes after the row was committed, read back and opened. */
export class PhoneRecords implements Records, OutboxStore {
  readonly #room: CurrentRoom
  readonly #clock: Clock
  readonly #listeners = new Listeners()
  #own: readonly OwnFact[] = []
  #sending = false

  constructor(room: CurrentRoom, clock: Clock) {
    this.#room = room
    this.#clock = clock
  }

  onChange = this.#listeners.onChange
  /** What the office's pages may not show yet. */
  ownFacts = (): readonly OwnFact[] => this.#own

  setSending(isSending: boolean): void {
    this.#sending = isSending
    this.#listeners.tell()
  }

  async record(body: FactBody, personName: string): Promise<Outcome<{ factId: string }>> {
    const open = this.#room.open
    if (!open) return { ok: false, refusal: 'locked' }
    try {
      const factId = await navigator.locks.request('tan-tay-record', () => this.#append(open, body, personName))
      await this.load()
      void navigator.storage?.persist?.()
      return { ok: true, value: { factId } }
    } catch (trouble) {
      return { ok: false, refusal: isFull(trouble) ? 'storage-full' : 'storage-broken' }
    }
  }

  async lines(): Promise<readonly OutboxLine[]> {
    const open = this.#room.open
    if (!open) return []
    const rows = await open.database.outbox.orderBy('deviceSequence').reverse().toArray()
    return Promise.all(
      rows.map(async (row) => {
        const { body, personName } = await this.#open(open, row)
        const state: RecordState = row.state === 'saved' && this.#sending ? 'sending' : row.state
        return { factId: row.id, body, personName, savedAtMs: row.savedAtMs, state, sentAtMs: row.sentAtMs, problem: row.problem }
      }),
    )
  }

  async due(): Promise<readonly { envelope: OutboxRow['envelope']; savedAtMs: number }[]> {
    const nowMs = this.#clock.nowMs()
    const rows = (await this.#room.database?.outbox.where('state').equals('saved').sortBy('deviceSequence')) ?? []
    // One that still may be undone holds back those after it: the office gets the chain in order. A clock set back holds nothing for longer.
    const end = rows.findIndex((row) => row.dueAtMs > nowMs && row.dueAtMs - nowMs <= UNDO_MS)
    return (end < 0 ? rows : rows.slice(0, end)).map(({ envelope, savedAtMs }) => ({ envelope, savedAtMs }))
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

  async settle(answers: readonly ItemAnswer[]): Promise<void> {
    const database = this.#room.database
    if (!database) return
    const sentAtMs = this.#clock.nowMs()
    await database.transaction('rw', database.outbox, async () => {
      for (const { id, answer, problem } of answers) {
        const isFine = answer === 'applied' || answer === 'duplicate' || answer === 'parked'
        await database.outbox.update(id, { state: isFine ? 'sent' : 'review', sentAtMs, problem: isFine ? null : problem })
      }
    })
    this.#listeners.tell()
  }

  /** After a restored office: everything acknowledged within the days it is kept goes out once more; known ones come back as duplicates. */
  async resendAll(): Promise<void> {
    await this.#room.database?.outbox.where('state').equals('sent').modify({ state: 'saved', sentAtMs: null })
  }

  /** Opens what the office's pages may not show yet, and lets go of what has been there long enough. */
  async load(reflectedUntilMs = 0): Promise<void> {
    const open = this.#room.open
    if (!open) {
      this.#own = []
      return
    }
    const rows = await open.database.outbox.orderBy('deviceSequence').toArray()
    const fresh = rows.filter((row) => row.state !== 'sent' || (row.sentAtMs ?? 0) >= reflectedUntilMs)
    this.#own = await Promise.all(
      fresh
        .filter((row) => row.problem !== 'not-your-area')
        .map(async (row) => ({ factId: row.id, officerName: open.signedIn.account.displayName, body: (await this.#open(open, row)).body })),
    )
    const old = rows.filter((row) => row.state === 'sent' && (row.sentAtMs ?? 0) < this.#clock.nowMs() - DAYS_SENT_FACTS_STAY * DAY_MS)
    await open.database.outbox.bulkDelete(old.map((row) => row.id))
    this.#listeners.tell()
  }

  async #append(open: OpenRoom, body: FactBody, personName: string): Promise<string> {
    const { database, key } = open
    const nowMs = this.#clock.nowMs()
    const [kept, clock] = await Promise.all([database.kept('head'), database.kept('clock')])
    const id = makeUuid(nowMs)
    const made = await makeFact(
      body,
      {
        id,
        deviceId: open.deviceId,
        head: kept ?? { sequence: 0, hash: NO_PREVIOUS_HASH },
        deviceTimeMs: nowMs,
        appVersion: APP_VERSION,
        salt: toBase64(crypto.getRandomValues(new Uint8Array(16))),
        clockOffsetMs: clock?.offsetMs ?? null,
        clockOffsetAgeMs: clock ? Math.max(0, nowMs - clock.measuredAtMs) : null,
      },
      open.seals,
    )
    const sealedBody = await key.sealText(`outbox/${id}`, JSON.stringify({ body, personName } satisfies Opened))
    const row: OutboxRow = {
      id,
      deviceSequence: made.head.sequence,
      savedAtMs: nowMs,
      dueAtMs: nowMs + UNDO_MS,
      state: 'saved',
      sentAtMs: null,
      problem: null,
      envelope: made.envelope,
      sealedBody,
    }
    await database.transaction('rw', database.keeping, database.outbox, async () => {
      const now = await database.kept('head')
      // The lock keeps other tabs out; should one be in all the same, this fact fails and nothing is half-kept.
      if ((now?.sequence ?? 0) !== (kept?.sequence ?? 0)) throw new Error('Another tab recorded meanwhile')
      await database.outbox.add(row)
      await database.keeping.put({ name: 'head', ...made.head })
    })
    const readBack = await database.outbox.get(id)
    if (!readBack) throw new Error('The record did not come back')
    await this.#open(open, readBack)
    return id
  }

  async #open({ key }: OpenRoom, row: OutboxRow): Promise<Opened> {
    return JSON.parse(await key.openText(`outbox/${row.id}`, row.sealedBody)) as Opened
  }
}
