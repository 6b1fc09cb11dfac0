import type { KeptSlip, LeftForWorker, OnPhone, SlipLooks, SlipLooksStore, SlipStore, WaitingReport } from '../../slipTools.ts'
import { DataKey } from '../vault/DataKey.ts'

const NAME = 'tan-tay-phieu'
/** `notes`: what the worker of the page reads and writes (see there). */
const TABLES = ['keys', 'slips', 'reports', 'looks', 'notes'] as const
const VERSION = 2
/** How long a tab of an older version may take to let go of the store. */
const LONGEST_WAIT_MS = 3_000
type Table = (typeof TABLES)[number]

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('The store gave no answer'))
  })

const ended = (work: IDBTransaction): Promise<void> =>
  new Promise((done, failed) => {
    work.oncomplete = () => done()
    work.onabort = () => failed(work.error ?? new Error('The store gave up'))
  })

/**
 * A few rows, each sealed under a key that the browser keeps and hands out to no program. Whoever holds the unlocked phone opens the
 * page all the same: an elder has no code to type (decision 0036).
 */
export class SlipDatabase implements SlipStore, SlipLooksStore {
  #opened: Promise<IDBDatabase> | undefined
  #key: Promise<DataKey> | undefined

  async read(): Promise<OnPhone> {
    const [slips, reports] = await Promise.all([this.#all<KeptSlip>('slips'), this.#all<WaitingReport>('reports')])
    return { slips, reports }
  }

  async keepSlip(slip: KeptSlip): Promise<void> {
    await this.#put('slips', slip.id, slip)
    // Or the browser may throw it away when the phone is full; a no changes nothing.
    void navigator.storage?.persist?.().catch(() => undefined)
  }
  keepReport = (waiting: WaitingReport): Promise<void> => this.#put('reports', waiting.report.id, waiting)
  dropReport = (id: string): Promise<void> => this.#write(['reports'], (work) => work.objectStore('reports').delete(id))

  async dropSlip(id: string): Promise<void> {
    const said = (await this.#all<WaitingReport>('reports')).filter(({ slipId }) => slipId === id)
    await this.#write(['slips', 'reports'], (work) => {
      work.objectStore('slips').delete(id)
      said.forEach(({ report }) => work.objectStore('reports').delete(report.id))
    })
  }

  async readLooks(): Promise<Partial<SlipLooks>> {
    const database = await this.#open()
    return (await answerOf<Partial<SlipLooks> | undefined>(database.transaction('looks').objectStore('looks').get('looks'))) ?? {}
  }

  keepLooks = (looks: SlipLooks): Promise<void> => this.#write(['looks'], (work) => work.objectStore('looks').put(looks, 'looks'))

  keepNote = (left: LeftForWorker): Promise<void> => this.#put('notes', 'paydays', left)
  dropNote = (): Promise<void> => this.#write(['notes'], (work) => work.objectStore('notes').clear())

  #open(): Promise<IDBDatabase> {
    if (this.#opened) return this.#opened
    const opened = new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open(NAME, VERSION)
      request.onupgradeneeded = () =>
        TABLES.filter((table) => !request.result.objectStoreNames.contains(table)).forEach((table) =>
          request.result.createObjectStore(table),
        )
      request.onsuccess = () => {
        // A later version of the page, opened beside this one, need not wait for it.
        request.result.onversionchange = () => {
          request.result.close()
          this.#opened = undefined
        }
        done(request.result)
      }
      request.onerror = () => failed(request.error ?? new Error('The store does not open'))
      // Goes on by itself as soon as the other tab lets go; one that never does must not hold the page up.
      request.onblocked = () => setTimeout(() => failed(new Error('Another tab holds the store')), LONGEST_WAIT_MS)
    })
    this.#opened = opened
    opened.catch(() => (this.#opened = undefined))
    return opened
  }

  #keyOf(mayMake: boolean): Promise<DataKey> {
    this.#key ??= this.#findKey(mayMake).then(DataKey.holding)
    this.#key.catch(() => (this.#key = undefined))
    return this.#key
  }

  /** Apart from `#key`: a search that finds none must not become the answer for whoever may make one meanwhile. */
  #keyThatLiesHere(): Promise<DataKey | undefined> {
    return (this.#key ?? this.#findKey(false).then(DataKey.holding)).catch(() => undefined)
  }

  /** Made when the first slip is kept; two tabs at once settle on the one that lies there first. */
  async #findKey(mayMake: boolean): Promise<CryptoKey> {
    const database = await this.#open()
    const kept = await answerOf<CryptoKey | undefined>(database.transaction('keys').objectStore('keys').get('device'))
    if (kept) return kept
    if (!mayMake) throw new Error('There is no key on this phone')
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    const work = database.transaction('keys', 'readwrite')
    const there = await answerOf<CryptoKey | undefined>(work.objectStore('keys').get('device'))
    if (!there) work.objectStore('keys').put(made, 'device')
    await ended(work)
    return there ?? made
  }

  async #all<Row>(table: Table): Promise<Row[]> {
    const store = (await this.#open()).transaction(table).objectStore(table)
    // Asked for together: whoever opens the page waits once for the disk. Without rows there may be no key.
    const [ids, sealed, found] = await Promise.all([
      answerOf(store.getAllKeys()),
      answerOf<Uint8Array<ArrayBuffer>[]>(store.getAll()),
      this.#keyThatLiesHere(),
    ])
    if (sealed.length === 0) return []
    const key = found ?? (await this.#keyOf(false))
    return Promise.all(sealed.map(async (one, place) => JSON.parse(await key.openText(`${table}/${String(ids[place])}`, one)) as Row))
  }

  async #put(table: Table, id: string, row: unknown): Promise<void> {
    const sealed = await (await this.#keyOf(true)).sealText(`${table}/${id}`, JSON.stringify(row))
    await this.#write([table], (work) => work.objectStore(table).put(sealed, id))
  }

  async #write(tables: readonly Table[], act: (work: IDBTransaction) => void): Promise<void> {
    const work = (await this.#open()).transaction([...tables], 'readwrite', { durability: 'strict' })
    act(work)
    await ended(work)
  }
}
