import { join } from 'node:path'
import type { Database } from './Database.ts'
import { takeDataFolder } from './dataFolderLock.ts'
import type { Scriptable } from './migrate.ts'
import { PgliteDatabase } from './PgliteDatabase.ts'
import { PostgresDatabase } from './PostgresDatabase.ts'

export class EmbeddedInProduction extends Error {
  readonly isForPeople = true
}

export type Opened = { readonly database: Database & Scriptable; release(): void }

/** PostgreSQL by `DATABASE_URL`, else the embedded database of the data folder, which one process holds at a time. */
export async function openDatabase(environment: NodeJS.ProcessEnv, dataFolder: string): Promise<Opened> {
  const url = environment.DATABASE_URL
  if (url) return { database: new PostgresDatabase(url), release: () => undefined }
  if (environment.NODE_ENV === 'production' && environment.TAN_TAY_ALLOW_EMBEDDED !== '1') {
    throw new EmbeddedInProduction(
      'Chạy thật cần PostgreSQL: đặt DATABASE_URL (hoặc TAN_TAY_ALLOW_EMBEDDED=1 nếu chấp nhận rủi ro mất điện). / Production needs PostgreSQL: set DATABASE_URL, or TAN_TAY_ALLOW_EMBEDDED=1 to accept the risk of a power cut.',
    )
  }
  const release = takeDataFolder(dataFolder)
  try {
    return { database: await PgliteDatabase.open(join(dataFolder, 'database')), release }
  } catch (trouble) {
    release()
    throw trouble
  }
}
