import type { BeneficiaryProfile, Standing, VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import type { StandingReport, VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'

const VISITS_ON_A_PROFILE = 5

export type Author = { readonly accountId: string; readonly displayName: string }
export const beneficiaryOf = (body: FactBody): string => (body.kind === 'visit.recorded' ? body.visit.beneficiaryId : body.beneficiaryId)

const STANDING: Record<StandingReport, Standing> = { dead: 'reported-dead', moved: 'reported-moved', refuses: 'reported-refusing' }

type KeptVisit = { fact_id: string; body: VisitRecord & { officerName: string } }

/** The visits on a profile are read back from the record, so a cancelled one leaves no trace there. */
async function withVisits(queries: Queries, profile: BeneficiaryProfile): Promise<BeneficiaryProfile> {
  const rows = await queries.query<KeptVisit>(
    'SELECT fact_id, body FROM visit WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY day DESC, fact_id DESC LIMIT $2',
    [profile.id, VISITS_ON_A_PROFILE],
  )
  const recorded: VisitSummary[] = rows.map(({ fact_id, body }) => ({
    factId: fact_id,
    day: body.day,
    purpose: body.purpose,
    findings: body.findings,
    officerName: body.officerName,
    note: body.note,
  }))
  const older = profile.visits.filter((visit) => visit.factId.startsWith('before:'))
  const visits = [...recorded, ...older].sort((left, right) => (left.day < right.day ? 1 : -1)).slice(0, VISITS_ON_A_PROFILE)
  const newest = rows[0]
  return { ...profile, visits, followUpDay: newest ? newest.body.followUpDay : null }
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
      return withVisits(queries, profile)
    case 'visit.cancelled':
      await queries.query('UPDATE visit SET cancelled_by = $1 WHERE fact_id = $2', [id, body.cancels])
      return withVisits(queries, profile)
    case 'person.reported':
      await queries.query(
        'INSERT INTO standing_report (fact_id, beneficiary_id, unit_code, officer_id, report, day, note) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, profile.id, profile.unitCode, author.accountId, body.report, body.day, body.note],
      )
      return { ...profile, standing: STANDING[body.report] }
  }
}
