import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { closingRequest, openingRequest, removalRequest } from '#sync/protocol/Gifts.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { setCampaignState } from './campaigns.ts'
import { changeCampaign, type CampaignChange, type Done } from './changeCampaign.ts'
import { endGiftLines, lockPeopleOnList, planByRule, writeGiftList, type Ending } from './giftList.ts'

async function open({ queries, campaign, asker, nowMs, note }: CampaignChange, list: 'by-rule' | 'empty'): Promise<Done> {
  if (campaign.state !== 'draft') return { refusal: 'campaign-not-draft' }
  const plan = list === 'by-rule' ? await planByRule(queries, campaign, 'locked') : { listed: [], keptOff: [] }
  await note('campaign-opened', { list })
  await setCampaignState(queries, campaign.id, { state: 'open', nowMs })
  const writing = { addedBy: 'rule', accountId: asker.accountId, reason: null, nowMs } as const
  return { body: { added: await writeGiftList(queries, campaign, { gifts: plan.listed, ...writing }), keptOff: plan.keptOff.length } }
}

async function end(
  { queries, campaign, asker, nowMs, note }: CampaignChange,
  wanted: Pick<Ending, 'outcome' | 'reason' | 'lineIds'>,
): Promise<Done> {
  if (campaign.state !== 'open') return { refusal: 'campaign-not-open' }
  const people = await lockPeopleOnList(queries, campaign.id, wanted.lineIds)
  const isClosing = wanted.lineIds === undefined
  await note(isClosing ? 'campaign-closed' : 'gift-lines-removed', { outcome: wanted.outcome })
  if (isClosing) await setCampaignState(queries, campaign.id, { state: 'closed', nowMs })
  return { body: { ended: await endGiftLines(queries, campaign.id, { people, ending: { ...wanted, accountId: asker.accountId, nowMs } }) } }
}

/** A campaign opens with its list, loses lines with a reason, and closes: what was not handed over is carried or returned. */
export function lifecycleRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.campaigns}/:id/opening`, async (context) => {
    const parsed = v.safeParse(openingRequest, await context.req.json().catch(() => ({})))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changeCampaign(services, context, (change) => open(change, parsed.output.list))
  })
  routes.post(`${ADDRESSES.campaigns}/:id/closing`, async (context) => {
    const parsed = v.safeParse(closingRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changeCampaign(services, context, (change) => end(change, parsed.output))
  })
  routes.post(`${ADDRESSES.campaigns}/:id/removals`, async (context) => {
    const parsed = v.safeParse(removalRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changeCampaign(services, context, (change) => end(change, parsed.output))
  })
  return routes
}
