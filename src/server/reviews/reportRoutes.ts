import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { reportSettlementRequest } from '#sync/protocol/StandingReports.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { SETTLEMENT_STATUS } from './settleCase.ts'
import { settleReport } from './settleReport.ts'
import { listReports } from './standingReports.ts'

/** What officers told of people who died, moved or refuse: the coordinator answers each. */
export function reportRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.reviews}/reports`, async (context) => {
    const asker = context.get('asker')
    const wish = { areSettled: context.req.query('state') === 'settled', accountId: asker.accountId }
    return context.json(await database.transaction(actorOf(asker), (queries) => listReports(queries, wish), 'read-snapshot'))
  })
  routes.post(`${ADDRESSES.reviews}/reports/:factId/settlement`, async (context) => {
    const parsed = v.safeParse(reportSettlementRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { ...parsed.output, factId: context.req.param('factId'), asker: context.get('asker'), nowMs: clock.nowMs() }
    const settled = await database.transaction({ kind: 'system' }, (queries) => settleReport(queries, order))
    return settled.ok ? context.json({ settled: true }) : context.json({ problem: settled.refusal }, SETTLEMENT_STATUS[settled.refusal])
  })
  return routes
}
