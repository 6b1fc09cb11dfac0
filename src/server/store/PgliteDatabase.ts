import { PGlite, type Transaction } from '@electric-sql/pglite'
import { actAs } from './actAs.ts'
import type { Actor, Database, Queries, Row } from './Database.ts'
import { syncNewestWal, syncTree } from './durableFolder.ts'

const parsers = { 20: Number, 1082: (text: string) => text }
const WRITES_BETWEEN_CHECKPOINTS = 2_000

const queriesOf = (transaction: Transaction): Queries => ({
  async query<Found extends Row = Row>(sql: string, values: readonly unknown[] = []) {
    const answer = await transaction.query<Found>(sql, [...values])
    return answer.rows
  },
})

/** PostgreSQL inside this process. It never calls fsync itself, so an answer waits for the newest log segment to reach the disk. */
export class PgliteDatabase implements Database {
  readonly engine = 'pglite'
  readonly #folder: string | undefined
  readonly #pglite: PGlite
  #writes = 0

  private constructor(pglite: PGlite, folder: string | undefined) {
    this.#pglite = pglite
    this.#folder = folder
  }

  /** Lays a dump down where no database is yet, in memory without a folder; throws when it is none. */
  static async restore(folder: string | undefined, dump: Blob): Promise<PgliteDatabase> {
    const pglite = await PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), loadDataDir: dump, parsers })
    return new PgliteDatabase(pglite, folder)
  }

  /** Without a folder everything lives in memory and ends with the process. */
  static async open(folder?: string): Promise<PgliteDatabase> {
    const pglite = await PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), parsers })
    return new PgliteDatabase(pglite, folder)
  }

  async transaction<Value>(
    actor: Actor,
    work: (queries: Queries) => Promise<Value>,
    mode: 'write' | 'read-snapshot' = 'write',
  ): Promise<Value> {
    const value = await this.#pglite.transaction(async (transaction) => {
      const queries = queriesOf(transaction)
      if (mode === 'read-snapshot') await queries.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await actAs(queries, actor)
      return work(queries)
    })
    if (mode === 'write') await this.#settle()
    return value
  }

  async script(sql: string): Promise<void> {
    await this.#pglite.exec(sql)
  }

  /** One process holds an embedded database anyway. */
  alone<Value>(work: () => Promise<Value>): Promise<Value> {
    return work()
  }

  async dump(compression: 'gzip' | 'none' = 'gzip'): Promise<Blob> {
    await this.#pglite.exec('CHECKPOINT')
    return this.#pglite.dumpDataDir(compression)
  }

  async close(): Promise<void> {
    await this.#checkpoint()
    await this.#pglite.close()
  }

  async #settle(): Promise<void> {
    if (this.#folder === undefined) return
    await syncNewestWal(this.#folder)
    this.#writes += 1
    if (this.#writes % WRITES_BETWEEN_CHECKPOINTS === 0) await this.#checkpoint()
  }

  /** Old log may go only after the tables it describes are on the disk themselves. */
  async #checkpoint(): Promise<void> {
    if (this.#folder === undefined) return
    await syncTree(this.#folder)
    await this.#pglite.exec('CHECKPOINT')
    await syncTree(this.#folder)
    await this.#pglite.exec('VACUUM (ANALYZE)')
  }
}
