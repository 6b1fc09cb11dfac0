import { Hono } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { incidentAct, incidentToOpen } from '#sync/protocol/Incidents.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { actOnIncident, countIncidents, findIncident, listIncidents, openIncident } from './incidents.ts'

const STATUS = { 'not-found': 404, 'bad-request': 400, 'case-settled': 409 } as const
const system = { kind: 'system' } as const
const INCIDENTS = `${OFFICE_ADDRESSES.privacy}/incidents`

/** Personal data in wrong hands, lost or shown: written down, told to the authority in time, closed. */
export function incidentRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(INCIDENTS, async (context) => {
    const wanted = { areEnded: context.req.query('state') === 'ended', nowMs: clock.nowMs() }
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => listIncidents(queries, wanted), 'read-snapshot'),
    )
  })
  routes.get(`${INCIDENTS}/count`, async (context) =>
    context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => countIncidents(queries, clock.nowMs()), 'read-snapshot'),
    ),
  )
  routes.get(`${INCIDENTS}/:id`, async (context) => {
    const find = (queries: Parameters<typeof findIncident>[0]) => findIncident(queries, context.req.param('id'), clock.nowMs())
    const found = await database.transaction(actorOf(context.get('asker')), find, 'read-snapshot')
    return found ? context.json(found) : context.json({ problem: 'not-found' }, 404)
  })
  routes.post(INCIDENTS, async (context) => {
    const parsed = v.safeParse(incidentToOpen, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const opened = await database.transaction(system, (queries) => openIncident(queries, parsed.output, by))
    return opened.ok ? context.json(opened.value, 201) : context.json({ problem: opened.refusal }, STATUS[opened.refusal])
  })
  routes.post(`${INCIDENTS}/:id`, async (context) => {
    const parsed = v.safeParse(incidentAct, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { step: parsed.output, by: { asker: context.get('asker'), nowMs: clock.nowMs() } }
    const done = await database.transaction(system, (queries) => actOnIncident(queries, context.req.param('id'), order))
    return done.ok ? context.json({ done: true }) : context.json({ problem: done.refusal }, STATUS[done.refusal])
  })
  return routes
}
