import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { layReport, layVisit, liftVisit, summaryOf } from '#domain/visits/profileVisits.ts'
import type { FactBody } from '../protocol/Fact.ts'

export type OwnFact = { readonly factId: string; readonly body: FactBody; readonly officerName: string }

export const personOf = (body: FactBody): string => (body.kind === 'visit.recorded' ? body.visit.beneficiaryId : body.beneficiaryId)

/** The office's word with the phone's own unsent word over it. Laying a fact the office already knows changes nothing. */
export function layFacts(profile: BeneficiaryProfile, facts: readonly OwnFact[]): BeneficiaryProfile {
  const cancelled = new Set(facts.flatMap(({ body }) => (body.kind === 'visit.cancelled' ? [body.cancels] : [])))
  // Lifted first: a page holds the newest five, and a visit laid before another is lifted could fall off its end.
  const lifted = [...cancelled].reduce(liftVisit, profile)
  return facts.reduce((after, { factId, body, officerName }) => {
    switch (body.kind) {
      case 'visit.recorded':
        return cancelled.has(factId) ? after : layVisit(after, summaryOf(body.visit, { factId, officerName }))
      case 'visit.cancelled':
        return after
      case 'person.reported':
        return layReport(after, body.report)
    }
  }, lifted)
}
