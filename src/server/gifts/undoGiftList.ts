import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { GiftListUndoing } from '#sync/protocol/Gifts.ts'
import { UNDOING_MS } from '../imports/forgetOldLists.ts'
import { SPOKEN_OF } from '../imports/spokenOf.ts'
import { takeAway } from '../imports/takeAway.ts'
import type { Queries } from '../store/Database.ts'
import type { CampaignChange, Done } from './changeCampaign.ts'
import { endGiftLines } from './giftList.ts'

type UndoRefusal = 'not-found' | 'import-undone' | 'import-too-old'
type Made = { id: string; unit_code: string }

async function findRun({ queries, campaign, nowMs }: CampaignChange, runId: string): Promise<Result<string, UndoRefusal>> {
  // The campaign is locked by whoever asks: nobody takes the same list back meanwhile.
  const [run] = await queries.query<{ id: string; is_undone: boolean; at_ms: number }>(
    `SELECT id, undone_at IS NOT NULL AS is_undone, round(extract(epoch FROM at) * 1000)::int8 AS at_ms FROM gift_list_run WHERE id::text = $1 AND campaign_id = $2`,
    [runId, campaign.id],
  )
  if (!run) return refused('not-found')
  if (run.is_undone) return refused('import-undone')
  return nowMs - run.at_ms > UNDOING_MS ? refused('import-too-old') : accepted(run.id)
}

const lockPeople = async (queries: Queries, runId: string): Promise<BeneficiaryProfile[]> =>
  (
    await queries.query<{ profile: BeneficiaryProfile }>(
      'SELECT profile FROM beneficiary WHERE id IN (SELECT beneficiary_id FROM gift_line WHERE run_id = $1) ORDER BY id FOR UPDATE',
      [runId],
    )
  ).map((row) => row.profile)

/** Lines nobody has gone with to anybody's door yet: not handed over, not tried in vain, not ended. */
const untouchedLines = (queries: Queries, runId: string): Promise<{ id: string; beneficiary_id: string }[]> =>
  queries.query(
    `SELECT id, beneficiary_id FROM gift_line AS line WHERE run_id = $1 AND outcome = 'open' AND NOT EXISTS (SELECT FROM gift_handover AS done WHERE done.line_id = line.id)`,
    [runId],
  )

/** People the list made, who are still what it made of them and of whom nothing else speaks. */
const untouchedPeople = (queries: Queries, runId: string): Promise<Made[]> =>
  queries.query<Made>(
    `SELECT beneficiary.id, unit_code FROM gift_list_person AS made JOIN beneficiary ON beneficiary.id = made.beneficiary_id
     WHERE made.run_id = $1 AND profile_hash = hash_after AND NOT ${SPOKEN_OF}`,
    [runId],
  )

/**
 * Takes a list of gifts back within a day: lines nobody has worked on leave the list, and people it made go with them.
 * Whatever was handed over or tried stays and is counted; the run itself stays on record.
 */
export async function undoGiftList(change: CampaignChange, runId: string): Promise<Done> {
  const { queries, campaign, asker, nowMs, note } = change
  if (campaign.state !== 'open') return { refusal: 'campaign-not-open' }
  const found = await findRun(change, runId)
  if (!found.ok) return found
  const people = await lockPeople(queries, found.value)
  const lines = await untouchedLines(queries, found.value)
  const made = await untouchedPeople(queries, found.value)
  const [all] = await queries.query<{ lines: number }>(
    `SELECT count(*)::int8 AS lines FROM gift_line WHERE run_id = $1 AND outcome NOT IN ('removed', 'cut')`,
    [found.value],
  )
  const answer = { undone: lines.length, left: (all?.lines ?? 0) - lines.length, peopleGone: made.length } satisfies GiftListUndoing
  await note('gift-list-undone', { runId, ...answer })
  await queries.query('UPDATE gift_list_run SET undone_at = to_timestamp($2 / 1000.0), undone_account = $3 WHERE id = $1', [
    found.value,
    nowMs,
    asker.accountId,
  ])
  const gone = new Set(made.map(({ id }) => id))
  await queries.query('DELETE FROM gift_line WHERE run_id = $1 AND beneficiary_id = ANY ($2::uuid[])', [found.value, [...gone]])
  await takeAway(queries, made, nowMs)
  const ending = { outcome: 'removed', reason: 'Huỷ lần nhập', accountId: asker.accountId, nowMs } as const
  await endGiftLines(queries, campaign.id, {
    people: people.filter(({ id }) => !gone.has(id)),
    ending: { ...ending, lineIds: lines.filter((line) => !gone.has(line.beneficiary_id)).map(({ id }) => id) },
  })
  return { body: answer }
}
