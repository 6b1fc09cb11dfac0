import { Hono } from 'hono'
import * as v from 'valibot'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { additionRequest, giftListRequest } from '#sync/protocol/Gifts.ts'
import { peopleByName } from '#sync/protocol/PeopleByName.ts'
import type { ImportRefusal } from '#sync/protocol/ImportList.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { readListInCage } from '../imports/cage.ts'
import { WORKBOOK_REFUSALS } from '../imports/Sheet.ts'
import { addByHand } from './addByHand.ts'
import { findCampaign } from './campaigns.ts'
import { findCandidates } from './candidates.ts'
import { changeCampaign, isOwn, type CampaignChange, type Done, type HttpContext } from './changeCampaign.ts'
import { giftListRuns } from './giftListRuns.ts'
import { hasRule } from './planGiftList.ts'
import { previewList, takeInList, type GiftListTask } from './takeInList.ts'
import { undoGiftList } from './undoGiftList.ts'

/** New people are added to one commune of the campaign, which must be named; so must the rule be one of its own. */
function isWithin({ campaign }: Pick<CampaignChange, 'campaign'>, { addTo, ruleId }: GiftListTask): boolean {
  return (addTo === null || campaign.unitCodes.includes(addTo)) && hasRule(campaign, ruleId)
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

/** What was brought in lately, and the way back. */
function runRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.campaigns}/:id/lists`, async (context) => {
    const nowMs = services.clock.nowMs()
    const runs = await services.database.transaction(
      actorOf(context.get('asker')),
      (queries) => giftListRuns(queries, context.req.param('id'), nowMs),
      'read-snapshot',
    )
    return context.json({ runs })
  })
  routes.post(`${ADDRESSES.campaigns}/:id/lists/:runId/undoing`, (context) =>
    changeCampaign(services, context, (change) => undoGiftList(change, context.req.param('runId'))),
  )
  return routes
}

/** How a list grows beside its rule: from an Excel list, or by hand with a reason. */
export function listRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.campaigns}/:id/list`, async (context) => {
    const parsed = v.safeParse(giftListRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { fileName, fileBase64, dryRun, addMissing, unitCode, ruleId, mapping } = parsed.output
    if (addMissing && unitCode === undefined) return context.json({ problem: 'bad-request' }, 400)
    const fileBytes = new Uint8Array(Buffer.from(fileBase64, 'base64'))
    const list = await readListInCage(fileBytes, { mapping })
    if (!list.ok) {
      const refusal: ImportRefusal = { problem: 'list-refused', refusal: list.refusal, sentence: WORKBOOK_REFUSALS[list.refusal] }
      return context.json(refusal, 422)
    }
    const addTo = addMissing && unitCode !== undefined ? (unitCode as UnitCode) : null
    const task: GiftListTask = { list: list.value, addTo, ruleId, fileName, fileBytes }
    if (dryRun) return answerPreview(services, context, task)
    return changeCampaign(services, context, async (change): Promise<Done> =>
      isWithin(change, task) ? takeInList(change, task) : { refusal: 'bad-request' },
    )
  })
  routes.post(`${ADDRESSES.campaigns}/:id/candidates`, async (context) => {
    const parsed = v.safeParse(peopleByName, await context.req.json().catch(() => undefined))
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
  routes.route('/', runRoutes(services))
  return routes
}
