import type { BeneficiaryProfile, Standing, VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import type { StandingReport } from '#domain/visits/VisitRecord.ts'
import type { FactBody } from '../protocol/Fact.ts'

export type OwnFact = { readonly factId: string; readonly body: FactBody; readonly officerName: string }

const VISITS_SHOWN = 5
const STANDING: Record<StandingReport, Standing> = { dead: 'reported-dead', moved: 'reported-moved', refuses: 'reported-refusing' }

function withVisit(profile: BeneficiaryProfile, summary: VisitSummary, followUpDay: BeneficiaryProfile['followUpDay']): BeneficiaryProfile {
  if (profile.visits.some((visit) => visit.factId === summary.factId)) return profile
  const visits = [summary, ...profile.visits]
    .sort((left, right) => (left.day < right.day ? 1 : left.day > right.day ? -1 : 0))
    .slice(0, VISITS_SHOWN)
  return { ...profile, visits, followUpDay: visits[0] === summary ? followUpDay : profile.followUpDay }
}

/** The office's word with the phone's own unsent word over it. Laying a fact the office already knows changes nothing. */
export function layFacts(profile: BeneficiaryProfile, facts: readonly OwnFact[]): BeneficiaryProfile {
  const cancelled = new Set(facts.flatMap(({ body }) => (body.kind === 'visit.cancelled' ? [body.cancels] : [])))
  return facts.reduce((after, { factId, body, officerName }) => {
    switch (body.kind) {
      case 'visit.recorded': {
        const { day, purpose, findings, note, followUpDay } = body.visit
        return cancelled.has(factId) ? after : withVisit(after, { factId, day, purpose, findings, officerName, note }, followUpDay)
      }
      case 'visit.cancelled':
        return { ...after, visits: after.visits.filter((visit) => visit.factId !== body.cancels) }
      case 'person.reported':
        return { ...after, standing: STANDING[body.report] }
    }
  }, profile)
}

export const personOf = (body: FactBody): string => (body.kind === 'visit.recorded' ? body.visit.beneficiaryId : body.beneficiaryId)
