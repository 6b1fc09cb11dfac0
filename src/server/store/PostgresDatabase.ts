import pg from 'pg'
import { actAs, beginWords } from './actAs.ts'
import type { Actor, Database, Queries, Row } from './Database.ts'

const INT8 = 20
const DATE = 1082
/** Two numbers: the locks of single numbers are the units' own. */
const LOCK_OF_THE_OFFICE = 'SELECT pg_advisory_lock(1, 1)'

/** Both engines read alike: int8 as a number, a date as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    if (id === INT8) return Number
    if (id === DATE) return (text: string) => text
    return format === 'binary' ? pg.types.getTypeParser(id, 'binary') : pg.types.getTypeParser(id, 'text')
  },
}

const queriesOf = (client: pg.PoolClient): Queries => ({
  async query<Found extends Row = Row>(sql: string, values: readonly unknown[] = []) {
    const answer = await client.query<Found>({ text: sql, values: [...values], types })
    return answer.rows
  },
})

export class PostgresDatabase implements Database {
  readonly engine = 'postgresql'
  readonly #pool: pg.Pool
  readonly #connectionString: string

  constructor(connectionString: string, options: { connections?: number } = {}) {
    this.#connectionString = connectionString
    this.#pool = new pg.Pool({
      connectionString,
      max: options.connections ?? 16,
      statement_timeout: 60_000,
      connectionTimeoutMillis: 10_000,
    })
    // A connection that dies is replaced at its next use. Without a listener it would end the process: the pool listens while a
    // connection is idle, and nobody while one is at work and no statement is on its way.
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  async transaction<Value>(
    actor: Actor,
    work: (queries: Queries) => Promise<Value>,
    mode: 'write' | 'read-snapshot' = 'write',
  ): Promise<Value> {
    const client = await this.#pool.connect()
    let broken: Error | undefined
    try {
      await client.query(beginWords(mode))
      const queries = queriesOf(client)
      await actAs(queries, actor)
      const value = await work(queries)
      const { command } = await client.query('COMMIT')
      // After a statement that failed PostgreSQL answers COMMIT by undoing, without an error of its own.
      if (command !== 'COMMIT') throw new Error('The transaction had failed and was undone')
      return value
    } catch (trouble) {
      await client.query('ROLLBACK').catch((error: Error) => {
        broken = error
      })
      throw trouble
    } finally {
      client.release(broken)
    }
  }

  async script(sql: string): Promise<void> {
    await this.#pool.query(sql)
  }

  /** The lock ends with its connection, also where the process is killed; waiting for it has no time limit, as a long migration has none. */
  async alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const client = new pg.Client({ connectionString: this.#connectionString })
    client.on('error', () => undefined)
    await client.connect()
    try {
      await client.query(LOCK_OF_THE_OFFICE)
      return await work()
    } finally {
      await client.end()
    }
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}
