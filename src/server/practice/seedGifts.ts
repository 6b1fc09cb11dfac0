import type { Queries } from '../store/Database.ts'
import type { PracticeGifts, PracticeLine } from './makePracticeGifts.ts'
import { practiceId } from './practiceId.ts'

const LINES = `
  INSERT INTO gift_line (id, campaign_id, beneficiary_id, unit_code, entitlement_key, rule_id, components, value_in_dong, added_by, added_at, added_reason)
  SELECT line.id, line.campaign_id, person, unit_code, 'person/' || person, line.rule_id, rule -> 'components', line.value, 'list', campaign.opened_at, 'Danh sách thực hành'
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[]) AS line (id, campaign_id, person, unit_code, rule_id, value)
    JOIN campaign ON campaign.id = line.campaign_id CROSS JOIN LATERAL jsonb_array_elements(campaign.body -> 'rules') AS rule WHERE rule ->> 'id' = line.rule_id`

const HANDOVERS = `
  INSERT INTO gift_handover (fact_id, line_id, beneficiary_id, unit_code, officer_id, is_missed, day, body)
  SELECT fact_id, line_id, person, unit_code, officer_id, is_missed, day, body
  FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, line_id uuid, person uuid, unit_code text, officer_id uuid, is_missed boolean, day date, body jsonb)`

type Officers = ReadonlyMap<string, string>
type HandoverRow = {
  readonly fact_id: string
  readonly line_id: string
  readonly person: string
  readonly unit_code: string
  readonly officer_id: string
  readonly is_missed: boolean
  readonly day: string
  readonly body: object
}

/** As the office would have written it down from the phone's fact; officers without a practice account have an id all the same. */
function handoverRows({ campaignId, person, gift }: PracticeLine, seed: number, officers: Officers): HandoverRow[] {
  const officerName = gift.handovers[0]?.officerName ?? ''
  const shared = {
    line_id: gift.lineId,
    person: person.id,
    unit_code: person.unitCode,
    officer_id: officers.get(person.unitCode) ?? practiceId(seed, 'officer', person.unitCode),
  }
  const about = { version: 1, beneficiaryId: person.id, campaignId, lineId: gift.lineId }
  const done = gift.handovers.map(({ factId, day, receiver }) => ({
    ...shared,
    fact_id: factId,
    is_missed: false,
    day,
    body: { kind: 'gift.delivered', ...about, day, receiver, foundBy: 'list', signature: null, photoHash: null, officerName },
  }))
  const { missed } = gift
  if (missed === null) return done
  const body = { kind: 'gift.missed', ...about, ...missed, note: '', officerName }
  return [{ ...shared, fact_id: practiceId(seed, 'missed', gift.lineId), is_missed: true, day: missed.day, body }]
}

/** The practice campaigns in four statements; the people's own pages are written with the people. */
export async function seedGifts(
  queries: Queries,
  { campaigns, lines }: PracticeGifts,
  { seed, nowMs, officers }: { seed: number; nowMs: number; officers: Officers },
): Promise<void> {
  const rows = campaigns.map(({ id, state, ...body }, place) => ({ id, state, unit_codes: body.unitCodes, body, place }))
  await queries.query(
    `INSERT INTO campaign (id, body, state, unit_codes, created_at, opened_at)
     SELECT id, body, state, unit_codes, to_timestamp($2 / 1000.0) - place * interval '1 second', to_timestamp($2 / 1000.0)
     FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, body jsonb, state text, unit_codes text[], place integer)`,
    [JSON.stringify(rows), nowMs],
  )
  await queries.query(LINES, [
    lines.map(({ gift }) => gift.lineId),
    lines.map(({ campaignId }) => campaignId),
    lines.map(({ person }) => person.id),
    lines.map(({ person }) => person.unitCode),
    lines.map(({ ruleId }) => ruleId),
    lines.map(({ gift }) => gift.valueInDong),
  ])
  await queries.query(HANDOVERS, [JSON.stringify(lines.flatMap((line) => handoverRows(line, seed, officers)))])
}
