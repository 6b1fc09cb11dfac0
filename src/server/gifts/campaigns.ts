import type { Campaign } from '#domain/gifts/Campaign.ts'
import type { CampaignId } from '#domain/gifts/GiftOnProfile.ts'
import type { Queries } from '../store/Database.ts'
import type { NewCampaign } from './parseCampaign.ts'

type Kept = { id: string; body: NewCampaign; state: Campaign['state'] }

const campaignOf = ({ id, body, state }: Kept): Campaign => ({ ...body, id: id as CampaignId, state })

/** Newest first. Row-level security leaves those that touch the asker's units. */
export async function listCampaigns(queries: Queries): Promise<Campaign[]> {
  return (await queries.query<Kept>('SELECT id, body, state FROM campaign ORDER BY created_at DESC, id')).map(campaignOf)
}

/** What phones keep. */
export const openedCampaigns = async (queries: Queries): Promise<Campaign[]> =>
  (await listCampaigns(queries)).filter((campaign) => campaign.state !== 'draft')

/** Short, for it travels with every answer of the feed: another one means that something about the asker's campaigns changed. */
export async function campaignsMark(queries: Queries): Promise<string> {
  const [row] = await queries.query<{ mark: string }>(
    `SELECT left(md5(coalesce(string_agg(id::text || state || body::text, ',' ORDER BY id), '')), 8) AS mark FROM campaign WHERE state <> 'draft'`,
  )
  return row?.mark ?? ''
}

export async function findCampaign(queries: Queries, id: string, lock: 'locked' | 'unlocked' = 'unlocked'): Promise<Campaign | undefined> {
  const rows = await queries.query<Kept>(
    `SELECT id, body, state FROM campaign WHERE id::text = $1${lock === 'locked' ? ' FOR UPDATE' : ''}`,
    [id],
  )
  return rows[0] && campaignOf(rows[0])
}

export async function createCampaign(queries: Queries, campaign: NewCampaign, made: { id: string; nowMs: number }): Promise<void> {
  await queries.query(
    `INSERT INTO campaign (id, body, state, unit_codes, created_at) VALUES ($1, $2, 'draft', $3, to_timestamp($4 / 1000.0))`,
    [made.id, JSON.stringify(campaign), campaign.unitCodes, made.nowMs],
  )
}

export async function setCampaignState(
  queries: Queries,
  id: string,
  { state, nowMs }: { state: 'open' | 'closed'; nowMs: number },
): Promise<void> {
  const moment = state === 'open' ? 'opened_at' : 'closed_at'
  await queries.query(`UPDATE campaign SET state = $2, ${moment} = to_timestamp($3 / 1000.0) WHERE id = $1`, [id, state, nowMs])
}
