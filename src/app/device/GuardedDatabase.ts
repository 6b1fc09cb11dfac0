import Dexie, { type DBCore, type DexieOptions } from 'dexie'
import { ProgramOutdated, StorageBlocked, withinMs } from './storageTrouble.ts'

const OPEN_LIMIT_MS = 8_000
/** Whose storage: the browser's own when nothing is said. */
export type StorageOptions = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange' | 'addons'>

/** Dexie multiplies its version numbers by ten. */
const NATIVE = 10

/** A Dexie that lets go when a newer program wants the database, never writes into a newer shape, and never waits for ever. */
export abstract class GuardedDatabase extends Dexie {
  readonly #schemaNumber: number
  #isBlocked = false
  #hasLetGo = false

  constructor(name: string, schemaNumber: number, storage: StorageOptions = {}) {
    super(name, { chromeTransactionDurability: 'strict', ...storage })
    this.#schemaNumber = schemaNumber
    // An old tab must let go when a newer version wants the database, and must not come back by itself.
    this.on('versionchange', () => {
      this.#hasLetGo = true
      this.close({ disableAutoOpen: true })
    })
    this.on('blocked', () => {
      this.#isBlocked = true
    })
    this.use({ stack: 'dbcore', name: 'schema-number', create: (core) => this.#guarded(core) })
  }

  async openInTime(): Promise<void> {
    this.#isBlocked = false
    await withinMs(OPEN_LIMIT_MS, this.open()).catch((trouble: unknown) => {
      throw this.#isBlocked ? new StorageBlocked() : trouble
    })
  }

  /** After the store was lost, not after it was let go: then it is newer than this program, or deleted. */
  async reopen(): Promise<void> {
    if (this.#hasLetGo) throw new ProgramOutdated()
    this.close({ disableAutoOpen: false })
    await this.openInTime()
  }

  /** Dexie opens a newer database with an older program in silence: every write looks at the number itself. */
  #guarded(core: DBCore): DBCore {
    return {
      ...core,
      table: (name) => {
        const table = core.table(name)
        return { ...table, mutate: (request) => (this.#isNewer() ? Promise.reject(new ProgramOutdated()) : table.mutate(request)) }
      },
    }
  }

  #isNewer(): boolean {
    return Math.round(this.backendDB().version) > this.#schemaNumber * NATIVE
  }
}
