import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { settlementRequest, type ReviewCount } from '#sync/protocol/Reviews.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { listCases } from './listCases.ts'
import { settleCase } from './settleCase.ts'

const STATUS = { 'not-found': 404, 'bad-request': 400, 'case-settled': 409, 'settle-by-another': 403 } as const

/** What a person must look at, for those who look after the commune; the coordinator decides. */
export function reviewRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(ADDRESSES.reviews, async (context) => {
    const areSettled = context.req.query('state') === 'settled'
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => listCases(queries, areSettled), 'read-snapshot'),
    )
  })
  routes.get(`${ADDRESSES.reviews}/count`, async (context) => {
    const [count] = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => queries.query<ReviewCount>('SELECT count(*)::int8 AS open FROM review_case WHERE settled_at IS NULL'),
      'read-snapshot',
    )
    return context.json({ open: count?.open ?? 0 } satisfies ReviewCount)
  })
  routes.post(`${ADDRESSES.reviews}/:factId/settlement`, async (context) => {
    const parsed = v.safeParse(settlementRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { ...parsed.output, factId: context.req.param('factId'), asker: context.get('asker'), nowMs: clock.nowMs() }
    const settled = await database.transaction({ kind: 'system' }, (queries) => settleCase(queries, order))
    return settled.ok ? context.json({ settled: true }) : context.json({ problem: settled.refusal }, STATUS[settled.refusal])
  })
  return routes
}
