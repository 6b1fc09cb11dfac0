import type { FactBody } from '#sync/protocol/Fact.ts'
import type { ReviewCase, ReviewSide, ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import { paymentSides } from './paymentSides.ts'
import type { Queries } from '../store/Database.ts'

const CASES_AT_ONCE = 200

type KeptCase = Pick<ReviewCase, 'factId' | 'kind' | 'problem' | 'unitCode' | 'recordedBy' | 'openedAtMs'> & {
  person_id: string | null
  full_name: string
  birth: string
  hamlet: string
  decision: NonNullable<ReviewCase['settlement']>['decision'] | null
  reason: string
  settled_name: string
  settled_ms: number
}
type KeptSide = {
  case_id: string
  fact_id: string
  day: string
  received_ms: number | null
  is_cancelled: boolean
  body: Extract<FactBody, { kind: 'gift.delivered' }> & { officerName: string }
  campaign_name: string
  place: string
  value_in_dong: number
}

const CASES = `
  SELECT doubt.fact_id AS "factId", doubt.kind, doubt.problem, doubt.unit_code AS "unitCode", doubt.recorded_by AS "recordedBy", round(extract(epoch FROM opened_at) * 1000)::int8 AS "openedAtMs",
    beneficiary.id AS person_id, profile ->> 'fullName' AS full_name, birth, hamlet, decision, reason, settled_name, round(extract(epoch FROM settled_at) * 1000)::int8 AS settled_ms
  FROM review_case AS doubt LEFT JOIN beneficiary ON beneficiary.id = doubt.beneficiary_id
  WHERE (settled_at IS NOT NULL) = $1 ORDER BY coalesce(settled_at, opened_at) DESC, doubt.fact_id LIMIT $2`

/** Of a double gift all that stood when it came; of any other gift itself alone. What an earlier word took back was no side of it. */
const SIDES = `
  SELECT doubt.fact_id AS case_id, side.fact_id, side.day, round(extract(epoch FROM fact.received_at) * 1000)::int8 AS received_ms, side.cancelled_by IS NOT NULL AS is_cancelled, side.body,
    campaign.body ->> 'name' AS campaign_name, campaign.body ->> 'place' AS place, line.value_in_dong
  FROM review_case AS doubt JOIN gift_handover AS own ON own.fact_id = doubt.fact_id JOIN gift_handover AS side ON side.line_id = own.line_id AND side.n <= own.n
    JOIN gift_line AS line ON line.id = own.line_id JOIN campaign ON campaign.id = line.campaign_id LEFT JOIN fact ON fact.id = side.fact_id
  WHERE doubt.fact_id = ANY ($1::uuid[]) AND NOT side.is_missed AND (side.n = own.n OR doubt.problem = 'gift-delivered-twice')
    AND (side.n = own.n OR side.cancelled_by IS NULL OR side.cancelled_by = doubt.settlement_id) ORDER BY side.n`

const sideOf = ({ fact_id, day, received_ms, is_cancelled, body }: KeptSide): ReviewSide => ({
  factId: fact_id,
  officerName: body.officerName,
  day,
  receivedAtMs: received_ms,
  receiver: body.receiver,
  foundBy: body.foundBy,
  signature: body.signature,
  hasPhoto: Boolean(body.photoHash) && !is_cancelled,
  isCancelled: is_cancelled,
})

function giftOf(sides: readonly KeptSide[] | undefined): ReviewCase['gift'] {
  const [first] = sides ?? []
  return sides && first
    ? { campaignName: first.campaign_name, place: first.place, valueInDong: first.value_in_dong, sides: sides.map(sideOf) }
    : null
}

const caseOf = (row: KeptCase, sides: readonly KeptSide[] | undefined, payment: ReviewCase['payment']): ReviewCase => ({
  factId: row.factId,
  kind: row.kind,
  problem: row.problem,
  unitCode: row.unitCode,
  person: row.person_id === null ? null : { id: row.person_id, fullName: row.full_name, birth: row.birth, hamlet: row.hamlet },
  recordedBy: row.recordedBy,
  openedAtMs: row.openedAtMs,
  gift: giftOf(sides),
  payment,
  settlement: row.decision && { decision: row.decision, reason: row.reason, settledBy: row.settled_name, settledAtMs: row.settled_ms },
})

/** Those waiting or those settled, newest first, as far as row-level security lets the asker see them. */
export async function listCases(queries: Queries, areSettled: boolean): Promise<ReviewsAnswer> {
  const rows = await queries.query<KeptCase>(CASES, [areSettled, CASES_AT_ONCE + 1])
  const shown = rows.slice(0, CASES_AT_ONCE)
  const sides = await queries.query<KeptSide>(SIDES, [shown.map((row) => row.factId)])
  const byCase = Map.groupBy(sides, (side) => side.case_id)
  const payments = await paymentSides(
    queries,
    shown.map((row) => row.factId),
  )
  return {
    cases: shown.map((row) => caseOf(row, byCase.get(row.factId), payments.get(row.factId) ?? null)),
    more: rows.length > CASES_AT_ONCE,
  }
}
