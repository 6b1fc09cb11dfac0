import type { Actor, Database, Queries, Row } from '#server/store/Database.ts'

class ConnectionLost extends Error {
  readonly code = '57P01'
}

/** The office's real store; the test may cut its connection in the middle of a transaction. */
export class FatedDatabase implements Database {
  readonly engine: Database['engine']
  readonly #store: Database
  /** The connection is cut when the next writing transaction of the program reaches this statement. */
  cutsAtStatement: number | undefined
  /** Planted bug: answers as if committed, and undoes everything. */
  forgetsNextWrite = false

  constructor(store: Database) {
    this.#store = store
    this.engine = store.engine
  }

  async transaction<Value>(actor: Actor, work: (queries: Queries) => Promise<Value>, mode?: 'write' | 'read-snapshot'): Promise<Value> {
    if (mode === 'read-snapshot') return this.#store.transaction(actor, work, mode)
    const cutsAt = this.cutsAtStatement
    let [statements, undone] = [0, undefined as { value: Value } | undefined]
    const fated = (queries: Queries): Queries => ({
      query: <Found extends Row = Row>(sql: string, values?: readonly unknown[]) => {
        if (/INSERT INTO fact/.test(sql)) statements += 1
        if (cutsAt !== undefined && statements > 0 && statements++ > cutsAt) {
          this.cutsAtStatement = undefined
          throw new ConnectionLost('Connection lost')
        }
        return queries.query<Found>(sql, values)
      },
    })
    const run = async (queries: Queries): Promise<Value> => {
      const value = await work(fated(queries))
      if (this.forgetsNextWrite && statements > 0) {
        this.forgetsNextWrite = false
        undone = { value }
        throw new ConnectionLost('Forgotten')
      }
      return value
    }
    return this.#store.transaction(actor, run, mode).catch((trouble: unknown) => {
      if (undone) return undone.value
      throw trouble
    })
  }

  close = (): Promise<void> => this.#store.close()
}
