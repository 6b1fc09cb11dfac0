import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '#server/access/passwords.ts'
import type { Database } from '#server/store/Database.ts'
import { startServerProcess, type ServerProcess } from './commandLine.ts'
import { FieldPhone } from './fieldPhone.ts'
import { openPractice } from './office.ts'

const SYSTEM = { kind: 'system' } as const
/** The practice accounts' own is public, and a real server opens to nobody with it. */
const PASSWORD = 'hai-may-chu-mot-kho'

export type TwoServers = {
  readonly database: Database
  readonly here: string
  readonly there: string
  /** A phone that signed in at one of them and asks the other from then on, with nothing but its cookie. */
  phoneOf(username: string, password?: string): Promise<FieldPhone>
  readonly operatorFile: string
  close(): Promise<void>
}

/** Two real server processes on one PostgreSQL with the practice district. */
export async function openTwoServers(): Promise<TwoServers> {
  const folder = mkdtempSync(join(tmpdir(), 'tan-tay-two-'))
  const { database, url, drop } = await openPractice({ nowMs: () => Date.now() })
  if (url === undefined) throw new Error('Two servers need a PostgreSQL')
  const passwordHash = await hashPassword(PASSWORD)
  await database.transaction(SYSTEM, async (queries) => {
    await queries.query('UPDATE account SET password_hash = $1', [passwordHash])
    await queries.query(`INSERT INTO setting (name, value) VALUES ('second-factor', 'optional')`)
  })
  const env = { DATABASE_URL: url, LOG_LEVEL: 'silent', TRUSTED_PROXY: '127.0.0.1' }
  const start = (name: string): Promise<ServerProcess> => startServerProcess({ ...env, DATA_FOLDER: join(folder, name) })
  let phones = 0
  const [one, other] = await Promise.all([start('one'), start('other')])
  return {
    database,
    here: one.address,
    there: other.address,
    operatorFile: join(folder, 'one', 'operator.json'),
    phoneOf: async (username, password = PASSWORD) => {
      phones += 1
      // Each from a network of its own: one address may try an account's password ten times.
      const phone = new FieldPhone(one.address, randomUUID(), `10.0.0.${phones}`)
      const entered = await phone.signIn(username, password)
      if (!entered.ok) throw new Error(`Not signed in: ${await entered.text()}`)
      return phone.goTo(other.address)
    },
    close: async () => {
      await Promise.all([one.stop(), other.stop()])
      await database.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
