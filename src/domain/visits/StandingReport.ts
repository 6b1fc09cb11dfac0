import type { PlainDate } from '../shared/PlainDate.ts'

export const STANDING_REPORTS = ['dead', 'moved', 'refuses'] as const
export type StandingReport = (typeof STANDING_REPORTS)[number]

/** What an officer told of the person's standing. */
export type ReportOnProfile = {
  readonly factId: string
  readonly report: StandingReport
  readonly day: PlainDate
  readonly officerName: string
}
