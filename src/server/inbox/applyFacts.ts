import type { BeneficiaryProfile, VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import type { StandingReport, VisitRecord } from '#domain/visits/VisitRecord.ts'
import { layReport, summaryOf, VISITS_ON_A_PROFILE, withVisits } from '#domain/visits/profileVisits.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import type { Queries } from '../store/Database.ts'

export type Author = { readonly accountId: string; readonly displayName: string }
export type StandingFact = { readonly id: string; readonly body: FactBody }
type Profiles = ReadonlyMap<string, BeneficiaryProfile>
type KeptVisit = { beneficiary_id: string; fact_id: string; body: VisitRecord & { officerName: string } }

const bodiesOf = <Kind extends FactBody['kind']>(
  facts: readonly StandingFact[],
  kind: Kind,
): { id: string; body: Extract<FactBody, { kind: Kind }> }[] =>
  facts.filter((fact): fact is { id: string; body: Extract<FactBody, { kind: Kind }> } => fact.body.kind === kind)

async function insertVisits(
  queries: Queries,
  facts: readonly StandingFact[],
  { author, profiles }: { author: Author; profiles: Profiles },
): Promise<void> {
  const rows = bodiesOf(facts, 'visit.recorded').map(({ id, body: { visit } }) => ({
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

async function cancelVisits(queries: Queries, facts: readonly StandingFact[]): Promise<void> {
  const cancellations = bodiesOf(facts, 'visit.cancelled')
  if (cancellations.length === 0) return
  await queries.query(
    'UPDATE visit SET cancelled_by = one.id FROM unnest($1::uuid[], $2::uuid[]) AS one (id, cancels) WHERE visit.fact_id = one.cancels AND visit.cancelled_by IS NULL',
    [cancellations.map(({ id }) => id), cancellations.map(({ body }) => body.cancels)],
  )
}

async function insertReports(
  queries: Queries,
  facts: readonly StandingFact[],
  { author, profiles }: { author: Author; profiles: Profiles },
): Promise<void> {
  const rows = bodiesOf(facts, 'person.reported').map(({ id, body: { beneficiaryId, report, day, note } }) => ({
    fact_id: id,
    beneficiary_id: beneficiaryId,
    unit_code: profiles.get(beneficiaryId)?.unitCode,
    report,
    day,
    note,
  }))
  if (rows.length === 0) return
  await queries.query(
    `INSERT INTO standing_report (fact_id, beneficiary_id, unit_code, officer_id, report, day, note)
     SELECT fact_id, beneficiary_id, unit_code, $2, report, day, note FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, beneficiary_id uuid, unit_code text, report text, day date, note text)`,
    [JSON.stringify(rows), author.accountId],
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

function withLastReports(people: readonly BeneficiaryProfile[], facts: readonly StandingFact[]): BeneficiaryProfile[] {
  const last = new Map<string, StandingReport>(bodiesOf(facts, 'person.reported').map(({ body }) => [body.beneficiaryId, body.report]))
  return people.map((person) => {
    const report = last.get(person.id)
    return report ? layReport(person, report) : person
  })
}

/** Writes what the facts tell, in as few statements as there are kinds, and answers the touched people as they are now. */
export async function applyFacts(
  queries: Queries,
  facts: readonly StandingFact[],
  whose: { author: Author; profiles: Profiles },
): Promise<BeneficiaryProfile[]> {
  await insertVisits(queries, facts, whose)
  await cancelVisits(queries, facts)
  await insertReports(queries, facts, whose)
  const touched = (isTouched: (body: FactBody) => boolean): BeneficiaryProfile[] =>
    [...new Set(facts.filter(({ body }) => isTouched(body)).map(({ body }) => personOf(body)))].flatMap(
      (id) => whose.profiles.get(id) ?? [],
    )
  const visited = new Map(
    (
      await withKeptVisits(
        queries,
        touched((body) => body.kind !== 'person.reported'),
      )
    ).map((person) => [person.id, person]),
  )
  return withLastReports(
    touched(() => true).map((person) => visited.get(person.id) ?? person),
    facts,
  )
}
