import { migrate, type Scriptable } from '#server/store/migrate.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import type { Database } from '#server/store/Database.ts'
import { copiedDatabase } from './copiedDatabase.ts'
import { freshPostgresUrl } from './postgres.ts'

/** An empty, migrated database of the engine asked for. */
export async function openTestDatabase(engine: 'pglite' | 'postgresql'): Promise<Database & Scriptable> {
  if (engine === 'pglite') return copiedDatabase('empty')
  const database = new PostgresDatabase(await freshPostgresUrl(), { connections: 24 })
  await migrate(database)
  return database
}
