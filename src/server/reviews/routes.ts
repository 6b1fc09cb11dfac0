import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { settlementRequest, type ReviewCount } from '#sync/protocol/Reviews.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { listCases } from './listCases.ts'
import { settleCase, SETTLEMENT_STATUS } from './settleCase.ts'
import { WAITS } from './standingReports.ts'

const OPEN = `SELECT (SELECT count(*) FROM review_case WHERE settled_at IS NULL) + (SELECT count(*) FROM standing_report WHERE ${WAITS}) AS open`

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
      (queries) => queries.query<ReviewCount>(OPEN),
      'read-snapshot',
    )
    return context.json({ open: count?.open ?? 0 } satisfies ReviewCount)
  })
  routes.post(`${ADDRESSES.reviews}/:factId/settlement`, async (context) => {
    const parsed = v.safeParse(settlementRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { ...parsed.output, factId: context.req.param('factId'), asker: context.get('asker'), nowMs: clock.nowMs() }
    const settled = await database.transaction({ kind: 'system' }, (queries) => settleCase(queries, order))
    return settled.ok ? context.json({ settled: true }) : context.json({ problem: settled.refusal }, SETTLEMENT_STATUS[settled.refusal])
  })
  return routes
}
