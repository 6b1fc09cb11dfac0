import { Hono, type ErrorHandler } from 'hono'
import { compress } from 'hono/compress'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { againRoutes } from '../access/againRoutes.ts'
import { logRoutes } from '../access/logRoutes.ts'
import { openSessionRoutes } from '../access/openSessionRoutes.ts'
import { officeRoutes } from '../access/officeRoutes.ts'
import { passkeyRoutes } from '../access/passkeyRoutes.ts'
import { secondFactorRoutes } from '../access/secondFactorRoutes.ts'
import { sessionRoutes } from '../access/sessionRoutes.ts'
import { signInLimits } from '../access/signInLimits.ts'
import { enrolmentRoutes } from '../enrolment/routes.ts'
import { feedRoutes } from '../feed/routes.ts'
import { campaignRoutes } from '../gifts/campaignRoutes.ts'
import { importRoutes } from '../imports/routes.ts'
import { packageRoutes } from '../inbox/packageRoutes.ts'
import { inboxRoutes } from '../inbox/routes.ts'
import { milestoneRoutes } from '../gifts/milestoneRoutes.ts'
import { sessionRoutes as paySessionRoutes } from '../payments/sessionRoutes.ts'
import { deskRoutes } from '../payments/deskRoutes.ts'
import { reportRoutes } from '../reviews/reportRoutes.ts'
import { reviewRoutes } from '../reviews/routes.ts'
import { photoRoutes } from '../photos/routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { privacyRoutes } from '../privacy/routes.ts'
import { badgeRoutes } from '../receipts/badgeRoutes.ts'
import { GuessWatch } from '../slips/GuessWatch.ts'
import { slipsRoutes } from '../slips/routes.ts'
import { backupRoutes } from '../store/backupRoutes.ts'
import { addressOf } from './addressOf.ts'
import { appFiles } from './appFiles.ts'
import { guards } from './guard.ts'
import { headers } from './headers.ts'
import { peerOf } from './peer.ts'
import { refuseUnguarded } from './refuseUnguarded.ts'
import type { HttpEnvironment, Services } from './Services.ts'

export type AppOptions = {
  readonly publicOrigin?: string | undefined
  readonly trustedProxy?: string | undefined
  readonly buildFolder: string
  readonly assetStore: string
}

/** Whether the office can answer at all, and whether somebody guesses at slips. */
function healthRoutes({ database, clock }: Services, watch: GuessWatch): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.health, async (context) => {
    await database.transaction({ kind: 'system' }, (queries) => queries.query('SELECT 1'))
    const nowMs = clock.nowMs()
    return context.json({ healthy: true, engine: database.engine, serverTimeMs: nowMs, slipGuessing: watch.isRinging(nowMs) })
  })
  return routes
}

/** A text with a NUL in it, as PostgreSQL refuses it (SQLSTATE 22021, within JSON 22P05): nobody types one, and asking again would not help. */
const holdsNul = (trouble: Error): boolean => 'code' in trouble && (trouble.code === '22021' || trouble.code === '22P05')

const answerTrouble =
  ({ log }: Services): ErrorHandler<HttpEnvironment> =>
  (trouble, context) => {
    if (holdsNul(trouble)) return context.json({ problem: 'bad-request' }, 400)
    log.error({ act: 'request', path: context.req.routePath, trouble: trouble.name })
    return context.json({ problem: 'server-busy' }, 503, { 'retry-after': '20' })
  }

export function createApp(services: Services, options: AppOptions): Hono<HttpEnvironment> {
  const app = new Hono<HttpEnvironment>()
  const watch = new GuessWatch()
  const limits = signInLimits()
  app.use(headers)
  app.use(async (context, next) => {
    context.set('address', addressOf(peerOf(context).address, context.req.header('x-forwarded-for'), options.trustedProxy))
    return next()
  })
  for (const { path, guard } of guards(services, options.publicOrigin)) app.use(path, guard)
  app.route('/', healthRoutes(services, watch))
  for (const routes of [
    sessionRoutes(services, limits),
    againRoutes(services, limits),
    openSessionRoutes(services),
    secondFactorRoutes(services, limits),
    passkeyRoutes(services, limits),
    officeRoutes(services),
    logRoutes(services),
    inboxRoutes(services),
    packageRoutes(services),
    feedRoutes(services),
    campaignRoutes(services),
    reviewRoutes(services),
    reportRoutes(services),
    deskRoutes(services),
    enrolmentRoutes(services),
    milestoneRoutes(services),
    importRoutes(services),
    peopleRoutes(services),
    backupRoutes(services),
    photoRoutes(services),
    paySessionRoutes(services),
    slipsRoutes(services, watch),
    badgeRoutes(services),
    privacyRoutes(services),
  ])
    app.route('/', routes)
  refuseUnguarded(app)
  app.use(compress())
  app.use(appFiles(options.buildFolder, options.assetStore))
  app.notFound((context) => context.json({ problem: 'not-found' }, 404))
  app.onError(answerTrouble(services))
  return app
}
