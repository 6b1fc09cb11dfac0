import Dexie, { type DBCore, type DBCoreMutateRequest } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { StorageOptions } from '#app/device/GuardedDatabase.ts'
import type { ErasableFiles } from '#app/device/vault/ErasableFiles.ts'

const never = <Value>(): Promise<Value> => new Promise<Value>(() => undefined)

/** One run of the program on a phone, from its start to its kill. What is dead does nothing any more: its every wish hangs. */
export class Life {
  isDead = false
  /** Killed when this many more operations have begun; undefined while nobody plans it. */
  operationsLeft: number | undefined
  /** The test looks on: what it reads is no operation of the program. */
  #watchers = 0
  readonly died: Promise<void>
  #die: () => void = () => undefined

  constructor() {
    this.died = new Promise((done) => {
      this.#die = done
    })
  }

  async watched<Value>(look: () => Promise<Value>): Promise<Value> {
    this.#watchers += 1
    return look().finally(() => {
      this.#watchers -= 1
    })
  }

  kill(): void {
    this.isDead = true
    this.#die()
  }

  /** Called before each operation; true when it must not happen. */
  isOver(): boolean {
    if (this.operationsLeft !== undefined && this.#watchers === 0 && this.operationsLeft-- <= 0) this.kill()
    return this.isDead
  }
}

/** What lies on the disk of one phone: outlives a kill, and may be thrown away by the browser. */
export class Disk {
  indexedDB = new IDBFactory()
  files = new Map<string, string>()
  cookie = ''
  isMarked = false
  /** Writes the phone has room for; undefined while there is plenty. */
  roomLeft: number | undefined
  /** What is written into the outbox is not there when it is asked for. */
  losesOutbox = false
  /** The next write fails for no reason that it would tell, this many operations from now. */
  failsIn: number | undefined

  evict(): void {
    this.indexedDB = new IDBFactory()
    this.files = new Map()
  }

  storageFor(life: Life): StorageOptions {
    const addon = (database: Dexie) => database.use({ stack: 'dbcore', name: 'fate', create: (core) => this.#fated(core, life) })
    return { indexedDB: this.indexedDB, IDBKeyRange, addons: [addon] }
  }

  filesFor(life: Life): ErasableFiles {
    const guarded = <Value>(work: () => Value): Promise<Value> => (life.isOver() ? never() : Promise.resolve(work()))
    return {
      read: (name) => guarded(() => this.files.get(name)),
      write: (name, text) => guarded(() => void this.files.set(name, text)),
      erase: (name) => guarded(() => void this.files.delete(name)),
    }
  }

  #fated(core: DBCore, life: Life): DBCore {
    return {
      ...core,
      table: (name) => {
        const table = core.table(name)
        const alive =
          <Request extends { trans: unknown }, Answer>(work: (request: Request) => Promise<Answer>) =>
          (request: Request) =>
            life.isOver() ? this.#cutOff<Answer>(request) : work(request)
        return {
          ...table,
          mutate: alive((request) => this.#trouble(name, request) ?? table.mutate(request)),
          get: alive((request) => (this.losesOutbox && name === 'outbox' ? Promise.resolve(undefined) : table.get(request))),
          getMany: alive((request) => table.getMany(request)),
          query: alive((request) => table.query(request)),
          openCursor: alive((request) => table.openCursor(request)),
          count: alive((request) => table.count(request)),
        }
      },
    }
  }

  /** A killed browser commits nothing that was not committed. */
  #cutOff<Answer>({ trans }: { trans: unknown }): Promise<Answer> {
    try {
      if (trans && typeof trans === 'object' && 'abort' in trans && typeof trans.abort === 'function') trans.abort()
    } catch {
      // Committed already, or undone.
    }
    return never()
  }

  #trouble(table: string, request: DBCoreMutateRequest): Promise<never> | undefined {
    if (this.failsIn !== undefined && this.failsIn-- <= 0) {
      this.failsIn = undefined
      return Promise.reject(new Dexie.UnknownError('The disk gave no reason'))
    }
    if (this.roomLeft === undefined) return undefined
    if (request.type === 'delete' && table === 'keeping') this.roomLeft += 2
    if (request.type !== 'add' && request.type !== 'put') return undefined
    this.roomLeft -= 1
    // As Dexie 4.4 hands it out: an AbortError that keeps the reason within.
    return this.roomLeft < 0 ? Promise.reject(new Dexie.AbortError('Transaction aborted', quotaExceeded())) : undefined
  }
}

const quotaExceeded = (): Error => Object.assign(new Error('Quota exceeded'), { name: 'QuotaExceededError' })
