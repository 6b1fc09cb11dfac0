import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, type Scriptable } from '#server/store/migrate.ts'
import type { Database } from '#server/store/Database.ts'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { copiedPostgresUrl, dropPostgres, sharedServer } from './postgres.ts'

/** One folder for one run of the tests, removed with it. */
const folder = process.env.TEST_DATABASES

async function makeAnew(make: (database: PgliteDatabase) => Promise<void>): Promise<PgliteDatabase> {
  const database = await PgliteDatabase.open()
  await migrate(database)
  await make(database)
  return database
}

async function keep(database: PgliteDatabase, file: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, new Uint8Array(await (await database.dump('none')).arrayBuffer()))
  renameSync(unfinished, file)
}

/** Each office has a feed of its own, even where its people are another's. */
const beginFeed = (database: Database): Promise<void> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    await queries.query('UPDATE feed_counter SET epoch = $1', [randomUUID()])
  })

/** A migrated database in memory as `make` leaves it. Made by whoever asks first and copied for everyone else: that costs a tenth. */
export async function copiedDatabase(
  name: string,
  make: (database: PgliteDatabase) => Promise<void> = () => Promise.resolve(),
): Promise<PgliteDatabase> {
  if (folder === undefined) return makeAnew(make)
  const file = join(folder, `${name}.tar`)
  if (existsSync(file)) {
    const database = await PgliteDatabase.restore(undefined, new Blob([readFileSync(file)]))
    await beginFeed(database)
    return database
  }
  mkdirSync(folder, { recursive: true })
  const database = await makeAnew(make)
  await keep(database, file)
  return database
}

type Make = (database: Database & Scriptable) => Promise<void>
const openPostgres = (url: string) => new PostgresDatabase(url, { connections: 8 })

/** The same on the PostgreSQL that a run shares, where it shares one; `drop` when the office has closed. */
export async function copiedOfficeDatabase(
  name: string,
  make: Make,
): Promise<{ database: Database & Scriptable; drop: () => Promise<unknown>; url?: string }> {
  const server = sharedServer()
  if (server === undefined) return { database: await copiedDatabase(name, make), drop: () => Promise.resolve() }
  const makeThere = async (url: string) => {
    const database = openPostgres(url)
    await migrate(database)
    await make(database)
    await database.close()
  }
  const url = await copiedPostgresUrl(server, { of: name, make: makeThere })
  const database = openPostgres(url)
  await beginFeed(database)
  return { database, url, drop: () => dropPostgres(server.url, url) }
}
