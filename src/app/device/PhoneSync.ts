import { pullChanges } from '#sync/feed/pullChanges.ts'
import { waitBeforeRetryMs } from '#sync/outbox/backoff.ts'
import { pushOutbox, type LinkTrouble } from '#sync/outbox/pushOutbox.ts'
import type { Clock, Refusal, Sync, SyncFace } from '../tools.ts'
import type { FetchLink } from './FetchLink.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import type { PhoneCaseload } from './PhoneCaseload.ts'
import type { PhoneGate } from './PhoneGate.ts'
import type { PhoneRecords } from './PhoneRecords.ts'

const EVERY_MS = 5 * 60_000
const AFTER_A_SAVE_MS = 10_500

type Parts = {
  readonly room: CurrentRoom
  readonly link: FetchLink
  readonly records: PhoneRecords
  readonly caseload: PhoneCaseload
  readonly gate: PhoneGate
  readonly clock: Clock
}
type Trouble = { readonly trouble: LinkTrouble; readonly retryAfterMs: number | null }

const WORDS: Partial<Record<LinkTrouble, Refusal>> = { 'too-large': 'server-busy', 'start-over': 'server-busy' }

/** One tab of the phone keeps in step: pushes first, then pulls; after trouble it waits, longer each time, and tries again by itself. */
export class PhoneSync implements Sync {
  readonly #parts: Parts
  readonly #listeners = new Listeners()
  #face: SyncFace = { face: 'rest', unsent: 0, oldestUnsentAtMs: null, review: 0, lastInStepAtMs: null, trouble: null, retryAtMs: null }
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #running: Promise<void> | undefined
  #lastInStepAtMs: number | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  face = (): SyncFace => this.#face
  onChange = this.#listeners.onChange

  start(): void {
    addEventListener('online', () => void this.now())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.now()
    })
    this.#parts.records.onChange(() => void this.#rest(null, null))
    this.#plan(0)
  }

  stop = (): void => clearTimeout(this.#timer)

  /** A record was saved: goes out as soon as it can no longer be undone. */
  soon(): void {
    this.#plan(AFTER_A_SAVE_MS)
  }

  now = (): Promise<void> => {
    this.#running ??= this.#lockedRound().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #lockedRound(): Promise<void> {
    // Another tab at it already: it serves this one too.
    await navigator.locks.request('tan-tay-sync', { ifAvailable: true }, async (lock) => {
      if (lock) await this.#round()
    })
  }

  async #round(): Promise<void> {
    const { room, records } = this.#parts
    if (!room.database) return
    const startedAtMs = this.#parts.clock.nowMs()
    const trouble = (await this.#push()) ?? (await this.#pull(startedAtMs))
    if (!trouble) {
      this.#failures = 0
      this.#lastInStepAtMs = this.#parts.clock.nowMs()
      await this.#rest(null, null)
      this.#plan((await records.waiting()).unsent > 0 ? AFTER_A_SAVE_MS : EVERY_MS)
      return
    }
    const waitMs = waitBeforeRetryMs(
      this.#failures,
      (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
      trouble.retryAfterMs,
    )
    this.#failures += 1
    const bounded = Math.max(1_000, Math.min(EVERY_MS, waitMs))
    await this.#rest(WORDS[trouble.trouble] ?? (trouble.trouble as Refusal), this.#parts.clock.nowMs() + bounded)
    this.#plan(bounded)
  }

  async #push(): Promise<Trouble | undefined> {
    const { records, link, clock, room } = this.#parts
    records.setSending(true)
    const pushed = await pushOutbox(records, link, (done, total) => this.#show({ face: 'sending', done, total, unsent: total - done }))
    records.setSending(false)
    if (pushed.serverTimeMs !== null)
      await room.database?.keeping.put({ name: 'clock', offsetMs: pushed.serverTimeMs - clock.nowMs(), measuredAtMs: clock.nowMs() })
    return pushed.trouble ? { trouble: pushed.trouble, retryAfterMs: pushed.retryAfterMs } : undefined
  }

  /** Pulling needs the open vault; a locked phone has done its duty by pushing. */
  async #pull(startedAtMs: number): Promise<Trouble | undefined> {
    const { room, caseload, link, records, gate } = this.#parts
    if (!room.open) return undefined
    const pulled = await pullChanges(caseload, link)
    if (pulled.kind === 'trouble') return pulled
    if (pulled.kind === 'start-over') {
      if (pulled.reason === 'epoch') await records.resendAll()
      await caseload.startOver()
      return undefined
    }
    await gate.renewLease()
    await records.load(startedAtMs)
    if (pulled.kind === 'in-step') await caseload.relay()
    return undefined
  }

  #plan(waitMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.now(), waitMs)
  }

  async #rest(trouble: Refusal | null, retryAtMs: number | null): Promise<void> {
    const waiting = await this.#parts.records.waiting()
    if (this.#face.face === 'sending' && this.#running && trouble === null && waiting.unsent > 0) return
    this.#show({ face: 'rest', ...waiting, lastInStepAtMs: this.#lastInStepAtMs, trouble, retryAtMs })
  }

  #show(face: SyncFace): void {
    this.#face = face
    this.#listeners.tell()
  }
}
