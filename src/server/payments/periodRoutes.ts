import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { inOrder, parseMonth } from '#domain/payments/months.ts'
import type { PeriodId } from '#domain/payments/PaymentOnProfile.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { closingRequest, periodRequest, throwAwayRequest, type PeriodRequest } from '#sync/protocol/Payments.ts'
import { raiseRequest } from '#sync/protocol/Raises.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { changePeriod } from './changePeriod.ts'
import { differencesOnDesk } from './differences.ts'
import { figuresOfPeriods, standingsOfPeriod } from './periodFigures.ts'
import { createPeriod, findPeriod, listPeriods, periodBefore, periodName, type KeptPeriod, type NewPeriod } from './periods.ts'
import { checkPeriod, closePeriod, releasePeriod, reopenDraft } from './periodSteps.ts'
import { proposalsOnDesk } from './proposals.ts'
import { proposeRoll } from './proposeRoll.ts'
import { previewRaise, raiseRates } from './raiseRates.ts'
import { throwAwayPeriod } from './throwAwayPeriod.ts'

const PERIODS_SHOWN = 24

type Order = { readonly request: PeriodRequest; readonly asker: Asker; readonly nowMs: number }

async function newPeriod(queries: Queries, { months: named, unitCodes: codes, ...request }: PeriodRequest): Promise<NewPeriod | undefined> {
  const [months, unitCodes] = [
    inOrder(named.flatMap((month) => parseMonth(month) ?? [])),
    [...new Set(codes)].map((code) => code as UnitCode),
  ]
  const [payFrom, payUntil] = [parsePlainDate(request.payFrom), parsePlainDate(request.payUntil)]
  if (!payFrom || !payUntil || payFrom > payUntil) return undefined
  const previousId = await periodBefore(queries, months, unitCodes)
  return { name: periodName(months), months, unitCodes, payFrom, payUntil, signature: request.signature, photo: request.photo, previousId }
}

/** Makes the draft, with its roll where it is to come from what people are entitled to. */
async function make(queries: Queries, { request, asker, nowMs }: Order): Promise<object | undefined> {
  const period = await newPeriod(queries, request)
  if (!period) return undefined
  const id = randomUUID() as PeriodId
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'period-made' as const, subject: id }
  await writeAudit(queries, { ...note, detail: { months: period.months.join(), roll: request.roll } }, nowMs)
  await createPeriod(queries, period, { id, by: asker, nowMs })
  if (request.roll === 'empty') return { id, lines: 0, questions: [] }
  return { id, ...(await proposeRoll(queries, { id, ...period }, { accountId: asker.accountId, nowMs, reason: '' })) }
}

function readingRoutes({ database }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.periods, async (context) => {
    const periods = await database.transaction(
      actorOf(context.get('asker')),
      async (queries) => figuresOfPeriods(queries, await listPeriods(queries, PERIODS_SHOWN)),
      'read-snapshot',
    )
    return context.json({ periods })
  })
  const reading = (path: string, read: (queries: Queries, period: KeptPeriod) => Promise<object>) =>
    routes.get(`${OFFICE_ADDRESSES.periods}/:id${path}`, async (context) => {
      const answer = await database.transaction(
        actorOf(context.get('asker')),
        async (queries) => {
          const period = await findPeriod(queries, context.req.param('id') ?? '')
          return period && read(queries, period)
        },
        'read-snapshot',
      )
      return answer ? context.json(answer) : context.json({ problem: 'not-found' }, 404)
    })
  reading('', standingsOfPeriod)
  reading('/differences', differencesOnDesk)
  reading('/raise', previewRaise)
  reading('/proposals', proposalsOnDesk)
  return routes
}

/** A round of paying: made, checked, released by another person, closed. */
export function periodRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = readingRoutes(services)
  routes.post(OFFICE_ADDRESSES.periods, async (context) => {
    const parsed = v.safeParse(periodRequest, await context.req.json().catch(() => undefined))
    const order = { asker: context.get('asker'), nowMs: clock.nowMs() }
    if (!parsed.success || !parsed.output.unitCodes.every((code) => order.asker.unitCodes.includes(code)))
      return context.json({ problem: 'bad-request' }, 400)
    const made = await database.transaction({ kind: 'system' }, (queries) => make(queries, { request: parsed.output, ...order }))
    return made ? context.json(made, 201) : context.json({ problem: 'bad-request' }, 400)
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/checking`, (context) => changePeriod(services, context, checkPeriod))
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/reopening`, (context) => changePeriod(services, context, reopenDraft))
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/releasing`, (context) => changePeriod(services, context, releasePeriod))
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/raise`, async (context) => {
    const parsed = v.safeParse(raiseRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changePeriod(services, context, (change) => raiseRates(change, parsed.output))
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/throwing-away`, async (context) => {
    const parsed = v.safeParse(throwAwayRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changePeriod(services, context, (change) => throwAwayPeriod(change, parsed.output))
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/closing`, async (context) => {
    const parsed = v.safeParse(closingRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changePeriod(services, context, (change) => closePeriod(change, parsed.output.carry ? 'carried' : 'returned'))
  })
  return routes
}
