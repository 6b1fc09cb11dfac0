import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { FactorSeal } from './access/FactorSeal.ts'
import { countUnopened } from './access/secondFactor.ts'
import { Operator } from './access/operator.ts'
import { completeProfiles } from './feed/completeProfiles.ts'
import { keepAssets } from './http/appFiles.ts'
import { createApp } from './http/createApp.ts'
import { forgetOldLists } from './imports/forgetOldLists.ts'
import type { Clock, Services } from './http/Services.ts'
import { SealingKey } from './inbox/SealingKey.ts'
import { remindPaydays } from './reminders/remindPaydays.ts'
import { OfficeKey } from './receipts/OfficeKey.ts'
import { refusePracticeAccounts } from './practice/PracticeInProduction.ts'
import { QUARTER_END } from './practice/entitlements.ts'
import { seedPracticeDistrict, seedUnits } from './practice/seed.ts'
import { forgetSlipTraces } from './slips/forgetSlipTraces.ts'
import type { Database } from './store/Database.ts'
import { migrate, type Scriptable } from './store/migrate.ts'

export type ServerOptions = {
  readonly database: Database & Scriptable
  readonly port: number
  readonly host: string
  readonly buildFolder: string
  readonly dataFolder: string
  readonly isPractice: boolean
  readonly clock?: Clock
  readonly log?: Logger
  readonly publicOrigin?: string | undefined
  readonly trustedProxy?: string | undefined
  /** Reminders may go to a push service on this machine, as the tests have one. */
  readonly allowsLoopbackPush?: boolean
  /** Where the command line of this machine finds the server; not written when not said. */
  readonly operatorFile?: string | undefined
}

export type RunningServer = {
  readonly address: string
  readonly isFirstStart: boolean
  readonly operatorToken: string
  stop(): Promise<void>
}

const SECONDS_TO_FINISH = 5
const [AN_HOUR_MS, TEN_MINUTES_MS] = [3_600_000, 600_000]
/** Longer than proxies and phones keep an idle line: whoever takes one up again does not find it cut at that very moment. */
const IDLE_LINE_MS = 130_000
const wallClock: Clock = { nowMs: () => Date.now() }

const holdsAny = async (database: Database, table: 'account' | 'beneficiary'): Promise<boolean> =>
  (await database.transaction({ kind: 'system' }, (queries) => queries.query(`SELECT 1 FROM ${table} LIMIT 1`))).length > 0

/** From this machine: «every address» is reached at the loopback one. */
function reachable(host: string, port: number): string {
  const own = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${own.includes(':') ? `[${own}]` : own}:${port}`
}

type Work = { readonly act: string; readonly everyMs: number; readonly run: () => Promise<unknown> }

/** Nobody waits for it, and a store that fails is asked again the next time; work that lasts longer than its turn is not begun twice. */
function inTurn({ act, everyMs, run }: Work, log: Logger): NodeJS.Timeout {
  let isRunning = false
  return setInterval(() => {
    if (isRunning) return
    isRunning = true
    run()
      .catch((trouble: unknown) => log.error({ act, trouble: trouble instanceof Error ? trouble.name : 'unknown' }))
      .finally(() => (isRunning = false))
  }, everyMs).unref()
}

const WORK = (services: Services): Work[] => [
  { act: 'forget-old-lists', everyMs: AN_HOUR_MS, run: () => forgetOldLists(services.database, services.clock) },
  { act: 'forget-slip-traces', everyMs: AN_HOUR_MS, run: () => forgetSlipTraces(services.database, services.clock) },
  { act: 'remind-paydays', everyMs: TEN_MINUTES_MS, run: () => remindPaydays(services) },
]

/** What the office seals and signs with; the key of the second factors alone lies outside the database. */
const keysOf = async ({ database, dataFolder }: ServerOptions) => ({
  sealingKey: await SealingKey.of(database),
  officeKey: await OfficeKey.of(database),
  factorSeal: FactorSeal.in(dataFolder),
})

/** The key lies in the data folder: a second server with a folder of its own, or one that lost it, would refuse right codes in silence. */
async function tellOfOtherFactorKey(seal: FactorSeal, database: Database, log: Logger): Promise<void> {
  const unopened = await database.transaction({ kind: 'system' }, (queries) => countUnopened(queries, seal))
  if (unopened > 0) log.error({ act: 'second-factor-key-differs', accounts: unopened })
}

/** The database as this program wants it; answers whether nobody had an account yet. */
async function prepare({ database, isPractice }: ServerOptions, clock: Clock): Promise<boolean> {
  await migrate(database)
  await seedUnits(database, isPractice ? QUARTER_END : undefined)
  await completeProfiles(database, clock)
  await forgetOldLists(database, clock)
  await forgetSlipTraces(database, clock)
  const isFirstStart = !(await holdsAny(database, 'account'))
  // Invented people never come among real ones.
  if (isFirstStart && isPractice && !(await holdsAny(database, 'beneficiary'))) await seedPracticeDistrict(database, clock)
  if (!isPractice) await refusePracticeAccounts(database)
  return isFirstStart
}

/** The whole server with the database handed in; `stop` lets open answers finish and closes the database cleanly. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { database, clock = wallClock, log = pino({ level: process.env.LOG_LEVEL ?? 'info' }) } = options
  // Two servers that start at once on one PostgreSQL take turns.
  const isFirstStart = await database.alone(() => prepare(options, clock))
  const assetStore = join(options.dataFolder, 'assets')
  keepAssets(options.buildFolder, assetStore, clock.nowMs())
  const operator = new Operator()
  const keys = await keysOf(options)
  await tellOfOtherFactorKey(keys.factorSeal, database, log)
  const { isPractice, publicOrigin, allowsLoopbackPush = false } = options
  const services = { database, clock, log, ...keys, operator, isPractice, publicOrigin, allowsLoopbackPush }
  const app = createApp(services, { buildFolder: options.buildFolder, assetStore, publicOrigin, trustedProxy: options.trustedProxy })
  const server = await new Promise<ReturnType<typeof serve>>((ready, failed) => {
    const serverOptions = { keepAliveTimeout: IDLE_LINE_MS }
    const starting = serve({ fetch: app.fetch, port: options.port, hostname: options.host, serverOptions }, () => ready(starting))
    starting.once('error', failed)
  })
  const { port } = server.address() as AddressInfo
  const forget =
    options.operatorFile === undefined ? () => undefined : operator.announce(options.operatorFile, reachable(options.host, port))
  const working = WORK(services).map((work) => inTurn(work, log))
  const stop = async () => {
    forget()
    working.forEach(clearInterval)
    const closed = new Promise<void>((done) => server.close(() => done()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const cut = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, SECONDS_TO_FINISH * 1000)
    await closed
    clearTimeout(cut)
    await database.close()
  }
  return { address: `http://localhost:${port}`, isFirstStart, operatorToken: operator.token, stop }
}
