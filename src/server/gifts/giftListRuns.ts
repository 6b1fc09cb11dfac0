import { createHash, randomUUID } from 'node:crypto'
import type { GiftListAnswer, GiftListRun } from '#sync/protocol/Gifts.ts'
import { UNDOING_MS } from '../imports/forgetOldLists.ts'
import type { Queries } from '../store/Database.ts'
import type { CampaignChange } from './changeCampaign.ts'

const SHOWN = 20

/** Writes down that a list came, before its lines do: each names it. Answers its id. */
export async function keepRun(
  { queries, campaign, asker, nowMs }: CampaignChange,
  file: { readonly fileName: string; readonly fileBytes: Uint8Array },
  { outcomes }: GiftListAnswer,
): Promise<string> {
  const id = randomUUID()
  await queries.query(
    `INSERT INTO gift_list_run (id, campaign_id, file_name, file_hash, listed, added, kept_back, account_id, account_name, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10 / 1000.0))`,
    [
      id,
      campaign.id,
      file.fileName,
      createHash('sha256').update(file.fileBytes).digest(),
      outcomes.listed + outcomes.added,
      outcomes.added,
      outcomes['kept-back'] + outcomes.missing,
      asker.accountId,
      asker.displayName,
      nowMs,
    ],
  )
  return id
}

/** Whom the list made, with the page it left them: by that alone they can go again. */
export async function keepMade(queries: Queries, runId: string, ids: readonly string[]): Promise<void> {
  await queries.query(
    `INSERT INTO gift_list_person (run_id, beneficiary_id, hash_after) SELECT $1, id, profile_hash FROM beneficiary WHERE id = ANY ($2::uuid[])`,
    [runId, ids],
  )
}

/** The newest lists of one campaign. */
export const giftListRuns = (queries: Queries, campaignId: string, nowMs: number): Promise<GiftListRun[]> =>
  queries.query<GiftListRun>(
    `SELECT run.id, round(extract(epoch FROM run.at) * 1000)::int8 AS "atMs", account_name AS by, file_name AS "fileName", listed, added, kept_back AS "keptBack", undone_at IS NOT NULL AS "isUndone",
       undone_at IS NULL AND listed > 0 AND campaign.state = 'open' AND run.at > to_timestamp($2 / 1000.0) AS "mayBeUndone"
     FROM gift_list_run AS run JOIN campaign ON campaign.id = run.campaign_id WHERE run.campaign_id::text = $1 ORDER BY n DESC LIMIT ${SHOWN}`,
    [campaignId, nowMs - UNDOING_MS],
  )
