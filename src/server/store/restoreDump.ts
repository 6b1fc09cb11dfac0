import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { COMMAND_LINE_ID } from '../access/operator.ts'
import { writeAudit } from '../access/audit.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { Database } from './Database.ts'
import { takeDataFolder } from './dataFolderLock.ts'
import { migrate } from './migrate.ts'
import { PgliteDatabase } from './PgliteDatabase.ts'

export type RestoreRefusal = 'folder-not-empty' | 'not-a-dump'
export type Restored = { readonly people: number; readonly epoch: string }

/** After a restore phones may hold what the database no longer does: a new epoch makes each of them start over and push again. */
export async function renewEpoch(database: Database, nowMs: number): Promise<Restored> {
  return database.transaction({ kind: 'system' }, async (queries) => {
    const epoch = randomUUID()
    await queries.query('UPDATE feed_counter SET epoch = $1', [epoch])
    await writeAudit(
      queries,
      { accountId: COMMAND_LINE_ID, deviceId: COMMAND_LINE_ID, act: 'epoch-renewed', subject: epoch, detail: {} },
      nowMs,
    )
    const [count] = await queries.query<{ people: number }>('SELECT count(*) AS people FROM beneficiary')
    return { people: count?.people ?? 0, epoch }
  })
}

/** Only into a folder without a database, and whole or not at all. */
export async function restoreDump(dataFolder: string, dump: Uint8Array, nowMs: number): Promise<Result<Restored, RestoreRefusal>> {
  const folder = join(dataFolder, 'database')
  const release = takeDataFolder(dataFolder)
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) return refused('folder-not-empty')
    return await layDown(folder, dump, nowMs)
  } finally {
    release()
  }
}

async function layDown(folder: string, dump: Uint8Array, nowMs: number): Promise<Result<Restored, RestoreRefusal>> {
  let database: PgliteDatabase | undefined
  try {
    database = await PgliteDatabase.restore(folder, new Blob([new Uint8Array(dump)], { type: 'application/x-gzip' }))
    await migrate(database)
    const restored = await renewEpoch(database, nowMs)
    await database.close()
    return accepted(restored)
  } catch {
    await database?.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
    return refused('not-a-dump')
  }
}
