import type { EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { BANK_ROW_OUTCOMES, type BankReportAnswer, type BankReportRequest, type BankReportRow } from '#sync/protocol/Enrolment.ts'
import { writeAudit } from '../access/audit.ts'
import { toldOfBankRow } from '../credits/BankRowProblem.ts'
import { newestAccounts, ownersOf, TAIL, withoutNumbers } from '../credits/knownAccounts.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import { numbersOf } from '../imports/layRow.ts'
import type { ReadList } from '../imports/ListRow.ts'
import { lockPeople } from '../payments/linesOnPages.ts'
import { countOutcomes } from '../payments/takeInRoll.ts'
import { touchLines } from '../payments/touchLines.ts'
import type { Queries } from '../store/Database.ts'
import { linesBeingPaid } from './keepMoves.ts'
import { planBankReport, type MoneyCame, type PlannedReport, type ReportedWord } from './planBankReport.ts'
import { sayByReport } from './sayByReport.ts'

export type BankReport = { readonly list: ReadList; readonly today: PlainDate; readonly day: PlainDate } & Pick<
  BankReportRequest,
  'source' | 'says' | 'fileName'
>
type Looking = { readonly asker: Asker; readonly nowMs: number }

const PEOPLE = `
  SELECT profile FROM beneficiary WHERE unit_code = ANY ($1::text[]) AND (citizen_id = ANY ($2::text[]) OR old_identity_number = ANY ($2::text[]) OR id = ANY ($3::uuid[])) ORDER BY id`
const SAID = `
  SELECT beneficiary_id AS "beneficiaryId", day, move -> 'word' AS word FROM enrolment_move
  WHERE beneficiary_id = ANY ($1::uuid[]) AND cancelled_by IS NULL AND side = 'coordinator' AND move -> 'word' ->> 'kind' IN ('moved', 'held')`
const PAID = `
  SELECT DISTINCT beneficiary_id AS id FROM payable_person WHERE beneficiary_id = ANY ($1::uuid[]) AND is_paid AND month = (SELECT max(month) FROM payable_person WHERE is_paid AND beneficiary_id = ANY ($1::uuid[]))`

const CAME = 'SELECT beneficiary_id AS "beneficiaryId", day FROM reported_credit WHERE beneficiary_id = ANY ($1::uuid[])'
const KEEP_CAME = `
  INSERT INTO reported_credit (beneficiary_id, day) SELECT id, max(day) FROM unnest($1::uuid[], $2::date[]) AS told (id, day) GROUP BY id
  ON CONFLICT (beneficiary_id) DO UPDATE SET day = greatest(reported_credit.day, excluded.day)`

/** Only those whose number the file names: a report of a hundred rows asks for no whole district. */
async function planFor(queries: Queries, { list, says, day, today }: BankReport, { unitCodes }: Asker): Promise<PlannedReport[]> {
  const owners = await ownersOf(queries, list.rows, unitCodes)
  const identities = [...new Set(list.rows.flatMap(numbersOf))]
  const found = await queries.query<{ profile: BeneficiaryProfile }>(PEOPLE, [unitCodes, identities, owners])
  const people = found.map(({ profile }) => profile)
  const ids = people.map(({ id }) => id)
  const accounts = await newestAccounts(queries, ids, unitCodes)
  const known = await queries.query<ReportedWord & { word: EnrolmentWord }>(SAID, [ids])
  const paidOnRoll = new Set((await queries.query<{ id: string }>(PAID, [ids])).map(({ id }) => id))
  const moneyCame = new Map((await queries.query<MoneyCame>(CAME, [ids])).map((one) => [one.beneficiaryId, one.day]))
  return planBankReport(list.rows, { says, day, today, people, accounts, known, paidOnRoll, moneyCame })
}

const rowTold = ({ row: { sheet, row, name, birthYear, amountInDong, credit }, outcome, problems }: PlannedReport): BankReportRow => ({
  ...{ sheet, row, name, birthYear, amountInDong, outcome },
  accountTail: credit.accountNumber.slice(-TAIL),
  problems: [...new Set(problems)].map(toldOfBankRow),
})
const answerOf = (plan: readonly PlannedReport[], { list }: BankReport, isWritten: boolean): BankReportAnswer => ({
  isWritten,
  rows: plan.map(rowTold),
  outcomes: countOutcomes(plan, BANK_ROW_OUTCOMES),
  heads: list.heads.map(withoutNumbers),
})
const wordsIn = (plan: readonly PlannedReport[]): ReportedWord[] => plan.flatMap(({ said }) => said ?? [])

/** What the report would say of whom, without saying it. As the system, for who is paid on a roll is on nobody's own page: only people of the asker's communes are read. */
export const previewBankReport = async (queries: Queries, report: BankReport, asker: Asker): Promise<BankReportAnswer> =>
  answerOf(await planFor(queries, report, asker), report, false)

/** Says it, whole or not at all; the same file again finds it said and changes nothing. */
export async function takeInBankReport(queries: Queries, report: BankReport, { asker, nowMs }: Looking): Promise<BankReportAnswer> {
  const meant = wordsIn(await planFor(queries, report, asker)).map(({ beneficiaryId }) => beneficiaryId)
  const people = await lockPeople(queries, meant)
  // Somebody may have been spoken of while the people were being locked.
  const plan = await planFor(queries, report, asker)
  const answer = answerOf(plan, report, true)
  const { accountId, deviceId } = asker
  const detail = { source: report.source, ...answer.outcomes }
  await writeAudit(queries, { accountId, deviceId, act: 'bank-report-imported', subject: report.fileName, detail }, nowMs)
  const locked = new Set<string>(people.map(({ id }) => id))
  const words = wordsIn(plan).filter(({ beneficiaryId }) => locked.has(beneficiaryId))
  const reporting = { accountId, source: report.source, note: report.fileName, nowMs }
  const came = plan.flatMap((one) => one.came ?? [])
  await queries.query(KEEP_CAME, [came.map(({ beneficiaryId }) => beneficiaryId), came.map(({ day }) => day)])
  const pages = await sayByReport(queries, people, { words, reporting })
  await saveProfiles(queries, pages, nowMs)
  await touchLines(queries, await linesBeingPaid(queries, locked))
  return answer
}
