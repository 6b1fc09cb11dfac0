import type { BeneficiaryProfile, Standing } from '#domain/people/BeneficiaryProfile.ts'
import { isErased } from '#domain/privacy/erasedProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { confirmedStanding, confirmReport, layReport, liftReport, unconfirmReport } from '#domain/visits/layReport.ts'
import type { ReportOnProfile, StandingReport } from '#domain/visits/StandingReport.ts'
import type { ReportDecision, ReportSettlementRequest } from '#sync/protocol/StandingReports.ts'
import { writeAudit } from '../access/audit.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import type { SettlementRefusal } from './settleCase.ts'

type Order = ReportSettlementRequest & { readonly factId: string; readonly asker: Asker; readonly nowMs: number }
type Told = { report: StandingReport; officer_id: string; decision: ReportDecision | null }
type About = { readonly order: Order; readonly told: Told; readonly page: BeneficiaryProfile }

/** How the person stands by the office's own word, whatever was reported since. */
const baseOf = ({ reports, standing }: BeneficiaryProfile): Standing => reports?.before ?? standing
const isTakenBack = ({ order, told, page }: About): boolean =>
  order.decision === 'turned-down' && told.decision === 'confirmed' && baseOf(page) === confirmedStanding(told.report)

function whyNot(about: About): SettlementRefusal | undefined {
  const { order, told } = about
  if (told.decision && !isTakenBack(about)) return 'case-settled'
  if (told.officer_id === order.asker.accountId) return 'settle-by-another'
  if (order.endedOn === null) return undefined
  const mayHaveEnded = order.decision === 'confirmed' && told.report !== 'refuses' && order.endedOn <= vietnamDay(order.nowMs)
  return mayHaveEnded ? undefined : 'bad-request'
}

/** A page from before reports had a room on it gets it from the record, so that one can be turned down and the others still wait. */
async function withRoom(queries: Queries, page: BeneficiaryProfile): Promise<BeneficiaryProfile> {
  if (page.reports) return page
  const open = await queries.query<ReportOnProfile>(
    `SELECT fact_id AS "factId", report, day, officer_name AS "officerName" FROM standing_report
     WHERE beneficiary_id = $1 AND settled_at IS NULL AND cancelled_by IS NULL`,
    [page.id],
  )
  return open.reduce(layReport, open.length > 0 && page.standing.startsWith('reported-') ? { ...page, standing: 'present' } : page)
}

const ANSWER = `settled_at = to_timestamp($2 / 1000.0), settled_by = $3, settled_name = $4, reason = $5`
const answerOf = (subject: string, { asker, nowMs, reason }: Order): unknown[] => [
  subject,
  nowMs,
  asker.accountId,
  asker.displayName,
  reason,
]

/** Confirmed, it answers whatever else waits about the person: what says the same is confirmed with it, anything else is not. */
async function confirm(queries: Queries, { order, told, page }: About): Promise<BeneficiaryProfile> {
  await queries.query(
    `UPDATE standing_report SET ${ANSWER}, decision = CASE WHEN report = $6 THEN 'confirmed' ELSE 'turned-down' END,
       ended_on = CASE WHEN report = $6 THEN $7::date END, standing_before = CASE WHEN report = $6 THEN $8 END
     WHERE beneficiary_id = $1 AND settled_at IS NULL AND cancelled_by IS NULL`,
    [...answerOf(page.id, order), told.report, order.endedOn, baseOf(page)],
  )
  return confirmReport(page, told.report)
}

async function turnDown(queries: Queries, { order, page }: About): Promise<BeneficiaryProfile> {
  await queries.query(`UPDATE standing_report SET ${ANSWER}, decision = 'turned-down' WHERE fact_id = $1`, answerOf(order.factId, order))
  return liftReport(page, order.factId)
}

/** The office was wrong: everything that said the same is turned down with it, and the person stands as before the first of them. */
async function takeBack(queries: Queries, { order, told, page }: About): Promise<BeneficiaryProfile> {
  const confirmed = confirmedStanding(told.report)
  const [first] = await queries.query<{ before: Standing }>(
    `SELECT standing_before AS before FROM standing_report WHERE beneficiary_id = $1 AND decision = 'confirmed' AND report = $2 AND standing_before <> $3 ORDER BY settled_at LIMIT 1`,
    [page.id, told.report, confirmed],
  )
  await queries.query(
    `UPDATE standing_report SET ${ANSWER}, decision = 'turned-down', ended_on = NULL, standing_before = NULL WHERE beneficiary_id = $1 AND decision = 'confirmed' AND report = $6`,
    [...answerOf(page.id, order), told.report],
  )
  return unconfirmReport(page, first?.before ?? 'present')
}

/**
 * Another person than whoever told it answers: it is so, or it is not. A word that was a mistake can be taken back by the same door.
 * Locks the person first, as a push does, so that neither waits for the other in a circle.
 */
export async function settleReport(queries: Queries, order: Order): Promise<Result<'settled', SettlementRefusal>> {
  const { factId, asker, nowMs, decision } = order
  const [found] = await queries.query<{ id: string }>(`SELECT beneficiary_id AS id FROM standing_report WHERE fact_id::text = $1`, [factId])
  const [person] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [
    found?.id,
  ])
  const [told] = await queries.query<Told>(
    'SELECT report, officer_id, decision FROM standing_report WHERE fact_id::text = $1 AND cancelled_by IS NULL FOR UPDATE',
    [factId],
  )
  if (!person || !told || isErased(person.profile) || !asker.unitCodes.includes(person.profile.unitCode)) return refused('not-found')
  const about = { order, told, page: await withRoom(queries, person.profile) }
  const refusal = whyNot(about)
  if (refusal) return refused(refusal)
  const settle = isTakenBack(about) ? takeBack : decision === 'confirmed' ? confirm : turnDown
  const page = await settle(queries, about)
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'report-settled', subject: page.id } as const
  await writeAudit(queries, { ...note, detail: { report: told.report, decision } }, nowMs)
  await saveProfiles(queries, [page], nowMs)
  return accepted('settled')
}
