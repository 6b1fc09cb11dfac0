import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startServer, type RunningServer } from '#server/startServer.ts'
import { QUARTER_END } from '#server/practice/entitlements.ts'
import { seedPracticeDistrict, seedUnits } from '#server/practice/seed.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { Clock } from '#server/http/Services.ts'
import type { Database } from '#server/store/Database.ts'
import { copiedOfficeDatabase } from './copiedDatabase.ts'

export type Office = { readonly server: RunningServer; readonly database: Database; readonly address: string; close(): Promise<void> }

const A_MINUTE_MS = 60_000
/** The practice people are as old as the day wants them; whoever goes by the wall clock shares today's. */
const practiceOf = (nowMs: number) => (Math.abs(nowMs - Date.now()) < A_MINUTE_MS ? vietnamDay(nowMs) : String(nowMs))

/** The practice district, migrated, with a feed of its own; `url` where a run shares a PostgreSQL. */
export const openPractice = (clock: Clock) =>
  copiedOfficeDatabase(`practice-${practiceOf(clock.nowMs())}`, async (database) => {
    await seedUnits(database, QUARTER_END)
    await seedPracticeDistrict(database, clock)
  })

/** A whole office with the practice district, in memory, on a port of its own. */
export async function openOffice({
  clock = { nowMs: () => Date.now() },
  buildFolder = join(process.cwd(), 'dist'),
  log = pino({ level: 'silent' }),
  trustedProxy = undefined as string | undefined,
  publicOrigin = undefined as string | undefined,
  allowsLoopbackPush = false,
} = {}): Promise<Office> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tan-tay-office-'))
  const { database, drop } = await openPractice(clock)
  const server = await startServer({
    database,
    clock,
    port: 0,
    host: '127.0.0.1',
    buildFolder,
    dataFolder,
    isPractice: true,
    log,
    trustedProxy,
    publicOrigin,
    allowsLoopbackPush,
  })
  return {
    server,
    database,
    address: server.address,
    close: async () => {
      await server.stop()
      await drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
