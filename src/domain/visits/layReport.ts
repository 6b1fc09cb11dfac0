import type { BeneficiaryProfile, Standing } from '../people/BeneficiaryProfile.ts'
import { newestFirst } from './profileVisits.ts'
import type { ReportOnProfile, StandingReport } from './StandingReport.ts'

const REPORTED: Record<StandingReport, Standing> = { dead: 'reported-dead', moved: 'reported-moved', refuses: 'reported-refusing' }
/** Whoever refuses stays on the list, and each roll asks about them again. */
const CONFIRMED: Record<StandingReport, Standing> = { dead: 'dead', moved: 'moved', refuses: 'reported-refusing' }

/** This report is on the page as told here, or not at all. The last word that waits holds, unless the office knows it already. */
function withReport({ reports, ...page }: BeneficiaryProfile, factId: string, told: readonly ReportOnProfile[]): BeneficiaryProfile {
  const before = reports?.before ?? page.standing
  const open = [...(reports?.open ?? []).filter((one) => one.factId !== factId), ...told].sort(newestFirst)
  const last = open[0]?.report
  if (!last) return { ...page, standing: before }
  return { ...page, standing: last === before ? before : REPORTED[last], reports: { before, open } }
}

/** A report in the place of its day; laying the same one twice is laying it once. */
export const layReport = (profile: BeneficiaryProfile, report: ReportOnProfile): BeneficiaryProfile =>
  withReport(profile, report.factId, [report])

/** A report taken back or turned down leaves no trace: the person stands as before it. */
export const liftReport = (profile: BeneficiaryProfile, factId: string): BeneficiaryProfile => withReport(profile, factId, [])

/** How whoever was reported stands once the office has said that it is so. */
export const confirmedStanding = (report: StandingReport): Standing => CONFIRMED[report]

const standingAs = (profile: BeneficiaryProfile, before: Standing, open: readonly ReportOnProfile[]): BeneficiaryProfile =>
  withReport({ ...profile, reports: { before, open } }, '', [])

/** The office's word: whatever else was reported of the person waits no longer. */
export const confirmReport = (profile: BeneficiaryProfile, report: StandingReport): BeneficiaryProfile =>
  standingAs(profile, CONFIRMED[report], [])

/** The office takes its own word back; what was reported since still waits. */
export const unconfirmReport = (profile: BeneficiaryProfile, before: Standing): BeneficiaryProfile =>
  standingAs(profile, before, profile.reports?.open ?? [])
