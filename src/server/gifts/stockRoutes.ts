import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { stockRequest } from '#sync/protocol/Gifts.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { changeCampaign } from './changeCampaign.ts'
import { keepStock, stockEntries } from './stock.ts'

/** The gifts at a commune's point: what came, what went back, what broke. The balance stands beside the campaign. */
export function stockRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.campaigns}/:id/stock`, async (context) => {
    const entries = await services.database.transaction(
      actorOf(context.get('asker')),
      (queries) => stockEntries(queries, context.req.param('id')),
      'read-snapshot',
    )
    return context.json({ entries })
  })
  routes.post(`${ADDRESSES.campaigns}/:id/stock`, async (context) => {
    const parsed = v.safeParse(stockRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changeCampaign(services, context, (change) => keepStock(change, parsed.output))
  })
  return routes
}
