import type { BeneficiaryProfile, VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { layReport, summaryOf, VISITS_ON_A_PROFILE, withVisits } from '#domain/visits/profileVisits.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'

export type Author = { readonly accountId: string; readonly displayName: string }
export const beneficiaryOf = (body: FactBody): string => (body.kind === 'visit.recorded' ? body.visit.beneficiaryId : body.beneficiaryId)

type KeptVisit = { fact_id: string; body: VisitRecord & { officerName: string } }

/** The visits on a profile are read back from the record, so a cancelled one leaves no trace there. */
async function withKeptVisits(queries: Queries, profile: BeneficiaryProfile): Promise<BeneficiaryProfile> {
  const rows = await queries.query<KeptVisit>(
    'SELECT fact_id, body FROM visit WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY day DESC, fact_id DESC LIMIT $2',
    [profile.id, VISITS_ON_A_PROFILE],
  )
  const recorded: VisitSummary[] = rows.map(({ fact_id, body }) => summaryOf(body, { factId: fact_id, officerName: body.officerName }))
  return withVisits(profile, [...recorded, ...profile.visits.filter((visit) => visit.factId.startsWith('before:'))])
}

/** Writes what the fact tells and answers the person's profile as it is now. */
export async function applyFact(
  queries: Queries,
  fact: { id: string; body: FactBody; author: Author },
  profile: BeneficiaryProfile,
): Promise<BeneficiaryProfile> {
  const { id, body, author } = fact
  switch (body.kind) {
    case 'visit.recorded':
      await queries.query('INSERT INTO visit (fact_id, beneficiary_id, unit_code, officer_id, day, body) VALUES ($1, $2, $3, $4, $5, $6)', [
        id,
        profile.id,
        profile.unitCode,
        author.accountId,
        body.visit.day,
        JSON.stringify({ ...body.visit, officerName: author.displayName }),
      ])
      return withKeptVisits(queries, profile)
    case 'visit.cancelled':
      await queries.query('UPDATE visit SET cancelled_by = $1 WHERE fact_id = $2', [id, body.cancels])
      return withKeptVisits(queries, profile)
    case 'person.reported':
      await queries.query(
        'INSERT INTO standing_report (fact_id, beneficiary_id, unit_code, officer_id, report, day, note) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, profile.id, profile.unitCode, author.accountId, body.report, body.day, body.note],
      )
      return layReport(profile, body.report)
  }
}
