import pg from 'pg'
import { actAs, beginWords } from './actAs.ts'
import type { Actor, Database, Queries, Row } from './Database.ts'

const INT8 = 20
const DATE = 1082

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

  constructor(connectionString: string, options: { connections?: number } = {}) {
    this.#pool = new pg.Pool({
      connectionString,
      max: options.connections ?? 16,
      statement_timeout: 60_000,
      connectionTimeoutMillis: 10_000,
    })
    // A connection that dies while idle is replaced at its next use; without a listener it would end the process.
    this.#pool.on('error', () => undefined)
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
      await client.query('COMMIT')
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

  close(): Promise<void> {
    return this.#pool.end()
  }
}
