import type { KeptReport, KeptReportsAnswer, ReportDecision } from '#sync/protocol/StandingReports.ts'
import { confirmedStanding } from '#domain/visits/layReport.ts'
import type { Standing } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'

const REPORTS_AT_ONCE = 200

/** Taken back by whoever told it, or about somebody whose data are gone: nobody is asked any more. */
export const WAITS = `settled_at IS NULL AND cancelled_by IS NULL AND NOT EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = beneficiary_id AND standing = 'erased')`

type Row = Omit<KeptReport, 'person' | 'settlement'> & {
  person_id: string
  full_name: string
  birth: string
  hamlet: string
  base: Standing
  decision: ReportDecision | null
  ended_on: string | null
  reason: string
  settled_name: string
  settled_ms: number
}

const REPORTS = `
  SELECT report.fact_id AS "factId", report.report, report.day, report.note, report.unit_code AS "unitCode", report.officer_name AS "reportedBy", report.officer_id = $3 AS "isOwn",
    person.id AS person_id, person.profile ->> 'fullName' AS full_name, person.birth, person.hamlet, coalesce(person.profile #>> '{reports,before}', person.standing) AS base,
    report.decision, report.ended_on, report.reason, report.settled_name, round(extract(epoch FROM report.settled_at) * 1000)::int8 AS settled_ms
  FROM standing_report AS report JOIN beneficiary AS person ON person.id = report.beneficiary_id
  WHERE (report.settled_at IS NOT NULL) = $1 AND report.cancelled_by IS NULL AND person.standing <> 'erased'
  ORDER BY coalesce(report.settled_at, report.day::timestamptz) DESC, report.fact_id DESC LIMIT $2`

function reportOf({
  person_id,
  full_name,
  birth,
  hamlet,
  base,
  decision,
  ended_on,
  reason,
  settled_name,
  settled_ms,
  ...told
}: Row): KeptReport {
  const holds = decision === 'confirmed' && base === confirmedStanding(told.report)
  return {
    ...told,
    person: { id: person_id, fullName: full_name, birth, hamlet },
    settlement: decision && { decision, endedOn: ended_on, reason, settledBy: settled_name, settledAtMs: settled_ms, holds },
  }
}

/** Those waiting or those answered, newest first, as far as row-level security lets the asker see them. */
export async function listReports(
  queries: Queries,
  { areSettled, accountId }: { areSettled: boolean; accountId: string },
): Promise<KeptReportsAnswer> {
  const rows = await queries.query<Row>(REPORTS, [areSettled, REPORTS_AT_ONCE + 1, accountId])
  return { reports: rows.slice(0, REPORTS_AT_ONCE).map(reportOf), more: rows.length > REPORTS_AT_ONCE }
}
