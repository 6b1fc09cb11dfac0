import type { BeneficiaryProfile, VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { summaryOf, VISITS_ON_A_PROFILE, withVisits } from '#domain/visits/profileVisits.ts'
import type { Role } from '#sync/protocol/Access.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { layFact, personOf } from '#sync/recording/layFacts.ts'
import type { Queries } from '../store/Database.ts'
import { factsOfKind, type StandingFact } from './StandingFact.ts'

export type Author = { readonly accountId: string; readonly displayName: string; readonly role: Role }
type Profiles = ReadonlyMap<string, BeneficiaryProfile>
type KeptVisit = { beneficiary_id: string; fact_id: string; body: VisitRecord & { officerName: string } }

async function insertVisits(
  queries: Queries,
  facts: readonly StandingFact[],
  { author, profiles }: { author: Author; profiles: Profiles },
): Promise<void> {
  const rows = factsOfKind(facts, 'visit.recorded').map(({ id, body: { visit } }) => ({
    fact_id: id,
    beneficiary_id: visit.beneficiaryId,
    unit_code: profiles.get(visit.beneficiaryId)?.unitCode,
    day: visit.day,
    body: { ...visit, officerName: author.displayName },
  }))
  if (rows.length === 0) return
  await queries.query(
    `INSERT INTO visit (fact_id, beneficiary_id, unit_code, officer_id, day, body)
     SELECT fact_id, beneficiary_id, unit_code, $2, day, body FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, beneficiary_id uuid, unit_code text, day date, body jsonb)`,
    [JSON.stringify(rows), author.accountId],
  )
}

const CANCELLED_IN = { 'visit.cancelled': 'visit', 'report.cancelled': 'standing_report', 'gift.cancelled': 'gift_handover' } as const

async function cancelOf(queries: Queries, facts: readonly StandingFact[], kind: keyof typeof CANCELLED_IN): Promise<void> {
  const cancellations = factsOfKind(facts, kind)
  if (cancellations.length === 0) return
  await queries.query(
    `UPDATE ${CANCELLED_IN[kind]} AS done SET cancelled_by = one.id FROM unnest($1::uuid[], $2::uuid[]) AS one (id, cancels) WHERE done.fact_id = one.cancels AND done.cancelled_by IS NULL`,
    [cancellations.map(({ id }) => id), cancellations.map(({ body }) => body.cancels)],
  )
}

/** Both what was handed over and what was tried in vain: one record of the campaign's rounds. */
async function insertGifts(
  queries: Queries,
  facts: readonly StandingFact[],
  { author, profiles }: { author: Author; profiles: Profiles },
): Promise<void> {
  const rows = [...factsOfKind(facts, 'gift.delivered'), ...factsOfKind(facts, 'gift.missed')].map(({ id, body }) => ({
    fact_id: id,
    line_id: body.lineId,
    beneficiary_id: body.beneficiaryId,
    unit_code: profiles.get(body.beneficiaryId)?.unitCode,
    is_missed: body.kind === 'gift.missed',
    day: body.day,
    body: { ...body, officerName: author.displayName },
  }))
  if (rows.length === 0) return
  await queries.query(
    `INSERT INTO gift_handover (fact_id, line_id, beneficiary_id, unit_code, officer_id, is_missed, day, body)
     SELECT fact_id, line_id, beneficiary_id, unit_code, $2, is_missed, day, body FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, line_id uuid, beneficiary_id uuid, unit_code text, is_missed boolean, day date, body jsonb)`,
    [JSON.stringify(rows), author.accountId],
  )
}

async function insertReports(
  queries: Queries,
  facts: readonly StandingFact[],
  { author, profiles }: { author: Author; profiles: Profiles },
): Promise<void> {
  const rows = factsOfKind(facts, 'person.reported').map(({ id, body: { beneficiaryId, report, day, note } }) => ({
    fact_id: id,
    beneficiary_id: beneficiaryId,
    unit_code: profiles.get(beneficiaryId)?.unitCode,
    report,
    day,
    note,
  }))
  if (rows.length === 0) return
  await queries.query(
    `INSERT INTO standing_report (fact_id, beneficiary_id, unit_code, officer_id, officer_name, report, day, note)
     SELECT fact_id, beneficiary_id, unit_code, $2, $3, report, day, note FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, beneficiary_id uuid, unit_code text, report text, day date, note text)`,
    [JSON.stringify(rows), author.accountId, author.displayName],
  )
}

/** Visits are read back from the record, so a cancelled one leaves no trace; those from before the record stay. */
async function withKeptVisits(queries: Queries, people: readonly BeneficiaryProfile[]): Promise<BeneficiaryProfile[]> {
  if (people.length === 0) return []
  const rows = await queries.query<KeptVisit>(
    `SELECT one.beneficiary_id, one.fact_id, one.body FROM unnest($1::uuid[]) AS person (id)
     CROSS JOIN LATERAL (SELECT * FROM visit WHERE beneficiary_id = person.id AND cancelled_by IS NULL ORDER BY day DESC, fact_id DESC LIMIT $2) AS one`,
    [people.map((person) => person.id), VISITS_ON_A_PROFILE],
  )
  const recorded = Map.groupBy(rows, (row) => row.beneficiary_id)
  return people.map((person) => {
    const own = (recorded.get(person.id) ?? []).map(({ fact_id, body }): VisitSummary =>
      summaryOf(body, { factId: fact_id, officerName: body.officerName }),
    )
    return withVisits(person, [...own, ...person.visits.filter((visit) => visit.factId.startsWith('before:'))])
  })
}

const IS_VISIT: ReadonlySet<FactBody['kind']> = new Set(['visit.recorded', 'visit.cancelled'])

/** Writes what the facts tell, in as few statements as there are kinds, and answers the touched people as they are now. */
export async function applyFacts(
  queries: Queries,
  facts: readonly StandingFact[],
  whose: { author: Author; profiles: Profiles },
): Promise<BeneficiaryProfile[]> {
  await insertVisits(queries, facts, whose)
  await cancelOf(queries, facts, 'visit.cancelled')
  await insertReports(queries, facts, whose)
  await cancelOf(queries, facts, 'report.cancelled')
  await insertGifts(queries, facts, whose)
  await cancelOf(queries, facts, 'gift.cancelled')
  const touched = (isTouched: (body: FactBody) => boolean): BeneficiaryProfile[] =>
    [...new Set(facts.filter(({ body }) => isTouched(body)).flatMap(({ body }) => personOf(body) ?? []))].flatMap(
      (id) => whose.profiles.get(id) ?? [],
    )
  const visited = new Map(
    (
      await withKeptVisits(
        queries,
        touched((body) => IS_VISIT.has(body.kind)),
      )
    ).map((person) => [person.id as string, person]),
  )
  const others = Map.groupBy(
    facts.filter(({ body }) => !IS_VISIT.has(body.kind)),
    ({ body }) => personOf(body) ?? '',
  )
  return touched(() => true).map((person) =>
    (others.get(person.id) ?? []).reduce(
      (after, { id, body, doubt }) =>
        layFact(after, { factId: id, body, officerName: whose.author.displayName, role: whose.author.role, doubt }),
      visited.get(person.id) ?? person,
    ),
  )
}
