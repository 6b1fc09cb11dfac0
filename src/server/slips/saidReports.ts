import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { workingDaysAfter } from '#domain/shared/workingDays.ts'
import type { SaidReport } from '#domain/slips/SlipPage.ts'
import { ANSWER_TERMS } from '#domain/slips/slipTermsData.ts'
import type { SlipReport } from '#sync/protocol/Slip.ts'
import type { ReportAnswerRequest, ReportOnDesk, ReportsAnswer } from '#sync/protocol/SlipDesk.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

const [MOST_OPEN, SHOWN] = [20, 300]
/** Days of Vietnam, as people count them. */
const DAY = (column: string): string => `to_char(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`
const ANSWER = `CASE WHEN report.answered_at IS NULL THEN NULL ELSE jsonb_build_object('text', report.answer, 'by', report.answered_name, 'day', ${DAY('report.answered_at')}) END AS answer`

/** What was said about one person, newest first. */
export const readReports = (queries: Queries, beneficiaryId: string): Promise<SaidReport[]> =>
  queries.query<SaidReport>(
    `SELECT report.id, report.said ->> 'kind' AS kind, report.said ->> 'month' AS month, ${DAY('report.said_at')} AS "saidDay", to_char(report.answer_by, 'YYYY-MM-DD') AS "answerBy", ${ANSWER}
     FROM said_report AS report WHERE report.beneficiary_id = $1 ORDER BY report.said_at DESC, report.id LIMIT 50`,
    [beneficiaryId],
  )

export type Speaker = { readonly slipId: string; readonly beneficiaryId: string; readonly carerName: string | null }

/** Said once however often it is sent; another's report under the same name is nobody's. Too many unanswered ones wait for their answers. */
export async function keepReport(
  queries: Queries,
  { slipId, beneficiaryId, carerName }: Speaker,
  { report, nowMs }: { readonly report: SlipReport; readonly nowMs: number },
): Promise<Result<SaidReport, 'bad-request' | 'reports-waiting'>> {
  const known = await readReports(queries, beneficiaryId)
  const again = known.find(({ id }) => id === report.id)
  if (again) return accepted(again)
  if (known.filter(({ answer }) => answer === null).length >= MOST_OPEN) return refused('reports-waiting')
  const { owner, workingDays } = ANSWER_TERMS[report.kind]
  const answerBy = workingDaysAfter(vietnamDay(nowMs), workingDays)
  await queries.query(
    `INSERT INTO said_report (id, slip_id, beneficiary_id, said, by_carer, owner, said_at, answer_by) VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8) ON CONFLICT (id) DO NOTHING`,
    [report.id, slipId, beneficiaryId, JSON.stringify(report), carerName, owner, nowMs, answerBy],
  )
  const kept = (await readReports(queries, beneficiaryId)).find(({ id }) => id === report.id)
  return kept ? accepted(kept) : refused('bad-request')
}

const ON_DESK = `
  SELECT report.id, report.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.birth, person.hamlet, person.unit_code AS "unitCode", report.said, report.by_carer AS "byCarer",
    report.owner, ${DAY('report.said_at')} AS "saidDay", to_char(report.answer_by, 'YYYY-MM-DD') AS "answerBy", report.answered_at IS NULL AND report.answer_by < $2::date AS "isLate", ${ANSWER}
  FROM said_report AS report JOIN beneficiary AS person ON person.id = report.beneficiary_id
  WHERE (report.answered_at IS NOT NULL) = $1 ORDER BY CASE WHEN report.answered_at IS NULL THEN report.answer_by END, report.answered_at DESC, report.id LIMIT ${SHOWN + 1}`

/** Soonest due first; of the answered ones the newest. Row-level security leaves those of the asker's communes. */
export async function listReports(
  queries: Queries,
  wanted: { readonly areAnswered: boolean; readonly today: PlainDate },
): Promise<ReportsAnswer> {
  const reports = await queries.query<ReportOnDesk>(ON_DESK, [wanted.areAnswered, wanted.today])
  return { reports: reports.slice(0, SHOWN), more: reports.length > SHOWN }
}

/** Unanswered ones; row-level security leaves those of the asker's communes. */
export async function countReports(queries: Queries): Promise<number> {
  const sql = 'SELECT count(*)::int4 AS open FROM said_report AS report JOIN beneficiary AS person ON person.id = report.beneficiary_id'
  const [count] = await queries.query<{ open: number }>(`${sql} WHERE report.answered_at IS NULL`)
  return count?.open ?? 0
}

type By = { readonly asker: Asker; readonly nowMs: number }

async function apply(queries: Queries, id: string, { act, by: { asker, nowMs } }: { act: ReportAnswerRequest; by: By }): Promise<void> {
  if (act.act === 'hand-over') await queries.query('UPDATE said_report SET owner = $2 WHERE id = $1', [id, act.owner])
  else
    await queries.query(
      'UPDATE said_report SET answered_at = to_timestamp($2 / 1000.0), answered_by = $3, answered_name = $4, answer = $5 WHERE id = $1',
      [id, nowMs, asker.accountId, asker.displayName, act.text],
    )
}

/** The answer goes on to the payee's page as it is written, once; or somebody else is to answer, within the same term. */
export async function actOnReport(
  queries: Queries,
  id: string,
  { act, by }: { act: ReportAnswerRequest; by: By },
): Promise<Result<null, 'not-found' | 'case-settled'>> {
  const [report] = await queries.query<{ id: string; beneficiary_id: string; answered: boolean }>(
    `SELECT report.id, report.beneficiary_id, report.answered_at IS NOT NULL AS answered FROM said_report AS report JOIN beneficiary AS person ON person.id = report.beneficiary_id
     WHERE report.id::text = $1 AND person.unit_code = ANY ($2::text[]) FOR UPDATE OF report`,
    [id, by.asker.unitCodes],
  )
  if (!report) return refused('not-found')
  if (report.answered) return refused('case-settled')
  const note = {
    accountId: by.asker.accountId,
    deviceId: by.asker.deviceId,
    act: `said-report-${act.act}` as const,
    subject: report.beneficiary_id,
  }
  await writeAudit(queries, { ...note, detail: { reportId: report.id, owner: act.act === 'hand-over' ? act.owner : null } }, by.nowMs)
  await apply(queries, report.id, { act, by })
  return accepted(null)
}
