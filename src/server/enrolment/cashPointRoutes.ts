import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { cashPointRequest } from '#sync/protocol/Enrolment.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { keepCashPoint, listCashPoints } from './cashPoints.ts'

/** Where cash is drawn from an account, as the commune keeps it. */
export function cashPointRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.enrolment}/cash-points`, async (context) => {
    const withHamlets = context.req.query('hamlets') === '1'
    const actor = actorOf(context.get('asker'))
    return context.json(await database.transaction(actor, (queries) => listCashPoints(queries, withHamlets), 'read-snapshot'))
  })
  routes.post(`${ADDRESSES.enrolment}/cash-points`, async (context) => {
    const parsed = v.safeParse(cashPointRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const kept = await database.transaction({ kind: 'system' }, (queries) => keepCashPoint(queries, parsed.output, by))
    return kept === 'kept' ? context.json({ done: true }) : context.json({ problem: kept }, 403)
  })
  return routes
}
