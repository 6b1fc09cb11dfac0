import { pullChanges, type PullOutcome } from '#sync/feed/pullChanges.ts'
import { waitBeforeRetryMs } from '#sync/outbox/backoff.ts'
import { pushOutbox } from '#sync/outbox/pushOutbox.ts'
import type { Refusal, Sync, SyncFace } from '../tools.ts'
import { takeBallast } from './ballast.ts'
import { Listeners } from './Listeners.ts'
import { refusalOf } from './storageTrouble.ts'
import type { SyncParts } from './SyncParts.ts'
import { because, NOTHING_YET, refusalFor, type SyncTrouble } from './SyncTrouble.ts'

const EVERY_MS = 5 * 60_000
const AFTER_A_SAVE_MS = 10_500
const SOON_MS = 1_000
const STUCK_AFTER_MS = 10 * 60_000
const MANY_CHANGES = 200
const COMPARISONS_IN_A_ROW = 3

/** The office has something to say that did not come with the feed. */
const bringsNoNews = (pulled: PullOutcome): boolean =>
  pulled.kind === 'start-over' || pulled.kind === 'nothing-to-follow' || (pulled.kind === 'trouble' && pulled.trouble === 'device-revoked')

/** One tab of the phone keeps in step: pushes first, then pulls; after trouble it waits, longer each time, and tries again by itself. */
export class PhoneSync implements Sync {
  readonly #parts: SyncParts
  readonly #listeners = new Listeners()
  #face: SyncFace
  #failures = 0
  #running: Promise<void> | undefined
  #progressAtMs: number
  #isStopped = false
  #sending: { done: number; total: number } | undefined
  #trouble: { readonly refusal: Refusal; readonly retryAtMs: number } | undefined

  constructor(parts: SyncParts) {
    this.#parts = parts
    this.#progressAtMs = parts.clock.nowMs()
    this.#face = NOTHING_YET
  }

  face = (): SyncFace => this.#face
  onChange = this.#listeners.onChange

