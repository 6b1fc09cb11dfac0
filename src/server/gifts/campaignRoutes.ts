import { Hono } from 'hono'
import { giftValueInDong } from '#domain/gifts/Campaign.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { CampaignPreview, CampaignsAnswer, KnownCampaigns } from '#sync/protocol/Gifts.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { workbookAnswer } from '../reports/workbookAnswer.ts'
import { createCampaign, findCampaign, listCampaigns, openedCampaigns } from './campaigns.ts'
import { isOwn } from './changeCampaign.ts'
import { exportList } from './exportList.ts'
import { campaignStandings, giftLinesOf, ruleStandings } from './giftFigures.ts'
import { planByRule, type ListedGift } from './giftList.ts'
import { lifecycleRoutes } from './lifecycleRoutes.ts'
import { listRoutes } from './listRoutes.ts'
import { parseCampaign } from './parseCampaign.ts'
import { sheetRoutes } from './sheetRoutes.ts'
import { stockBalances } from './stock.ts'
import { stockRoutes } from './stockRoutes.ts'

const NAMES_SHOWN = 50

const preview = (gifts: readonly ListedGift[]): CampaignPreview['listed'] => ({
  gifts: gifts.length,
  sumInDong: gifts.reduce((sum, gift) => sum + giftValueInDong(gift.components), 0),
  first: gifts
    .slice(0, NAMES_SHOWN)
    .map(({ profile, label, components }) => ({
      fullName: profile.fullName,
      birth: profile.birth,
      hamlet: profile.hamlet,
      unitCode: profile.unitCode,
      label,
      valueInDong: giftValueInDong(components),
    })),
})

function readingRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.campaigns}/:id/preview`, async (context) => {
    const asker = context.get('asker')
    const plan = await database.transaction({ kind: 'system' }, async (queries) => {
      const campaign = await findCampaign(queries, context.req.param('id'))
      return isOwn(campaign, asker) ? planByRule(queries, campaign, 'unlocked') : undefined
    })
    return plan
      ? context.json({ listed: preview(plan.listed), keptOff: preview(plan.keptOff) })
      : context.json({ problem: 'not-found' }, 404)
  })
  routes.get(`${ADDRESSES.campaigns}/:id/lines`, async (context) => {
    const lines = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => giftLinesOf(queries, context.req.param('id'), context.req.query('unit')),
      'read-snapshot',
    )
    return context.json({ lines })
  })
  routes.get(`${ADDRESSES.campaigns}/:id/rules`, async (context) => {
    const rules = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => ruleStandings(queries, context.req.param('id')),
      'read-snapshot',
    )
    return context.json({ rules })
  })
  routes.get(`${ADDRESSES.campaigns}/:id/list.xlsx`, async (context) => {
    const list = await exportList(database, context, clock.nowMs())
    if (!list) return context.json({ problem: 'not-found' }, 404)
    return workbookAnswer(list)
  })
  return routes
}

/** Screens C5 and C9: campaigns within the coordinator's own units; officers read those of theirs. */
export function campaignRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.get(ADDRESSES.campaigns, async (context) => {
    if (context.req.query('only') === 'known') {
      const known = await database.transaction(actorOf(context.get('asker')), openedCampaigns, 'read-snapshot')
      return context.json({ campaigns: known } satisfies KnownCampaigns)
    }
    const found = await database.transaction(
      actorOf(context.get('asker')),
      async (queries): Promise<CampaignsAnswer> => ({
        campaigns: await listCampaigns(queries),
        standings: await campaignStandings(queries),
        stock: await stockBalances(queries),
      }),
      'read-snapshot',
    )
    return context.json(found)
  })
  routes.post(ADDRESSES.campaigns, async (context) => {
    const campaign = parseCampaign(await context.req.json().catch(() => undefined))
    const asker = context.get('asker')
    if (!campaign?.unitCodes.every((code) => asker.unitCodes.includes(code))) return context.json({ problem: 'bad-request' }, 400)
    const [id, nowMs] = [crypto.randomUUID(), clock.nowMs()]
    await database.transaction({ kind: 'system' }, async (queries) => {
      await createCampaign(queries, campaign, { id, nowMs })
      await writeAudit(
        queries,
        { accountId: asker.accountId, deviceId: asker.deviceId, act: 'campaign-created', subject: id, detail: {} },
        nowMs,
      )
    })
    return context.json({ id }, 201)
  })
  for (const more of [readingRoutes, lifecycleRoutes, listRoutes, sheetRoutes, stockRoutes]) routes.route('/', more(services))
  return routes
}
