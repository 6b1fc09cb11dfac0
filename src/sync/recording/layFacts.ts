import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { layHandover, layMissed, liftHandover } from '#domain/gifts/layGifts.ts'
import { layReport, layVisit, liftVisit, summaryOf } from '#domain/visits/profileVisits.ts'
import type { FactBody } from '../protocol/Fact.ts'

export type OwnFact = { readonly factId: string; readonly body: FactBody; readonly officerName: string }

export const personOf = (body: FactBody): BeneficiaryId => (body.kind === 'visit.recorded' ? body.visit.beneficiaryId : body.beneficiaryId)

/** One fact laid on the person it is about. Laying it twice is laying it once. */
export function layFact(profile: BeneficiaryProfile, { factId, body, officerName }: OwnFact): BeneficiaryProfile {
  switch (body.kind) {
    case 'visit.recorded':
      return layVisit(profile, summaryOf(body.visit, { factId, officerName }))
    case 'visit.cancelled':
      return liftVisit(profile, body.cancels)
    case 'person.reported':
      return layReport(profile, body.report)
    case 'gift.delivered':
      return layHandover(profile, body.lineId, { factId, day: body.day, officerName, receiver: body.receiver })
    case 'gift.missed':
      return layMissed(profile, body.lineId, { reason: body.reason, day: body.day })
    case 'gift.cancelled':
      return liftHandover(profile, body.cancels)
  }
}

/** The office's word with the phone's own unsent word over it. Laying a fact the office already knows changes nothing. */
export function layFacts(profile: BeneficiaryProfile, facts: readonly OwnFact[]): BeneficiaryProfile {
  const taken = new Set(facts.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
  // Lifted first: a page holds the newest five, and a visit laid before another is lifted could fall off its end.
  const lifted = facts.filter(({ body }) => 'cancels' in body).reduce(layFact, profile)
  return facts.filter(({ factId, body }) => !taken.has(factId) && !('cancels' in body)).reduce(layFact, lifted)
}
