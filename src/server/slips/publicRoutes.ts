import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import {
  againRequest,
  openSlipRequest,
  sayRequest,
  type AgainAnswer,
  type OfficeKeyAnswer,
  type OpenSlipRequest,
  type SayAnswer,
  type SayRequest,
  type SlipAnswer,
  type SlipProblem,
} from '#sync/protocol/Slip.ts'
import { writeAudit } from '../access/audit.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import type { GuessWatch } from './GuessWatch.ts'
import { findReminderKeys } from '../reminders/ReminderKeys.ts'
import { findByKey, giveKey, isReminded, pageOf, proveSlip, type OpenedSlip } from './openSlip.ts'
import { keepReport } from './saidReports.ts'

type HttpContext = Context<HttpEnvironment>
const STATUS = { 'slip-not-opened': 403, 'too-many-tries': 429, 'reports-waiting': 409, 'bad-request': 400 } as const
const HOUR_SECONDS = '3600'

const refuse = (context: HttpContext, problem: SlipProblem & keyof typeof STATUS) =>
  context.json({ problem }, STATUS[problem], problem === 'too-many-tries' ? { 'retry-after': HOUR_SECONDS } : {})
const bodyOf = (context: HttpContext): Promise<unknown> => context.req.json().catch(() => undefined)
const system = { kind: 'system' } as const

/** Written down and logged once an hour: that somebody tries many, not what was tried. */
async function ring({ database, clock, log }: Services): Promise<void> {
  const note = { accountId: null, deviceId: null, act: 'slip-guessing-alarm' as const, subject: 'slips', detail: {} }
  log.warn({ act: note.act })
  await database.transaction(system, (queries) => writeAudit(queries, note, clock.nowMs()))
}

/** One no for everything that does not open; many together ring the alarm. */
async function turnAway(services: Services, context: HttpContext, watch: GuessWatch) {
  if (watch.noteWrong(services.clock.nowMs())) await ring(services)
  return refuse(context, 'slip-not-opened')
}

const speakerOf = (queries: Queries, by: SayRequest['by'], nowMs: number): Promise<OpenedSlip | undefined> =>
  by.kind === 'key' ? findByKey(queries, by.returnKey, { act: 'said', nowMs }) : proveSlip(queries, by, { act: 'said', nowMs })

const reminderKeyOf = async (queries: Queries): Promise<string | null> => (await findReminderKeys(queries))?.publicKey ?? null

type At = { readonly services: Services; readonly nowMs: number }

const openOnce = ({ services, nowMs }: At, order: OpenSlipRequest): Promise<SlipAnswer | undefined> =>
  services.database.transaction(system, async (queries) => {
    const opened = await proveSlip(queries, order, { act: 'opened', nowMs })
    const page = opened && (await pageOf(queries, opened, nowMs))
    if (!page) return undefined
    const returnKey = order.keep ? await giveKey(queries, opened.slipId, nowMs) : null
    return { page, returnKey, officeKey: services.officeKey.publicKey, reminderKey: await reminderKeyOf(queries) }
  })

const openAgain = ({ services, nowMs }: At, returnKeys: readonly string[]): Promise<AgainAnswer> =>
  services.database.transaction(system, async (queries) => {
    const pages = new Map<string, AgainAnswer['pages'][number]>()
    for (const key of new Set(returnKeys)) {
      const opened = await findByKey(queries, key, { act: 'again', nowMs })
      const page = opened && (await pageOf(queries, opened, nowMs))
      pages.set(key, page ? { kind: 'page', page, isReminded: await isReminded(queries, key) } : { kind: 'gone' })
    }
    return {
      pages: returnKeys.map((key) => pages.get(key) ?? { kind: 'gone' }),
      officeKey: services.officeKey.publicKey,
      reminderKey: await reminderKeyOf(queries),
    }
  })

/** The doors of whoever holds a slip. No cookie, nothing in an address, nothing kept by a cache. */
export function slipPageRoutes(services: Services, watch: GuessWatch): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.use(`${ADDRESSES.slipPage}/*`, compress())

  routes.post(ADDRESSES.slipPage, async (context) => {
    const parsed = v.safeParse(openSlipRequest, await bodyOf(context))
    if (!parsed.success) return refuse(context, 'bad-request')
    const nowMs = clock.nowMs()
    if (!watch.mayTry(context.get('address'), nowMs)) return refuse(context, 'too-many-tries')
    const answer = await openOnce({ services, nowMs }, parsed.output)
    if (!answer) return turnAway(services, context, watch)
    watch.giveBack(context.get('address'), nowMs)
    return context.json(answer)
  })
  routes.post(`${ADDRESSES.slipPage}/again`, async (context) => {
    const parsed = v.safeParse(againRequest, await bodyOf(context))
    if (!parsed.success) return refuse(context, 'bad-request')
    const nowMs = clock.nowMs()
    if (!watch.mayComeBack(context.get('address'), nowMs)) return refuse(context, 'too-many-tries')
    const answer = await openAgain({ services, nowMs }, parsed.output.returnKeys)
    if (answer.pages.some(({ kind }) => kind === 'page')) watch.cameBack(context.get('address'))
    return context.json(answer)
  })
  // For whoever checks a receipt or a badge and holds no slip: the key is no secret.
  routes.post(`${ADDRESSES.slipPage}/office-key`, (context) =>
    context.json({ officeKey: services.officeKey.publicKey } satisfies OfficeKeyAnswer),
  )
  routes.post(`${ADDRESSES.slipPage}/said`, async (context) => {
    const parsed = v.safeParse(sayRequest, await bodyOf(context))
    if (!parsed.success) return refuse(context, 'bad-request')
    const nowMs = clock.nowMs()
    const { by, report } = parsed.output
    if (by.kind === 'slip' && !watch.mayTry(context.get('address'), nowMs)) return refuse(context, 'too-many-tries')
    const kept = await database.transaction(system, async (queries) => {
      const opened = await speakerOf(queries, by, nowMs)
      return opened && keepReport(queries, opened, { report, nowMs })
    })
    // A key is 256 random bits: nobody guesses it, and whoever sends wrong ones shall ring no alarm and shut no door.
    if (!kept) return by.kind === 'key' ? refuse(context, 'slip-not-opened') : turnAway(services, context, watch)
    if (by.kind === 'slip') watch.giveBack(context.get('address'), nowMs)
    return kept.ok ? context.json({ report: kept.value } satisfies SayAnswer) : refuse(context, kept.refusal)
  })
  return routes
}
