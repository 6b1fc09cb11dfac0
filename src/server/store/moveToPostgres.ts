import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { refusePracticeAccounts } from '../practice/PracticeInProduction.ts'
import { copyOffice, fingerprintOf } from './copyOffice.ts'
import type { Queries } from './Database.ts'
import { takeDataFolder } from './dataFolderLock.ts'
import { migrate } from './migrate.ts'
import { PgliteDatabase } from './PgliteDatabase.ts'
import type { PostgresDatabase } from './PostgresDatabase.ts'

export type MoveRefusal = 'nothing-here' | 'office-there'
export type Moved = { readonly people: number; readonly facts: number; readonly movedFolder: string }

const system = { kind: 'system' } as const

async function isEmpty(queries: Queries): Promise<boolean> {
  const [held] = await queries.query<{ held: boolean }>(
    'SELECT EXISTS (SELECT FROM account) OR EXISTS (SELECT FROM beneficiary) OR EXISTS (SELECT FROM fact) AS held',
  )
  return held?.held === false
}

async function countsIn(queries: Queries): Promise<{ people: number; facts: number }> {
  const [counts] = await queries.query<{ people: number; facts: number }>(
    'SELECT (SELECT count(*) FROM beneficiary) AS people, (SELECT count(*) FROM fact) AS facts',
  )
  return counts ?? { people: 0, facts: 0 }
}

/** Throws where a single value came out different: then nothing stays there. */
async function copyProved(from: Queries, to: Queries): Promise<{ people: number; facts: number }> {
  await copyOffice(from, to)
  const [here, there] = [await fingerprintOf(from), await fingerprintOf(to)]
  const differing = Object.keys({ ...here, ...there }).filter((table) => here[table] !== there[table])
  if (differing.length > 0) throw new Error(`Not the same after copying: ${differing.join(', ')}`)
  return countsIn(to)
}

/**
 * The embedded database of the data folder into an empty PostgreSQL, whole or not at all. Epoch, counters, sessions and keys stay as they
 * are: phones go on where they stood and notice nothing. The old database is set aside under another name, so that nobody serves it
 * again. A practice office is refused as at a real start.
 */
export async function moveToPostgres(dataFolder: string, postgres: PostgresDatabase, nowMs: number): Promise<Result<Moved, MoveRefusal>> {
  const folder = join(dataFolder, 'database')
  if (!existsSync(folder) || readdirSync(folder).length === 0) return refused('nothing-here')
  const release = takeDataFolder(dataFolder)
  try {
    const embedded = await PgliteDatabase.open(folder)
    const counts = await postgres
      .alone(async () => {
        await migrate(embedded)
        await refusePracticeAccounts(embedded)
        await migrate(postgres)
        if (!(await postgres.transaction(system, isEmpty))) return undefined
        return embedded.transaction(system, (from) => postgres.transaction(system, (to) => copyProved(from, to)), 'read-snapshot')
      })
      .finally(() => embedded.close())
    if (!counts) return refused('office-there')
    const movedFolder = `${folder}-moved-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/\D/g, '')}`
    renameSync(folder, movedFolder)
    return accepted({ ...counts, movedFolder })
  } finally {
    release()
  }
}
