import { Hono } from 'hono'
import * as v from 'valibot'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { additionRequest, candidatesRequest, giftListRequest } from '#sync/protocol/Gifts.ts'
import type { ImportRefusal } from '#sync/protocol/ImportList.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { readListInCage } from '../imports/cage.ts'
import { WORKBOOK_REFUSALS } from '../imports/Sheet.ts'
import { addByHand } from './addByHand.ts'
import { findCampaign } from './campaigns.ts'
import { findCandidates } from './candidates.ts'
import { changeCampaign, isOwn, type CampaignChange, type Done, type HttpContext } from './changeCampaign.ts'
import { previewList, takeInList, type GiftListTask } from './takeInList.ts'

/** New people are added to one commune of the campaign, which must be named. */
function isWithin({ campaign }: Pick<CampaignChange, 'campaign'>, { addTo }: GiftListTask): boolean {
  return addTo === null || campaign.unitCodes.includes(addTo)
}

async function answerPreview({ database }: Services, context: HttpContext, task: GiftListTask): Promise<Response> {
  const asker = context.get('asker')
  const answer = await database.transaction(
    { kind: 'system' },
    async (queries) => {
      const campaign = await findCampaign(queries, context.req.param('id') ?? '')
      if (!isOwn(campaign, asker)) return undefined
      return isWithin({ campaign }, task) ? previewList(queries, campaign, task) : 'bad-request'
    },
    'read-snapshot',
  )
  if (answer === 'bad-request') return context.json({ problem: answer }, 400)
  return answer ? context.json(answer) : context.json({ problem: 'not-found' }, 404)
}

/** How a list grows beside its rule: from an Excel list, or by hand with a reason. */
export function listRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.campaigns}/:id/list`, async (context) => {
    const parsed = v.safeParse(giftListRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { fileBase64, dryRun, addMissing, unitCode, mapping } = parsed.output
    if (addMissing && unitCode === undefined) return context.json({ problem: 'bad-request' }, 400)
    const list = await readListInCage(new Uint8Array(Buffer.from(fileBase64, 'base64')), { mapping })
    if (!list.ok) {
      const refusal: ImportRefusal = { problem: 'list-refused', refusal: list.refusal, sentence: WORKBOOK_REFUSALS[list.refusal] }
      return context.json(refusal, 422)
    }
    const task: GiftListTask = { list: list.value, addTo: addMissing && unitCode !== undefined ? (unitCode as UnitCode) : null }
    if (dryRun) return answerPreview(services, context, task)
    return changeCampaign(services, context, async (change): Promise<Done> =>
      isWithin(change, task) ? takeInList(change, task) : { refusal: 'bad-request' },
    )
  })
  routes.post(`${ADDRESSES.campaigns}/:id/candidates`, async (context) => {
    const parsed = v.safeParse(candidatesRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const asker = context.get('asker')
    const found = await services.database.transaction({ kind: 'system' }, async (queries) => {
      const campaign = await findCampaign(queries, context.req.param('id'))
      return isOwn(campaign, asker) ? findCandidates(queries, campaign, parsed.output.name) : undefined
    })
    return found ? context.json(found) : context.json({ problem: 'not-found' }, 404)
  })
  routes.post(`${ADDRESSES.campaigns}/:id/lines`, async (context) => {
    const parsed = v.safeParse(additionRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changeCampaign(services, context, (change) => addByHand(change, parsed.output))
  })
  return routes
}
