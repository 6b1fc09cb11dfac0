import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serverBinaries, unprivileged, untilReady } from './postgres.ts'

/** A cluster nobody shares, so that it may be killed. */
export type OwnPostgres = {
  readonly url: string
  /** The immediate stop: every process of it ends where it stands, and the next start reads the log. */
  kill(): Promise<void>
  /** Resolves once it answers. */
  start(): Promise<void>
  close(): Promise<void>
}

// Told by words on a pipe; when the pipe closes, however the tests ended, the server is stopped and its folder removed.
const KEEPER = `
  const { spawn } = require('node:child_process')
  const [folder, uid, gid, command, ...args] = process.argv.slice(1)
  let [server, isOver] = [undefined, false]
  const finish = () => { require('node:fs').rmSync(folder, { recursive: true, force: true }); process.exit() }
  const start = () => {
    server = spawn(command, args, { stdio: 'ignore', ...(uid ? { uid: Number(uid), gid: Number(gid) } : {}) })
    server.on('exit', () => { server = undefined; if (isOver) finish(); else console.log('stopped') })
  }
  const end = () => { isOver = true; if (server) server.kill('SIGQUIT'); else finish() }
  process.stdin.on('data', (word) => { if (String(word).includes('kill')) server?.kill('SIGQUIT'); else start() })
  process.stdin.on('end', end).on('close', end)
  start()
`

/** A PostgreSQL of one's own. It does not wait for the disk: what a killed process has written the system still holds, for the power is not cut. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'tan-tay-own-pg-'))
  chmodSync(folder, 0o777)
  const [data, user, bin] = [join(folder, 'data'), unprivileged(), serverBinaries()]
  const initial = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(bin, 'initdb'), initial, { stdio: 'ignore', ...user })
  const server = [join(bin, 'postgres'), '-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=60', '-c', 'fsync=off']
  const keeper = spawn(process.execPath, ['-e', KEEPER, '--', folder, String(user?.uid ?? ''), String(user?.gid ?? ''), ...server], {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: tmpdir(),
  })
  const [words, ended] = [createInterface(keeper.stdout), once(keeper, 'exit')]
  const url = await untilReady(`postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`)
  return {
    url,
    kill: async () => {
      const stopped = once(words, 'line')
      keeper.stdin.write('kill\n')
      await stopped
    },
    start: async () => {
      keeper.stdin.write('start\n')
      await untilReady(url)
    },
    close: async () => {
      keeper.stdin.end()
      await ended
    },
  }
}
