import { giftState, type GiftState } from '#domain/gifts/GiftOnProfile.ts'
import type { GiftRule } from '#domain/gifts/Campaign.ts'
import { addGifts, NO_GIFTS } from '#domain/gifts/countGifts.ts'
import type { GiftLineOnPaper, RuleStanding, UnitStanding } from '#sync/protocol/Gifts.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { maskedIdentity } from '#domain/people/maskedIdentity.ts'
import { labelOnPaper } from './labelOnPaper.ts'
import type { Queries } from '../store/Database.ts'

/** The state of a line in SQL, by the same order of questions as `giftState`. */
const STATE = `CASE WHEN done.last_in_doubt > done.first THEN 'review' WHEN done.first IS NOT NULL THEN 'delivered' WHEN line.outcome <> 'open' THEN line.outcome WHEN done.was_missed THEN 'missed' ELSE 'waiting' END`
const DONE = `LEFT JOIN (SELECT line_id, min(n) FILTER (WHERE NOT is_missed) AS first, max(n) FILTER (WHERE NOT is_missed AND NOT kept_beside) AS last_in_doubt, bool_or(is_missed) AS was_missed
  FROM gift_handover WHERE cancelled_by IS NULL GROUP BY line_id) AS done ON done.line_id = line.id`

type CountedState = { state: GiftState; gifts: number; sum_in_dong: number }
type Counted = CountedState & { campaign_id: string; unit_code: string; hamlet: string }

/** How each campaign stands, by commune and hamlet, counted in one pass. */
export async function campaignStandings(queries: Queries): Promise<UnitStanding[]> {
  const rows = await queries.query<Counted>(
    `SELECT line.campaign_id, line.unit_code, beneficiary.hamlet, ${STATE} AS state, count(*)::int8 AS gifts, sum(line.value_in_dong)::int8 AS sum_in_dong
     FROM gift_line AS line JOIN beneficiary ON beneficiary.id = line.beneficiary_id ${DONE} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3`,
  )
  const groups = Map.groupBy(rows, (row) => `${row.campaign_id}/${row.unit_code}/${row.hamlet}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ campaignId: first.campaign_id, unitCode: first.unit_code, hamlet: first.hamlet, standing: standingOf(group) }] : []
  })
}

const standingOf = (rows: readonly CountedState[]) =>
  rows.reduce((standing, row) => addGifts(standing, { state: row.state, gifts: row.gifts, sumInDong: row.sum_in_dong }), NO_GIFTS)

/** How each kind of gift of a campaign stands: cards renewed, cards issued, cards cut. */
export async function ruleStandings(queries: Queries, campaignId: string): Promise<RuleStanding[]> {
  const rows = await queries.query<CountedState & { rule_id: string }>(
    `SELECT line.rule_id, ${STATE} AS state, count(*)::int8 AS gifts, sum(line.value_in_dong)::int8 AS sum_in_dong
     FROM gift_line AS line ${DONE} WHERE line.campaign_id::text = $1 GROUP BY 1, 2 ORDER BY 1`,
    [campaignId],
  )
  return [...Map.groupBy(rows, (row) => row.rule_id)].map(([ruleId, group]) => ({
    ruleId,
    standing: standingOf(group),
    cut: group.find(({ state }) => state === 'cut')?.gifts ?? 0,
  }))
}

type KeptLine = {
  id: string
  beneficiary_id: string
  components: GiftLineOnPaper['components']
  rule: GiftRule | null
  profile: Pick<BeneficiaryProfile, 'fullName' | 'birth' | 'sex' | 'hamlet' | 'unitCode' | 'gifts' | 'citizenId' | 'oldIdentityNumber'>
}

/** The campaign's list as it is printed: everyone not taken off, with what is known of each. */
export async function giftLinesOf(queries: Queries, campaignId: string, unitCode?: string): Promise<GiftLineOnPaper[]> {
  const rows = await queries.query<KeptLine>(
    `SELECT line.id, line.beneficiary_id, line.components, beneficiary.profile,
       (SELECT rule FROM jsonb_array_elements(campaign.body -> 'rules') AS rule WHERE rule ->> 'id' = line.rule_id LIMIT 1) AS rule
     FROM gift_line AS line JOIN campaign ON campaign.id = line.campaign_id JOIN beneficiary ON beneficiary.id = line.beneficiary_id
     WHERE line.campaign_id::text = $1 AND line.outcome <> 'removed' AND ($2::text IS NULL OR line.unit_code = $2) ORDER BY line.unit_code, beneficiary.hamlet_key, beneficiary.name_key, line.id`,
    [campaignId, unitCode ?? null],
  )
  return rows.flatMap((row) => onPaper(row) ?? [])
}

function onPaper({ id, beneficiary_id, components, profile, rule }: KeptLine): GiftLineOnPaper | undefined {
  const gift = profile.gifts.find((one) => one.lineId === id)
  if (!gift) return undefined
  const receiver = gift.handovers[0]?.receiver
  const { fullName, birth, sex, hamlet, unitCode, citizenId, oldIdentityNumber } = profile
  const number = citizenId ?? oldIdentityNumber
  return {
    lineId: id,
    beneficiaryId: beneficiary_id,
    fullName,
    birth,
    sex,
    maskedIdentity: number === null ? null : maskedIdentity(number),
    hamlet,
    unitCode,
    label: labelOnPaper(gift.label, rule),
    valueInDong: gift.valueInDong,
    components,
    cardNumber: gift.cardNumber,
    state: giftState(gift),
    receivedBy: receiver ? (receiver.kind === 'self' ? fullName : receiver.fullName) : null,
    relation: receiver?.kind === 'proxy' ? receiver.relation : null,
  }
}
