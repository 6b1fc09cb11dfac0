import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DownloadManifest } from '#sync/protocol/Feed.ts'
import type { FactEnvelope } from '#sync/protocol/Fact.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { runCommandLine, startServerProcess, type ServerProcess } from '#tests/support/commandLine.ts'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { ownPostgres, type OwnPostgres } from '#tests/support/ownPostgres.ts'
import { serverBinaries } from '#tests/support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-drill-'))
const dump = join(folder, 'sao-luu.dump')
const PASSWORD = 'mot mat khau dai'
const tools = serverBinaries()

/** The block of the README that holds the word, line for line as whoever has nothing but the README types it. */
function blockWith(word: string): string {
  const blocks = readFileSync('README.md', 'utf8').split('```')
  const found = blocks.filter((text, place) => place % 2 === 1 && text.includes(word))
  if (found.length !== 1) throw new Error(`The README has ${found.length} blocks with ${word}`)
  return (found[0] ?? '').replaceAll('FILE', JSON.stringify(dump))
}
const type = (block: string, env: Record<string, string>) =>
  promisify(execFile)('bash', ['-e', '-c', block], {
    env: { HOME: process.env.HOME ?? '', PATH: [tools, process.env.PATH].join(delimiter), ...env },
  })

const machine = (name: string, { url }: OwnPostgres) => ({ DATABASE_URL: url, NODE_ENV: 'production', DATA_FOLDER: join(folder, name) })
const answerOf = async <Answer>(response: Promise<Response>): Promise<Answer> => (await (await response).json()) as Answer

describe.skipIf(!existsSync(join(tools, 'pg_dump')))(
  'backup and an empty machine, by the README alone (needs pg_dump of this PostgreSQL)',
  () => {
    const phone = new FieldPhone('')
    let old: OwnPostgres
    let empty: OwnPostgres
    let server: ServerProcess | undefined
    let first: FactEnvelope
    let second: FactEnvelope
    let cursor: string
    const serve = async (env: Record<string, string>) => {
      server = await startServerProcess(env)
      phone.goTo(server.address)
    }

    beforeAll(async () => {
      ;[old, empty] = await Promise.all([ownPostgres(), ownPostgres()])
      const env = machine('old', old)
      const list = join(folder, 'danh sách.xlsx')
      writeFileSync(list, await makeList([1, 'Nguyễn Thị Còn', '02/09/1940', 75140004821, 'Ấp 1', '540.000']))
      await serve(env)
      const words = ['add-user', 'can.bo', '--name', 'Cán Bộ', '--role', 'officer', '--units', '26305', '--password-stdin']
      await runCommandLine('office', words, { env, input: `${PASSWORD}\n` })
      await runCommandLine('import', [list, '--unit', '26305'], { env })
      await phone.signIn('can.bo', PASSWORD)
      cursor = (await answerOf<DownloadManifest>(phone.call('POST', '/api/downloads', {}))).cursor
    })
    afterAll(async () => {
      await server?.stop()
      await Promise.all([old.close(), empty.close()])
      rmSync(folder, { recursive: true, force: true })
    })

    it('a visit comes before the backup and one after it; then the machine is gone', async () => {
      const database = new PostgresDatabase(old.url)
      const [person] = await database
        .transaction({ kind: 'system' }, (queries) => queries.query<{ id: string }>('SELECT id FROM beneficiary'))
        .finally(() => database.close())
      first = await phone.record(visitTo(person?.id, 'Trước khi sao lưu'))
      second = await phone.record(visitTo(person?.id, 'Sau khi sao lưu'))
      await phone.push(first)
      await type(blockWith('pg_dump'), machine('old', old))
      await phone.push(second)
      await server?.stop()
      await old.close()
      expect(existsSync(dump)).toBe(true)
    })
    it('the README’s lines bring the office up on an empty machine', async () => {
      await type(blockWith('pg_restore'), machine('empty', empty))
      await serve(machine('empty', empty))
      expect((await fetch(`${server?.address}/health`)).status).toBe(200)
    })
    it('the phone is still signed in, hears that it must start over, and brings what the backup lacks (S256)', async () => {
      const heard = await answerOf<{ startOver?: string }>(phone.call('GET', `/api/changes?cursor=${encodeURIComponent(cursor)}`))
      const answers = await phone.push(first, second)
      expect([heard.startOver, answers]).toEqual(['epoch', ['duplicate', 'applied']])
    })
    it('the new office keeps the rows of one commune from another’s officer, as the old one did', async () => {
      const database = new PostgresDatabase(empty.url)
      const stranger = { kind: 'account', accountId: crypto.randomUUID(), unitCodes: ['26308'] } as const
      const seen = await database
        .transaction(stranger, (queries) => queries.query('SELECT count(*) AS people FROM beneficiary'))
        .finally(() => database.close())
      expect(seen).toEqual([{ people: 0 }])
    })
  },
)
