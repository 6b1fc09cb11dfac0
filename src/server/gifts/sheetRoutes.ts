import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { sheetRequest, withdrawalRequest } from '#sync/protocol/Gifts.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { keepSheet, showSheet, signedSheets, withdrawSheet } from '../reports/signedSheets.ts'
import { changeCampaign, type Done } from './changeCampaign.ts'

/** Photos of the list as people signed it: kept, listed and looked at by whoever keeps the campaign. */
export function sheetRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.campaigns}/:id/sheets`, async (context) => {
    const sheets = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => signedSheets(queries, { of: 'campaign', id: context.req.param('id') }),
      'read-snapshot',
    )
    return context.json({ sheets })
  })
  routes.post(`${ADDRESSES.campaigns}/:id/sheets`, async (context) => {
    const parsed = v.safeParse(sheetRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changeCampaign(services, context, async ({ queries, campaign, asker, nowMs, note }): Promise<Done> => {
      // Sheets are signed before and after closing.
      if (campaign.state === 'draft') return { refusal: 'campaign-not-open' }
      const keeping = { sheetOf: { of: 'campaign', id: campaign.id } as const, unitCodes: campaign.unitCodes, asker, nowMs, note }
      const kept = await keepSheet(queries, parsed.output, keeping)
      return kept ? { body: kept, status: 201 } : { refusal: 'bad-request' }
    })
  })
  routes.get(`${ADDRESSES.campaigns}/:id/sheets/:sheetId`, async (context) => {
    const looking = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const body = await database.transaction({ kind: 'system' }, (queries) => showSheet(queries, context.req.param('sheetId'), looking))
    if (!body) return context.json({ problem: 'not-found' }, 404)
    return new Response(new Uint8Array(body), { headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } })
  })
  routes.post(`${ADDRESSES.campaigns}/:id/sheets/:sheetId/withdrawal`, async (context) => {
    const parsed = v.safeParse(withdrawalRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { sheetId: context.req.param('sheetId'), ...parsed.output }
    return changeCampaign(services, context, async ({ queries, campaign, ...keeping }): Promise<Done> => {
      const sheetOf = { of: 'campaign', id: campaign.id } as const
      const withdrawn = await withdrawSheet(queries, order, { ...keeping, sheetOf, unitCodes: campaign.unitCodes })
      return withdrawn ? { body: withdrawn } : { refusal: 'not-found' }
    })
  })
  return routes
}
