import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChangesPage, DownloadManifest } from '#sync/protocol/Feed.ts'
import { fingerprintOf } from '#server/store/copyOffice.ts'
import type { Queries } from '#server/store/Database.ts'
import { migrate } from '#server/store/migrate.ts'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { runCommandLine, startServerProcess, type ServerProcess } from '#tests/support/commandLine.ts'
import { cancelOf, visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { freshPostgresUrl } from '#tests/support/postgres.ts'

const system = { kind: 'system' } as const
const folder = mkdtempSync(join(tmpdir(), 'tan-tay-move-'))
const dataFolder = join(folder, 'data')
const env = { DATA_FOLDER: dataFolder, NODE_ENV: 'production', TAN_TAY_ALLOW_EMBEDDED: '1' }
let url: string
const phone = new FieldPhone('')
let [cursor, someone, visitId] = ['', '', '']
let before: Record<string, string>
let server: ServerProcess | undefined

const office = (words: string[], more: { env?: Record<string, string>; input?: string } = {}) =>
  runCommandLine('office', words, { ...more, env: { ...env, ...more.env } })
const move = (more: Record<string, string> = {}) => office(['move-to-postgres'], { env: more })
async function serve(more: Record<string, string> = {}): Promise<void> {
  server = await startServerProcess({ ...env, ...more })
  phone.goTo(server.address)
}
async function rest(): Promise<void> {
  await server?.stop()
  server = undefined
}
async function inside<Value>(work: (queries: Queries) => Promise<Value>): Promise<Value> {
  const database = await PgliteDatabase.open(join(dataFolder, 'database'))
  return database.transaction(system, work).finally(() => database.close())
}
async function inPostgres<Value>(work: (queries: Queries) => Promise<Value>, at = url): Promise<Value> {
  const database = new PostgresDatabase(at)
  return database.transaction(system, work).finally(() => database.close())
}
const answerOf = async <Answer>(response: Promise<Response>): Promise<Answer> => (await (await response).json()) as Answer
const changes = () => answerOf<ChangesPage>(phone.call('GET', `/api/changes?cursor=${encodeURIComponent(cursor)}`))

/** A small office's first day on the embedded database: a list came in, a phone signed in, downloaded and recorded. */
beforeAll(async () => {
  url = await freshPostgresUrl()
  const list = join(folder, 'danh sách.xlsx')
  writeFileSync(list, await makeList([1, 'Nguyễn Thị Dời', '02/09/1940', 75140004821, 'Ấp 1', '540.000']))
  await serve()
  const words = ['add-user', 'can.bo', '--name', 'Cán Bộ', '--role', 'officer', '--units', '26305', '--password-stdin']
  await office(words, { input: 'mot mat khau dai\n' })
  await runCommandLine('import', [list, '--unit', '26305'], { env })
  await phone.signIn('can.bo', 'mot mat khau dai')
  cursor = (await answerOf<DownloadManifest>(phone.call('POST', '/api/downloads', {}))).cursor
  await rest()
  someone = (await inside((queries) => queries.query<{ id: string }>('SELECT id FROM beneficiary')))[0]?.id ?? ''
  await serve()
  const visit = await phone.record(visitTo(someone, 'Trước khi chuyển'))
  visitId = visit.header.id
  await phone.push(visit)
})
afterAll(async () => {
  await rest()
  rmSync(folder, { recursive: true, force: true })
})

it('is not begun while the server runs', async () => {
  const { code, said } = await move({ DATABASE_URL: url })
  expect([code, said]).toEqual([1, expect.stringContaining('đang được tiến trình')])
})
it('asks for the address of a PostgreSQL', async () => {
  await rest()
  before = await inside(fingerprintOf)
  const { code, said } = await move()
  expect([code, said]).toEqual([1, expect.stringContaining('DATABASE_URL')])
})
it('leaves both as they were where a single value would come out different', async () => {
  const other = await freshPostgresUrl()
  const database = new PostgresDatabase(other)
  await migrate(database)
  await database.script(`CREATE RULE swallow AS ON INSERT TO visit DO INSTEAD NOTHING`)
  await database.close()
  const { code, said } = await move({ DATABASE_URL: other })
  const left = await inPostgres((queries) => queries.query('SELECT count(*) AS people FROM beneficiary'), other)
  expect([code, said, left]).toEqual([1, expect.stringContaining('Not the same after copying: visit'), [{ people: 0 }]])
  expect(await inside(fingerprintOf)).toEqual(before)
})
it('brings every line of every table over, and sets the old database aside', async () => {
  const { code, out } = await move({ DATABASE_URL: url })
  expect([code, out]).toEqual([0, expect.stringContaining('Đã chuyển 1 người và 1 bản ghi sang PostgreSQL')])
  expect(await inPostgres(fingerprintOf)).toEqual(before)
  expect(readdirSync(dataFolder).filter((name) => name.startsWith('database'))).toEqual([expect.stringMatching(/^database-moved-\d{14}$/)])
})
it('leaves triggers and references of the new one as the migrations make them', async () => {
  const rules = (queries: Queries) =>
    queries.query(
      `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
    )
  const fresh = new PostgresDatabase(await freshPostgresUrl())
  await migrate(fresh)
  const wanted = await fresh.transaction(system, rules).finally(() => fresh.close())
  expect([wanted.length > 100, await inPostgres(rules)]).toEqual([true, wanted])
})
it('phones go on where they stood: the same session, the same place in the feed, the next record of the same chain (S255)', async () => {
  await serve({ DATABASE_URL: url })
  const page = await changes()
  const answers = await phone.push(await phone.record(visitTo(someone, 'Sau khi chuyển')), await phone.record(cancelOf(someone, visitId)))
  const later = JSON.stringify((await changes()).changes)
  expect([page.changes.length, answers]).toEqual([1, ['applied', 'applied']])
  expect([later.includes('Sau khi chuyển'), later.includes('Trước khi chuyển')]).toEqual([true, false])
})
it('never goes over an office that is there', async () => {
  await rest()
  const aside = readdirSync(dataFolder).find((name) => name.startsWith('database-moved')) ?? ''
  cpSync(join(dataFolder, aside), join(dataFolder, 'database'), { recursive: true })
  const { code, said } = await move({ DATABASE_URL: url })
  expect([code, said, existsSync(join(dataFolder, 'database'))]).toEqual([1, expect.stringContaining('không ghi đè'), true])
})
it('has nothing to move from an empty folder', async () => {
  const { code, said } = await move({ DATABASE_URL: url, DATA_FOLDER: join(folder, 'empty') })
  expect([code, said]).toEqual([1, expect.stringContaining('không có cơ sở dữ liệu')])
})
