import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startServer, type RunningServer } from '#server/startServer.ts'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import type { Database } from '#server/store/Database.ts'

export type Office = { readonly server: RunningServer; readonly database: Database; readonly address: string; close(): Promise<void> }

/** A whole office with the practice district, in memory, on a port of its own. */
export async function openOffice({ clock = { nowMs: () => Date.now() }, buildFolder = join(process.cwd(), 'dist') } = {}): Promise<Office> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tan-tay-office-'))
  const database = await PgliteDatabase.open()
  const server = await startServer({
    database,
    clock,
    port: 0,
    host: '127.0.0.1',
    buildFolder,
    dataFolder,
    isPractice: true,
    log: pino({ level: 'silent' }),
  })
  return {
    server,
    database,
    address: server.address,
    close: async () => {
      await server.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
