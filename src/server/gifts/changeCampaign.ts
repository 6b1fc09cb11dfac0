import type { Context } from 'hono'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import { writeAudit, type AuditNote } from '../access/audit.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { findCampaign } from './campaigns.ts'

export type HttpContext = Context<HttpEnvironment>
type Refusal = 'not-found' | 'bad-request' | 'campaign-not-open' | 'campaign-not-draft' | 'import-undone' | 'import-too-old'
export type Done = { readonly body: object; readonly status?: 200 | 201 } | { readonly refusal: Refusal }
const STATUS = {
  'not-found': 404,
  'bad-request': 400,
  'campaign-not-open': 409,
  'campaign-not-draft': 409,
  'import-undone': 409,
  'import-too-old': 409,
} as const

/** A campaign is the coordinator's when it lies wholly within the own units. */
export const isOwn = (campaign: Campaign | undefined, asker: Asker): campaign is Campaign =>
  campaign?.unitCodes.every((code) => asker.unitCodes.includes(code)) ?? false

/** The change at work. `note` writes it down: call it once the people are locked and before they are saved, as imports do, so that two writers never wait in a circle. */
export type CampaignChange = {
  readonly queries: Queries
  readonly campaign: Campaign
  readonly asker: Asker
  readonly nowMs: number
  readonly note: (act: AuditNote['act'], detail?: AuditNote['detail']) => Promise<void>
}

/** One change to one campaign of the own units: locked, written down and done in one transaction. */
export async function changeCampaign(
  services: Services,
  context: HttpContext,
  write: (change: CampaignChange) => Promise<Done>,
): Promise<Response> {
  const [asker, nowMs] = [context.get('asker'), services.clock.nowMs()]
  const done = await services.database.transaction({ kind: 'system' }, async (queries): Promise<Done> => {
    const campaign = await findCampaign(queries, context.req.param('id') ?? '', 'locked')
    if (!isOwn(campaign, asker)) return { refusal: 'not-found' }
    const note: CampaignChange['note'] = (act, detail = {}) =>
      writeAudit(queries, { accountId: asker.accountId, deviceId: asker.deviceId, act, subject: campaign.id, detail }, nowMs)
    return write({ queries, campaign, asker, nowMs, note })
  })
  return 'refusal' in done ? context.json({ problem: done.refusal }, STATUS[done.refusal]) : context.json(done.body, done.status ?? 200)
}
