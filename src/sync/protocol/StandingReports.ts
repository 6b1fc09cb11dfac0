import * as v from 'valibot'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import type { StandingReport } from '#domain/visits/StandingReport.ts'

export const REPORT_DECISIONS = ['confirmed', 'turned-down'] as const
export type ReportDecision = (typeof REPORT_DECISIONS)[number]

/** `endedOn`: the day somebody died or left, where it is known; of anything else null. */
export const reportSettlementRequest = v.object({
  decision: v.picklist(REPORT_DECISIONS),
  endedOn: v.nullable(
    v.pipe(
      v.string(),
      v.check((day) => parsePlainDate(day) !== undefined),
    ),
  ),
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)),
})
export type ReportSettlementRequest = v.InferOutput<typeof reportSettlementRequest>

/** What an officer told of somebody's standing, and what the office answered. */
export type KeptReport = {
  readonly factId: string
  readonly report: StandingReport
  readonly day: string
  readonly note: string
  readonly unitCode: string
  readonly person: { readonly id: string; readonly fullName: string; readonly birth: string; readonly hamlet: string }
  readonly reportedBy: string
  /** Told by whoever asks: somebody else answers it. */
  readonly isOwn: boolean
  readonly settlement: {
    readonly decision: ReportDecision
    readonly endedOn: string | null
    readonly reason: string
    readonly settledBy: string
    readonly settledAtMs: number
    /** The person still stands as it was confirmed, so that it can be taken back. */
    readonly holds: boolean
  } | null
}
export type KeptReportsAnswer = { readonly reports: readonly KeptReport[]; readonly more: boolean }
