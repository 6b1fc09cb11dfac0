/** The one port to SQL: the PostgreSQL 15 subset, `$1` parameters, int8 and date read alike on both engines (number, `YYYY-MM-DD` text). */
export type Row = Record<string, unknown>

export interface Queries {
  query<Found extends Row = Row>(sql: string, values?: readonly unknown[]): Promise<Found[]>
}

/** In whose name a transaction runs: row-level security sees nothing else. */
export type Actor =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'account'
      readonly accountId: string
      readonly unitCodes: readonly string[]
      /** Nothing here: every pay point of those communes. */
      readonly payPointIds?: readonly string[]
    }

export interface Database {
  readonly engine: 'pglite' | 'postgresql'
  /** Commits when `work` returns, undoes everything when it throws. The outer handle must not be used inside. */
  transaction<Value>(actor: Actor, work: (queries: Queries) => Promise<Value>, mode?: 'write' | 'read-snapshot'): Promise<Value>
  /** The whole database as one compressed file; only the embedded one can. */
  dump?(): Promise<Blob>
  close(): Promise<void>
}
