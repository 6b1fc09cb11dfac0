/** What the page left for evenings: days and the sentence, sealed under the device's key, which the browser lets this origin use and hands to nobody. */
type Left = { readonly days: readonly string[]; readonly text: string }

const [NAME, NOTES, NONCE_BYTES] = ['tan-tay-phieu', 'notes', 12]
const [HOUR_MS, HOURS_AHEAD_OF_UTC, EVENING_FROM] = [3_600_000, 7, 17]
/** One notice for a payday, whoever tells it: a second one takes the place of the first without a sound. */
const TAG = 'payday'

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('The store gave no answer'))
  })

/** Fails where nothing lies, and makes nothing: the page alone makes its store. */
function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME)
  request.onupgradeneeded = () => request.transaction?.abort()
  return answerOf(request)
}

const boundTo = (row: string) => new TextEncoder().encode(`${NOTES}/${row}`)

async function read(database: IDBDatabase, row: string): Promise<unknown> {
  const work = database.transaction(['keys', NOTES])
  const [key, sealed] = await Promise.all([
    answerOf<CryptoKey | undefined>(work.objectStore('keys').get('device')),
    answerOf<Uint8Array<ArrayBuffer> | undefined>(work.objectStore(NOTES).get(row)),
  ])
  if (!key || !sealed) return undefined
  const [iv, body] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)]
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo(row) }, key, body)))
}

async function keep(database: IDBDatabase, row: string, value: unknown): Promise<void> {
  const key = await answerOf<CryptoKey | undefined>(database.transaction('keys').objectStore('keys').get('device'))
  if (!key) return
  const [iv, plain] = [crypto.getRandomValues(new Uint8Array(NONCE_BYTES)), new TextEncoder().encode(JSON.stringify(value))]
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo(row) }, key, plain))
  const whole = new Uint8Array(NONCE_BYTES + sealed.length)
  whole.set(iv)
  whole.set(sealed, NONCE_BYTES)
  await answerOf(database.transaction(NOTES, 'readwrite').objectStore(NOTES).put(whole, row))
}

async function withStore<Value>(use: (database: IDBDatabase) => Promise<Value>): Promise<Value | undefined> {
  const database = await openStore().catch(() => undefined)
  if (!database) return undefined
  // A phone whose store cannot be read is told by the page; here it is only not reminded.
  return use(database)
    .catch(() => undefined)
    .finally(() => database.close())
}

const vietnamHours = (nowMs: number): number => nowMs / HOUR_MS + HOURS_AHEAD_OF_UTC
const dayAfter = (nowMs: number): string => new Date((vietnamHours(nowMs) + 24) * HOUR_MS).toISOString().slice(0, 10)

/** The first sentence is the head of the notice, the rest stands below. */
function show(registration: ServiceWorkerRegistration, text: string): Promise<void> {
  const [head = text, ...rest] = text.split(/(?<=\.)\s+/)
  const options = { body: rest.join(' '), tag: TAG, lang: 'vi', icon: '/icon-192.png' }
  return registration.showNotification(head.replace(/\.$/, ''), options)
}

/** As it was pushed; the evening's own look has nothing to add then. */
export async function showPushed(registration: ServiceWorkerRegistration, text: string, nowMs: number): Promise<void> {
  await show(registration, text)
  await withStore((database) => keep(database, 'told', dayAfter(nowMs)))
}

/** In the evening, if tomorrow is one of the days left here and nobody has said so yet. */
export async function lookAtPaydays(registration: ServiceWorkerRegistration, nowMs: number): Promise<void> {
  if (Math.floor(vietnamHours(nowMs)) % 24 < EVENING_FROM) return
  const tomorrow = dayAfter(nowMs)
  await withStore(async (database) => {
    const left = (await read(database, 'paydays')) as Left | undefined
    if (!left?.days.includes(tomorrow) || (await read(database, 'told')) === tomorrow) return
    await keep(database, 'told', tomorrow)
    await show(registration, left.text)
  })
}