  start(): void {
    addEventListener('online', () => void this.now())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.now()
    })
    this.#parts.records.onChange(() => void this.refresh())
    this.#plan(0)
  }

  stop = (): void => {
    this.#isStopped = true
    this.#parts.alarm.clear()
  }

  sendNow = async (): Promise<void> => {
    await this.#running
    await this.#parts.records.release()
    await this.now()
  }

  /** A record was saved: goes out as soon as it can no longer be undone. */
  soon = (): void => this.#plan(AFTER_A_SAVE_MS)

  /** Another tab is at it and getting on. */
  heardProgress = (): void => void (this.#progressAtMs = this.#parts.clock.nowMs())

  now = (): Promise<void> => {
    // Either way: a clock that jumped must not keep the watchdog asleep.
    const isStuck = Math.abs(this.#parts.clock.nowMs() - this.#progressAtMs) > STUCK_AFTER_MS
    if (isStuck) this.#running = undefined
    // Told at once, or whatever wakes the phone together with this would overtake it.
    if (!this.#running) this.heardProgress()
    else this.#plan(EVERY_MS)
    this.#running ??= this.#lockedRound(isStuck)
    const running = this.#running
    void running.finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    return running
  }

  /** Shows what waits, when last in step, and what hinders; asked again after every change. */
  async refresh(): Promise<void> {
    const { records, room } = this.#parts
    const waiting = await records.waiting().catch(() => undefined)
    if (!waiting) return
    if (this.#sending) return this.#show({ face: 'sending', ...this.#sending, unsent: waiting.unsent })
    const [inStep, clock] = await Promise.all([room.database?.kept('in-step'), room.database?.kept('clock')]).catch(() => [])
    this.#show({
      face: 'rest',
      ...waiting,
      lastInStepAtMs: inStep?.atMs ?? null,
      trouble: this.#trouble?.refusal ?? null,
      retryAtMs: this.#trouble?.retryAtMs ?? null,
      clockOffsetMs: clock?.offsetMs ?? null,
    })
  }

  /** A round that hangs, here or in another tab, is overtaken: whatever holds the lock then has lost its turn. */
  async #lockedRound(overtakes: boolean): Promise<void> {
    const options = overtakes ? { steal: true } : { ifAvailable: true }
    this.#plan(EVERY_MS)
    await this.#parts.locks
      .request('tan-tay-sync', options, async (lock) => {
        if (lock) await this.#round()
      })
      .catch(() => undefined)
    await this.refresh()
  }

  async #round(): Promise<void> {
    if (!this.#parts.room.database) return
    const trouble = await this.#keepInStep().catch((thrown: unknown) => because(refusalOf(thrown)))
    this.#sending = undefined
    this.#parts.records.setSending(false)
    if (!trouble || (trouble.trouble === 'storage-broken' && !this.#parts.room.open)) return this.#settleDown()
    const waitMs = waitBeforeRetryMs(this.#failures, this.#parts.chance(), trouble.retryAfterMs)
    this.#failures += 1
    const bounded = Math.max(SOON_MS, Math.min(EVERY_MS, waitMs))
    this.#trouble = { refusal: refusalFor(trouble.trouble), retryAtMs: this.#parts.clock.nowMs() + bounded }
    this.#plan(bounded)
  }

  async #settleDown(): Promise<void> {
    this.#failures = 0
    this.#trouble = undefined
    const { unsent } = await this.#parts.records.waiting()
    this.#plan(unsent > 0 && !this.#isStopped ? AFTER_A_SAVE_MS : EVERY_MS)
    if (!this.#isStopped) this.#parts.photos.sendAside(this.#listeners.tell)
  }

  async #keepInStep(): Promise<SyncTrouble | undefined> {
    const { gate, room, roll, records, clock } = this.#parts
    this.#tellProgress()
    if (!(await gate.holdsSession())) return room.open || (await records.waiting()).unsent > 0 ? because('signed-out') : undefined
    const hindered = await this.#push()
    if (hindered) return hindered
    // A locked phone has done its duty by pushing; an open one hears the office's news with the feed.
    if (!room.open) return this.#hear()
    const trouble = roll.isTeller() ? await roll.keepUp(this.#hear) : ((await this.#pull({ hears: true })) ?? (await this.#proveSame()))
    if (!trouble) await room.database?.keeping.put({ name: 'in-step', atMs: clock.nowMs() })
    if (room.open) await takeBallast(room.open.database)
    return trouble
  }

  async #push(): Promise<SyncTrouble | undefined> {
    const { records, link, room, clock } = this.#parts
    this.#isStopped = false
    records.setSending(true)
    const queue = { due: async () => (this.#isStopped ? [] : records.due()), settle: records.settle.bind(records) }
    const pushed = await pushOutbox(queue, link, (done, total) => {
      this.#sending = { done, total }
      this.#tellProgress()
      void this.refresh()
    })
    this.#sending = undefined
    records.setSending(false)
    if (pushed.serverTimeMs !== null) await room.database?.measureClock(pushed.serverTimeMs, clock.nowMs())
    return pushed.trouble ? because(pushed.trouble, pushed.retryAfterMs) : undefined
  }

  #hear = async (): Promise<SyncTrouble | undefined> => {
    const heard = await this.#parts.gate.hearOffice()
    return heard.ok ? undefined : because(heard.refusal)
  }

  async #pull({ hears } = { hears: false }): Promise<SyncTrouble | undefined> {
    const { gate, caseload, link, records, digest, room, clock } = this.#parts
    const [received, askedAtMs] = [await records.received(), clock.nowMs()]
    const pulled = await pullChanges(caseload, link, hears ? (news) => gate.takeNews(news, { askedAtMs }) : undefined)
    this.#tellProgress()
    if (hears && bringsNoNews(pulled)) {
      const hindered = await this.#hear()
      if (hindered) return hindered
    }
    // Some pages may have come before the line broke off.
    if (pulled.kind === 'trouble') return caseload.relay().then(() => because(pulled.trouble, pulled.retryAfterMs))
    if (pulled.kind === 'start-over') return this.#startOver(pulled.reason)
    if (pulled.kind === 'in-step') {
      await room.database?.measureClock(pulled.serverTimeMs, clock.nowMs())
      if (pulled.changed > MANY_CHANGES) await digest.want()
      await records.reflect(received, pulled.serverTimeMs)
      await this.#parts.campaigns.follow(pulled.campaigns)
      await this.#parts.cashPoints.follow(pulled.cashPoints)
    }
    await records.load()
    if (pulled.kind === 'in-step') await caseload.relay()
    return this.#parts.campaigns.wantRosters(caseload.people()) ? this.#fetchAnew([]) : undefined
  }

  /** What was pushed is pushed already; now whoever left the area goes, and then the rest is fetched over what is here. */
  async #startOver(reason: string): Promise<SyncTrouble | undefined> {
    const { records, caseload, digest, room } = this.#parts
    if (reason === 'epoch') await records.resendAll()
    if (reason === 'scope') await caseload.keepOnly(room.open?.signedIn.units.map((unit) => unit.code) ?? [])
    const trouble = await this.#fetchAnew([])
    if (trouble) return trouble
    await digest.want()
    // The pages may be older than the feed, and show less than was here before.
    return this.#pull()
  }

  /** A difference counts only when nothing came in between; then the unit is fetched anew and the office hears of it. */
  async #proveSame(): Promise<SyncTrouble | undefined> {
    const { caseload, digest, link } = this.#parts
    if ((await caseload.cursor()) === undefined || !(await digest.isDue())) return undefined
    for (let time = 0; time < COMPARISONS_IN_A_ROW; time += 1) {
      const differing = await digest.differing()
      this.#tellProgress()
      if (!differing) return undefined
      if (differing.length === 0) return void (await digest.compared())
      const pulled = await pullChanges(caseload, link)
      await caseload.relay()
      if (pulled.kind !== 'in-step') return undefined
      if (pulled.changed > 0) continue
      const trouble = await this.#fetchAnew(differing)
      if (trouble) return trouble
      await digest.differing(differing)
      return void (await digest.compared())
    }
    return undefined
  }

  /** Pages stand as of the office's last snapshot: what changed since comes at once. */
  async #fetchAnew(distrusted: readonly string[]): Promise<SyncTrouble | undefined> {
    const { caseload, link } = this.#parts
    const fetched = await caseload.downloadAnew(distrusted)
    if (!fetched.ok) return because(fetched.refusal)
    const pulled = await pullChanges(caseload, link)
    await caseload.relay()
    return pulled.kind === 'trouble' ? because(pulled.trouble, pulled.retryAfterMs) : undefined
  }

  #tellProgress(): void {
    this.heardProgress()
    this.#listeners.tell()
  }

  #plan(waitMs: number): void {
    this.#parts.alarm.set(waitMs, () => void this.now())
  }

  #show(face: SyncFace): void {
    this.#face = face
    this.#listeners.tell()
  }
}
