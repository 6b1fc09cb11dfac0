import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccount } from '#server/access/accounts.ts'
import { FactorSeal } from '#server/access/FactorSeal.ts'
import { startServer } from '#server/startServer.ts'
import { migrate } from '#server/store/migrate.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { freshPostgresUrl } from '#tests/support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-factor-key-'))
const dataFolder = (name: string) => join(folder, name)
let url: string

/** What a server with that data folder says in its log when it starts. */
async function saidAtStart(name: string): Promise<unknown[]> {
  const lines: { act?: string }[] = []
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as { act?: string }) })
  const options = { port: 0, host: '127.0.0.1', buildFolder: join(process.cwd(), 'dist'), dataFolder: dataFolder(name), isPractice: false }
  const server = await startServer({ ...options, database: new PostgresDatabase(url), log })
  await server.stop()
  return lines.filter(({ act }) => act === 'second-factor-key-differs')
}

/** An office whose coordinator has a second factor, sealed by the server whose folder is called «here». */
beforeAll(async () => {
  url = await freshPostgresUrl()
  const database = new PostgresDatabase(url)
  await migrate(database)
  await database.transaction({ kind: 'system' }, async (queries) => {
    const account = { username: 'dieu.phoi', displayName: 'Điều Phối', duties: [], unitCodes: ['26305'], passwordHash: null }
    const id = await createAccount(queries, { ...account, role: 'coordinator' }, 0)
    await queries.query('INSERT INTO second_factor (account_id, sealed_secret, confirmed_at, last_step) VALUES ($1, $2, now(), 0)', [
      id,
      FactorSeal.in(dataFolder('here')).seal(id, randomBytes(20)),
    ])
  })
  await database.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a server whose data folder holds the key has nothing to say', async () => {
  expect(await saidAtStart('here')).toEqual([])
})
it('a server with a folder of its own says at once that it opens nobody’s second factor', async () => {
  expect(await saidAtStart('there')).toEqual([expect.objectContaining({ act: 'second-factor-key-differs', accounts: 1, level: 50 })])
})
it('with the key copied it is one of the office', async () => {
  cpSync(join(dataFolder('here'), 'second-factor.key'), join(dataFolder('there'), 'second-factor.key'))
  expect(await saidAtStart('there')).toEqual([])
})
