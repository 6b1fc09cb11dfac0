import type { LeftForWorker, NoticeFace, PaydayNotices, PushedPhone } from '../../slipTools.ts'
import { fromBase64, toBase64 } from '../vault/bytes.ts'

/** Browsers that wake a page by themselves do so at their own time; more often than this they are not asked. */
const [LOOKS_EVERY_MS, READY_WITHIN_MS] = [6 * 3_600_000, 10_000]
const PAYDAYS = 'paydays'
type PeriodicSync = { register(tag: string, options: { minInterval: number }): Promise<void>; unregister(tag: string): Promise<void> }
type NoteStore = { keepNote(note: LeftForWorker): Promise<void>; dropNote(): Promise<void> }

const FACES: Readonly<Record<NotificationPermission, NoticeFace>> = { granted: 'allowed', denied: 'denied', default: 'askable' }
/** A browser that keeps no program has no worker, and says so by never being ready. */
const registrationSoon = (): Promise<ServiceWorkerRegistration | undefined> =>
  Promise.race([navigator.serviceWorker.ready, new Promise<undefined>((late) => setTimeout(() => late(undefined), READY_WITHIN_MS))])
const inBase64Url = (bytes: ArrayBuffer | null): string =>
  toBase64(new Uint8Array(bytes ?? new ArrayBuffer(0)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const bytesOf = (base64Url: string) => fromBase64(base64Url.replaceAll('-', '+').replaceAll('_', '/'))
const phoneOf = (subscription: PushSubscription): PushedPhone => ({
  endpoint: subscription.endpoint,
  p256dh: inBase64Url(subscription.getKey('p256dh')),
  auth: inBase64Url(subscription.getKey('auth')),
})

/** The phone's own notices, its browser's push service, and what the worker of the page is left. */
export class PhoneNotices implements PaydayNotices {
  readonly #store: NoteStore

  constructor(store: NoteStore) {
    this.#store = store
  }

  face = (): NoticeFace => ('Notification' in globalThis && 'serviceWorker' in navigator ? FACES[Notification.permission] : 'none')
  ask = async (): Promise<boolean> => this.face() !== 'none' && (await Notification.requestPermission()) === 'granted'

  async subscribe(reminderKey: string): Promise<PushedPhone | undefined> {
    const pushManager = (await registrationSoon())?.pushManager
    if (!pushManager) return undefined
    // A browser without a push service says so by failing: then the phone reminds by itself.
    try {
      const before = await pushManager.getSubscription()
      if (before && inBase64Url(before.options.applicationServerKey) === reminderKey) return phoneOf(before)
      await before?.unsubscribe()
      return phoneOf(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(reminderKey) }))
    } catch {
      return undefined
    }
  }

  async unsubscribe(): Promise<void> {
    const registration = await registrationSoon()
    await registration?.pushManager
      .getSubscription()
      .then((subscription) => subscription?.unsubscribe())
      .catch(() => undefined)
  }

  async leave(left: LeftForWorker | undefined): Promise<void> {
    await (left ? this.#store.keepNote(left) : this.#store.dropNote()).catch(() => undefined)
    if (this.face() !== 'allowed') return
    const registration = await registrationSoon()
    if (!registration) return
    await this.#wake(registration, left !== undefined).catch(() => undefined)
    if (left) registration.active?.postMessage('look-at-paydays')
  }

  /** Installed pages that are used are woken now and then, by one maker of browsers; it refuses the others. */
  async #wake(registration: ServiceWorkerRegistration, isWanted: boolean): Promise<void> {
    const { periodicSync } = registration as ServiceWorkerRegistration & { periodicSync?: PeriodicSync }
    if (isWanted) await periodicSync?.register(PAYDAYS, { minInterval: LOOKS_EVERY_MS })
    else await periodicSync?.unregister(PAYDAYS)
  }
}
