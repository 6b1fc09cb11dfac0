import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import { giftValueInDong } from '#domain/gifts/Campaign.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Actor, Queries } from '../store/Database.ts'
import { createCampaign, findCampaign, listCampaigns, setCampaignState } from './campaigns.ts'
import { endGiftLines, planByRule, writeGiftList, type ListedGift } from './giftList.ts'
import { campaignStandings, giftLinesOf } from './giftFigures.ts'
import { parseCampaign } from './parseCampaign.ts'

type HttpContext = Context<HttpEnvironment>
const actorOf = (asker: Asker): Actor => ({ kind: 'account', accountId: asker.accountId, role: asker.role, unitCodes: asker.unitCodes })
const NAMES_SHOWN = 50

const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))
const closing = v.object({ outcome: v.picklist(['carried', 'returned']), reason })
const removal = v.object({
  lineIds: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.minLength(1), v.maxLength(500)),
  outcome: v.picklist(['removed', 'cut']),
  reason,
})

/** A campaign is the coordinator's when it lies wholly within the own units. */
const isOwn = (campaign: Campaign | undefined, asker: Asker): campaign is Campaign =>
  campaign?.unitCodes.every((code) => asker.unitCodes.includes(code)) ?? false

type Refusal = 'not-found' | 'bad-request' | 'campaign-not-open' | 'campaign-not-draft'
type Done = { readonly body: object } | { readonly refusal: Refusal }
const STATUS = { 'not-found': 404, 'bad-request': 400, 'campaign-not-open': 409, 'campaign-not-draft': 409 } as const

/** One change to one campaign: locked, done, written down, in one transaction. */
async function change(
  services: Services,
  context: HttpContext,
  work: { act: string; write: (queries: Queries, campaign: Campaign) => Promise<Done> },
): Promise<Response> {
  const [asker, nowMs] = [context.get('asker'), services.clock.nowMs()]
  const done = await services.database.transaction({ kind: 'system' }, async (queries): Promise<Done> => {
    const campaign = await findCampaign(queries, context.req.param('id') ?? '', 'locked')
    if (!isOwn(campaign, asker)) return { refusal: 'not-found' }
    await writeAudit(
      queries,
      { accountId: asker.accountId, deviceId: asker.deviceId, act: work.act, subject: campaign.id, detail: {} },
      nowMs,
    )
    return work.write(queries, campaign)
  })
  return 'refusal' in done ? context.json({ problem: done.refusal }, STATUS[done.refusal]) : context.json(done.body)
}

const preview = (gifts: readonly ListedGift[]) => ({
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

function openingRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.campaigns}/:id/opening`, (context) =>
    change(services, context, {
      act: 'campaign-opened',
      write: async (queries, campaign) => {
        if (campaign.state !== 'draft') return { refusal: 'campaign-not-draft' }
        const nowMs = services.clock.nowMs()
        await setCampaignState(queries, campaign.id, { state: 'open', nowMs })
        const plan = await planByRule(queries, campaign, 'locked')
        return {
          body: {
            added: await writeGiftList(queries, campaign, { gifts: plan.listed, addedBy: 'rule', nowMs, newId: () => crypto.randomUUID() }),
            keptOff: plan.keptOff.length,
          },
        }
      },
    }),
  )
  routes.post(`${ADDRESSES.campaigns}/:id/closing`, async (context) => {
    const parsed = v.safeParse(closing, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return change(services, context, {
      act: 'campaign-closed',
      write: async (queries, campaign) => {
        if (campaign.state !== 'open') return { refusal: 'campaign-not-open' }
        const nowMs = services.clock.nowMs()
        await setCampaignState(queries, campaign.id, { state: 'closed', nowMs })
        return { body: { ended: await endGiftLines(queries, campaign.id, { ...parsed.output, nowMs }) } }
      },
    })
  })
  routes.post(`${ADDRESSES.campaigns}/:id/removals`, async (context) => {
    const parsed = v.safeParse(removal, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return change(services, context, {
      act: 'gift-lines-removed',
      write: async (queries, campaign) =>
        campaign.state === 'open'
          ? { body: { ended: await endGiftLines(queries, campaign.id, { ...parsed.output, nowMs: services.clock.nowMs() }) } }
          : { refusal: 'campaign-not-open' },
    })
  })
  return routes
}

function listRoutes({ database }: Services): Hono<HttpEnvironment> {
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
      (queries) => giftLinesOf(queries, context.req.param('id')),
      'read-snapshot',
    )
    return context.json({ lines })
  })
  return routes
}

/** Screens C5 and C9: campaigns within the coordinator's own units; officers read those of theirs. */
export function campaignRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.get(ADDRESSES.campaigns, async (context) => {
    const found = await database.transaction(
      actorOf(context.get('asker')),
      async (queries) => ({ campaigns: await listCampaigns(queries), standings: await campaignStandings(queries) }),
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
  routes.route('/', listRoutes(services))
  routes.route('/', openingRoutes(services))
  return routes
}
