import { randomUUID } from 'node:crypto'
import { orderProfiles } from '#domain/caseload/orderProfiles.ts'
import { giftValueInDong, type Campaign, type GiftComponent } from '#domain/gifts/Campaign.ts'
import type { GiftLineId, GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import { makeGiftList } from '#domain/gifts/makeGiftList.ts'
import { mayReceiveToo, type SeasonLine } from '#domain/gifts/seasonLimit.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Queries } from '../store/Database.ts'

/** One gift about to stand on the list. */
export type ListedGift = {
  readonly profile: BeneficiaryProfile
  readonly ruleId: string
  readonly label: string
  readonly components: readonly GiftComponent[]
  readonly cardNumber: string | null
}
export type GiftPlan = { readonly listed: readonly ListedGift[]; readonly keptOff: readonly ListedGift[] }
/** How lines came onto the list; the reason is told for those added by hand. */
export type ListWriting = {
  readonly addedBy: 'rule' | 'list' | 'hand'
  readonly accountId: string
  readonly reason: string | null
  readonly nowMs: number
  /** Of the list they came by. */
  readonly runId?: string
}

const collator = new Intl.Collator('vi')

/** Everybody of these communes; locked when lines are about to be laid on them. */
export async function peopleOf(queries: Queries, unitCodes: readonly string[], lock: 'locked' | 'unlocked'): Promise<BeneficiaryProfile[]> {
  const rows = await queries.query<{ profile: BeneficiaryProfile }>(
    `SELECT profile FROM beneficiary WHERE unit_code = ANY ($1::text[]) ORDER BY id${lock === 'locked' ? ' FOR UPDATE' : ''}`,
    [unitCodes],
  )
  return rows.map((row) => row.profile)
}

export async function seasonLines(queries: Queries, campaign: Campaign): Promise<Map<string, SeasonLine[]>> {
  const rows = await queries.query<SeasonLine & { beneficiary_id: string }>(
    `SELECT line.beneficiary_id, campaign.id AS "campaignId", body ->> 'season' AS season, body -> 'source' ->> 'level' AS level, body ->> 'limit' AS "limit"
     FROM gift_line AS line JOIN campaign ON campaign.id = line.campaign_id WHERE body ->> 'season' = $1 AND campaign.id::text <> $2 AND outcome <> 'removed'`,
    [campaign.season, campaign.id],
  )
  return Map.groupBy(rows, (row) => row.beneficiary_id)
}

/** What stands on the list, each by what it is counted once by. */
export async function listedKeys(queries: Queries, campaignId: string): Promise<string[]> {
  const rows = await queries.query<{ entitlement_key: string }>(
    `SELECT entitlement_key FROM gift_line WHERE campaign_id = $1 AND outcome <> 'removed'`,
    [campaignId],
  )
  return rows.map((row) => row.entitlement_key)
}

/** Whom the rules reach now, and whom the season's limit keeps off; nothing is written. Health cards come by their numbers, which no rule knows. */
export async function planByRule(queries: Queries, campaign: Campaign, lock: 'locked' | 'unlocked'): Promise<GiftPlan> {
  if (campaign.occasion === 'health-card') return { listed: [], keptOff: [] }
  const people = await peopleOf(queries, campaign.unitCodes, lock)
  // A household's first is the first of the list; elsewhere the order is only looked at.
  const isOrdered = lock === 'unlocked' || campaign.entitlementUnit === 'household'
  const proposed = makeGiftList(campaign, isOrdered ? orderProfiles(people, collator.compare) : people).map(
    ({ profile, rule }): ListedGift => ({ profile, ruleId: rule.id, label: rule.label, components: rule.components, cardNumber: null }),
  )
  const season = await seasonLines(queries, campaign)
  const [listed, keptOff]: [ListedGift[], ListedGift[]] = [[], []]
  for (const one of proposed) (mayReceiveToo(campaign, season.get(one.profile.id) ?? []) ? listed : keptOff).push(one)
  return { listed, keptOff }
}

/** What a gift is counted once by: a card by its number. A martyr's gift goes by the person on record who worships. */
export function entitlementKey(campaign: Campaign, { profile, cardNumber }: Pick<ListedGift, 'profile' | 'cardNumber'>): string {
  if (campaign.occasion === 'health-card' && cardNumber !== null) return `card/${cardNumber}`
  return campaign.entitlementUnit === 'household'
    ? `household/${profile.householdId ?? profile.id}`
    : `${campaign.entitlementUnit}/${profile.id}`
}

const onProfile = (campaign: Campaign, gift: ListedGift, lineId: string): GiftOnProfile => ({
  lineId: lineId as GiftLineId,
  campaignId: campaign.id,
  label: gift.label,
  valueInDong: giftValueInDong(gift.components),
  handovers: [],
  missed: null,
  cardNumber: gift.cardNumber,
  outcome: 'open',
})

const INSERT = `
  INSERT INTO gift_line (id, campaign_id, beneficiary_id, unit_code, entitlement_key, rule_id, components, value_in_dong, card_number, added_by, added_at, added_account, added_reason, run_id)
  SELECT id, $2, beneficiary_id, unit_code, entitlement_key, rule_id, components, value_in_dong, card_number, $3, to_timestamp($4 / 1000.0), $5, $6, $7::uuid
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, beneficiary_id uuid, unit_code text, entitlement_key text, rule_id text, components jsonb, value_in_dong bigint, card_number text)
  ON CONFLICT (campaign_id, entitlement_key) WHERE outcome <> 'removed' DO NOTHING RETURNING id`

/** Writes lines and lays them on the people they are for; whoever stands on the list already stays as they are. Answers how many were added. */
export async function writeGiftList(
  queries: Queries,
  campaign: Campaign,
  { gifts, addedBy, accountId, reason, nowMs, runId }: ListWriting & { gifts: readonly ListedGift[] },
): Promise<number> {
  const rows = gifts.map((gift) => ({
    gift,
    row: {
      id: randomUUID(),
      beneficiary_id: gift.profile.id,
      unit_code: gift.profile.unitCode,
      entitlement_key: entitlementKey(campaign, gift),
      rule_id: gift.ruleId,
      components: gift.components,
      value_in_dong: giftValueInDong(gift.components),
      card_number: gift.cardNumber,
    },
  }))
  const added = new Set(
    (
      await queries.query<{ id: string }>(INSERT, [
        JSON.stringify(rows.map(({ row }) => row)),
        campaign.id,
        addedBy,
        nowMs,
        accountId,
        reason,
        runId ?? null,
      ])
    ).map((row) => row.id),
  )
  const changed = new Map<string, BeneficiaryProfile>()
  for (const { gift, row } of rows.filter((one) => added.has(one.row.id))) {
    const profile = changed.get(gift.profile.id) ?? gift.profile
    changed.set(profile.id, { ...profile, gifts: [...profile.gifts, onProfile(campaign, gift, row.id)] })
  }
  await saveProfiles(queries, [...changed.values()], nowMs)
  return added.size
}

export type Ending = {
  readonly outcome: 'removed' | 'carried' | 'returned' | 'cut'
  readonly reason: string
  readonly accountId: string
  readonly nowMs: number
  /** All open lines when not said. */
  readonly lineIds?: readonly string[]
}

const OPEN_LINES = `campaign_id = $1 AND outcome = 'open' AND ($2::text[] IS NULL OR line.id::text = ANY ($2::text[]))`

/** The people of open lines, locked before anything is written, as a push locks them. */
export async function lockPeopleOnList(queries: Queries, campaignId: string, lineIds?: readonly string[]): Promise<BeneficiaryProfile[]> {
  const rows = await queries.query<{ profile: BeneficiaryProfile }>(
    `SELECT profile FROM beneficiary WHERE id IN (SELECT beneficiary_id FROM gift_line AS line WHERE ${OPEN_LINES}) ORDER BY id FOR UPDATE`,
    [campaignId, lineIds ?? null],
  )
  return rows.map((row) => row.profile)
}

/** Ends open lines one way, all or those named; what was handed over stays what it is. Answers how many. */
export async function endGiftLines(
  queries: Queries,
  campaignId: string,
  { people, ending }: { people: readonly BeneficiaryProfile[]; ending: Ending },
): Promise<number> {
  const { outcome, reason, accountId, nowMs, lineIds } = ending
  const lines = await queries.query<{ id: string }>(
    `UPDATE gift_line AS line SET outcome = $3, outcome_reason = $4, ended_account = $5, ended_at = to_timestamp($6 / 1000.0) WHERE ${OPEN_LINES}
       AND NOT EXISTS (SELECT FROM gift_handover AS done WHERE done.line_id = line.id AND NOT is_missed AND cancelled_by IS NULL) RETURNING line.id`,
    [campaignId, lineIds ?? null, outcome, reason, accountId, nowMs],
  )
  const ended = new Set(lines.map((line) => line.id))
  const profiles = people.map((profile) => ({
    ...profile,
    gifts: profile.gifts.map((gift) => (ended.has(gift.lineId) ? { ...gift, outcome } : gift)),
  }))
  await saveProfiles(queries, profiles, nowMs)
  return lines.length
}
