import { Hono } from 'hono'
import * as v from 'valibot'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { dataRequestAct, dataRequestToKeep } from '#sync/protocol/DataRequests.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { actOnDataRequest, countDataRequests, keepDataRequest, listDataRequests } from './dataRequests.ts'
import { incidentRoutes } from './incidentRoutes.ts'
import { personRoutes } from './personRoutes.ts'

const STATUS = { 'not-found': 404, 'bad-request': 400, 'case-settled': 409 } as const
const system = { kind: 'system' } as const
const REQUESTS = `${OFFICE_ADDRESSES.privacy}/requests`

/** What people ask of their own data: written down, answered, carried out or refused, each with its day. */
export function privacyRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.route('/', personRoutes(services))
  routes.route('/', incidentRoutes(services))
  routes.get(REQUESTS, async (context) => {
    const { accountId } = context.get('asker')
    const wanted = { areEnded: context.req.query('state') === 'ended', today: vietnamDay(clock.nowMs()), accountId }
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => listDataRequests(queries, wanted), 'read-snapshot'),
    )
  })
  routes.get(`${REQUESTS}/count`, async (context) => {
    const today = vietnamDay(clock.nowMs())
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => countDataRequests(queries, today), 'read-snapshot'),
    )
  })
  routes.post(REQUESTS, async (context) => {
    const parsed = v.safeParse(dataRequestToKeep, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const kept = await database.transaction(system, (queries) => keepDataRequest(queries, parsed.output, by))
    return kept.ok ? context.json(kept.value, 201) : context.json({ problem: kept.refusal }, STATUS[kept.refusal])
  })
  routes.post(`${REQUESTS}/:id`, async (context) => {
    const parsed = v.safeParse(dataRequestAct, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { step: parsed.output, by: { asker: context.get('asker'), nowMs: clock.nowMs() } }
    const done = await database.transaction(system, (queries) => actOnDataRequest(queries, context.req.param('id'), order))
    return done.ok ? context.json({ done: true }) : context.json({ problem: done.refusal }, STATUS[done.refusal])
  })
  return routes
}
