import type { BeneficiaryProfile, VisitSummary } from '../people/BeneficiaryProfile.ts'
import type { VisitRecord } from './VisitRecord.ts'

export const VISITS_ON_A_PROFILE = 5

export const summaryOf = (visit: VisitRecord, by: { factId: string; officerName: string }): VisitSummary => ({
  factId: by.factId,
  day: visit.day,
  purpose: visit.purpose,
  findings: visit.findings,
  officerName: by.officerName,
  note: visit.note,
  followUpDay: visit.followUpDay,
  ...(visit.needs ? { needs: visit.needs } : {}),
  ...(visit.photoHash ? { hasPhoto: true as const } : {}),
})

type Dated = Pick<VisitSummary, 'factId' | 'day'>
/** Newest first; of one day, the fact made later. */
export const newestFirst = (left: Dated, right: Dated): number =>
  left.day === right.day ? (left.factId < right.factId ? 1 : -1) : left.day < right.day ? 1 : -1

/** The follow-up day is always the newest visit's word, so cancelling a visit gives back the day before it. */
export function withVisits(profile: BeneficiaryProfile, visits: readonly VisitSummary[]): BeneficiaryProfile {
  const kept = [...visits].sort(newestFirst).slice(0, VISITS_ON_A_PROFILE)
  return { ...profile, visits: kept, followUpDay: kept[0]?.followUpDay ?? null }
}

/** Laying a visit that is there already changes nothing. */
export const layVisit = (profile: BeneficiaryProfile, visit: VisitSummary): BeneficiaryProfile =>
  profile.visits.some((known) => known.factId === visit.factId) ? profile : withVisits(profile, [visit, ...profile.visits])

export const liftVisit = (profile: BeneficiaryProfile, factId: string): BeneficiaryProfile =>
  profile.visits.some((known) => known.factId === factId)
    ? withVisits(
        profile,
        profile.visits.filter((known) => known.factId !== factId),
      )
    : profile
