import { giftState, type CampaignId, type GiftLineId, type GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '#server/store/Database.ts'
import { giftOf } from '#tests/support/gifts.ts'

export const CAMPAIGN = '018f1111-0000-7000-8000-000000000001'
export const VALUE_IN_DONG = 500_000
const COMPONENTS = [{ kind: 'cash', label: 'Tiền mặt', amountInDong: VALUE_IN_DONG, isEstimate: false }]

/** Everybody has one gift on the list. */
export const lineOf = (beneficiaryId: string): string => `018f2222${beneficiaryId.slice(8)}`
export const giftFor = (beneficiaryId: string): GiftOnProfile =>
  giftOf({ lineId: lineOf(beneficiaryId) as GiftLineId, campaignId: CAMPAIGN as CampaignId, valueInDong: VALUE_IN_DONG })

export async function openCampaign(queries: Queries, people: readonly BeneficiaryProfile[], nowMs: number): Promise<void> {
  await queries.query(
    `INSERT INTO campaign (id, body, state, unit_codes, created_at, opened_at) VALUES ($1, '{}', 'open', $2, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0))`,
    [CAMPAIGN, [...new Set(people.map((person) => person.unitCode))], nowMs],
  )
  await queries.query(
    `INSERT INTO gift_line (id, campaign_id, beneficiary_id, unit_code, entitlement_key, rule_id, components, value_in_dong, added_by, added_at)
     SELECT line, $4, person, unit_code, 'person/' || person, 'tet', $5, $6, 'rule', to_timestamp($7 / 1000.0)
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS one (line, person, unit_code)`,
    [
      people.map(({ id }) => lineOf(id)),
      people.map(({ id }) => id),
      people.map(({ unitCode }) => unitCode),
      CAMPAIGN,
      JSON.stringify(COMPONENTS),
      VALUE_IN_DONG,
      nowMs,
    ],
  )
}

const STANDS = `fact.kind = 'gift.delivered' AND (fact.answer = 'applied' OR fact.problem IN ('clock-far-off', 'device-revoked', 'gift-delivered-twice'))`
const EARLIER = `SELECT FROM gift_handover AS before WHERE before.line_id = done.line_id AND before.n < done.n AND NOT before.is_missed`

/** A handover lost or invented, one beside another and not flagged, flagged without ground, or flagged more or less than once. */
export const GIFT_ODDITIES = `
  SELECT 'handover without its fact: ' || fact_id AS what FROM gift_handover WHERE NOT EXISTS (SELECT FROM fact WHERE fact.id = fact_id)
  UNION ALL SELECT 'fact without its handover: ' || id FROM fact WHERE ${STANDS} AND NOT EXISTS (SELECT FROM gift_handover WHERE fact_id = fact.id)
  UNION ALL SELECT 'given twice and not flagged: ' || done.fact_id FROM gift_handover AS done JOIN fact ON fact.id = done.fact_id
    WHERE NOT done.is_missed AND fact.problem IS DISTINCT FROM 'gift-delivered-twice' AND EXISTS (${EARLIER} AND before.cancelled_by IS NULL)
  UNION ALL SELECT 'flagged without another: ' || done.fact_id FROM gift_handover AS done JOIN fact ON fact.id = done.fact_id
    WHERE fact.problem = 'gift-delivered-twice' AND NOT EXISTS (${EARLIER})
  UNION ALL SELECT 'flagged, cases ' || count(review_case.fact_id) || ': ' || fact.id FROM fact LEFT JOIN review_case ON review_case.fact_id = fact.id
    WHERE fact.problem = 'gift-delivered-twice' GROUP BY fact.id HAVING count(review_case.fact_id) <> 1`

/** What the pages say against what the record says: gifts out of the office's hands, and how many of them ask for a look. */
export const giftsOnPages = (people: readonly BeneficiaryProfile[]) => {
  const gifts = people.flatMap((person) => person.gifts)
  return {
    handovers: gifts.flatMap(({ handovers }) => handovers.map(({ factId }) => factId)).sort(),
    sumInDong: gifts.filter(({ handovers }) => handovers.length > 0).length * VALUE_IN_DONG,
    review: gifts.filter((gift) => giftState(gift) === 'review').length,
  }
}
export const GIFTS_ON_RECORD = `
  SELECT coalesce(json_agg(fact_id ORDER BY fact_id), '[]') AS handovers, count(DISTINCT line_id)::int * ${VALUE_IN_DONG} AS "sumInDong",
    count(DISTINCT line_id) FILTER (WHERE n > first AND NOT kept_beside)::int AS review
  FROM (SELECT *, min(n) OVER (PARTITION BY line_id) AS first FROM gift_handover WHERE NOT is_missed AND cancelled_by IS NULL) AS done`

/** Planted bug: the second handover takes the first one's place. */
export async function overwriteFirst(queries: Queries, factId: string): Promise<void> {
  await queries.query(`DELETE FROM review_case WHERE fact_id = $1`, [factId])
  await queries.query(`UPDATE fact SET answer = 'applied', problem = NULL WHERE id = $1`, [factId])
  await queries.query(
    `DELETE FROM gift_handover AS first USING gift_handover AS second WHERE second.fact_id = $1 AND first.line_id = second.line_id AND first.n < second.n`,
    [factId],
  )
}
