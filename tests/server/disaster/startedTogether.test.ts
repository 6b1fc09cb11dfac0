import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '#sync/protocol/Access.ts'
import { startServerProcess, type ServerProcess } from '#tests/support/commandLine.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { freshPostgresUrl } from '#tests/support/postgres.ts'

const ROUNDS = process.env.TIER === 'long' ? 15 : 2
const AT_ONCE = 3

/** All of them at the same moment, on a database nobody has used and in one data folder; those that did not start say why. */
async function startTogether(url: string, folder: string): Promise<{ servers: ServerProcess[]; failed: string[] }> {
  const env = { DATABASE_URL: url, DATA_FOLDER: folder, LOG_LEVEL: 'silent' }
  const started = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => startServerProcess(env)))
  return {
    servers: started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    failed: started.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
  }
}

const codeIn = (log: string): string[] => /\/vao#(\S+)/.exec(log)?.slice(1) ?? []

async function keysAt(servers: readonly ServerProcess[], code: string): Promise<string[]> {
  const phone = new FieldPhone(servers[0]?.address ?? '')
  await phone.join(code)
  const keys: string[] = []
  for (const { address } of servers)
    keys.push(((await (await phone.goTo(address).call('GET', '/api/session')).json()) as SignedIn).serverSealingKey)
  return keys
}

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  `${AT_ONCE} servers started at the same moment on an empty database, round %i`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'tan-tay-together-'))
    const operatorFile = join(folder, 'operator.json')
    let servers: ServerProcess[]
    let failed: string[]
    beforeAll(async () => {
      ;({ servers, failed } = await startTogether(await freshPostgresUrl(), folder))
    })
    afterAll(async () => {
      await Promise.all(servers.map((one) => one.stop()))
      rmSync(folder, { recursive: true, force: true })
    })

    it('all come up (S246)', () => {
      expect([servers.length, failed]).toEqual([AT_ONCE, []])
    })
    it('one of them tells the code for the first coordinator, and no other does (S246)', async () => {
      await expect.poll(() => servers.flatMap((one) => codeIn(one.log())), { timeout: 10_000 }).toHaveLength(1)
    })
    it('are one office: what is sealed for one opens at each (S246)', async () => {
      const [code = ''] = servers.flatMap((one) => codeIn(one.log()))
      const keys = await keysAt(servers, code)
      expect([keys.length, new Set(keys).size, keys[0]?.length]).toEqual([AT_ONCE, 1, 88])
    })
    it('leave the command line its way to whoever still runs', async () => {
      const { address } = JSON.parse(readFileSync(operatorFile, 'utf8')) as { address: string }
      const others = servers.filter((one) => new URL(one.address).port !== new URL(address).port)
      await Promise.all(others.map((one) => one.stop()))
      servers = servers.filter((one) => !others.includes(one))
      expect([others.length, existsSync(operatorFile)]).toEqual([AT_ONCE - 1, true])
    })
  },
)
