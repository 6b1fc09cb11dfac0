import { randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import { isFirstMoney, wordOfResult } from '#domain/enrolment/bankResult.ts'
import { withPayments, payLine } from '#domain/payments/layPayments.ts'
import type { Disbursement } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { reconciliationRequest } from '#sync/protocol/PaymentFiles.ts'
import { RECONCILED_OUTCOMES, type ReconciliationAnswer } from '#sync/protocol/Payments.ts'
import { foldText } from '#domain/people/foldText.ts'
import { newestAccounts, ownersOf, withoutNumbers } from '../credits/knownAccounts.ts'
import { sayByReport } from '../enrolment/sayByReport.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import { numbersOf } from '../imports/layRow.ts'
import type { ReadList } from '../imports/ListRow.ts'
import type { Queries } from '../store/Database.ts'
import type { Done, PeriodChange } from './changePeriod.ts'
import { DONE, STATE } from './lineState.ts'
import { leanPeople } from './leanPeople.ts'
import { lockPeople } from './linesOnPages.ts'
import type { KeptPeriod } from './periods.ts'
import { planReconciliation, type OpenLine, type PlannedCredit, type ProvenLine } from './planReconciliation.ts'
import { countOutcomes, rowTold } from './takeInRoll.ts'
import { touchLines } from './touchLines.ts'

export type Reconciliation = { readonly list: ReadList; readonly day: PlainDate; readonly today: PlainDate } & Pick<
  v.InferOutput<typeof reconciliationRequest>,
  'source' | 'fileName'
>

const LINES = `
  SELECT line.id, line.beneficiary_id AS "beneficiaryId", line.unit_code AS "unitCode", line.amount_in_dong AS "amountInDong", ${STATE} AS state, line.channel = 'account' AS "isAccount",
    (SELECT max(day) FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL) AS "paidDay",
    EXISTS (SELECT FROM pay_session WHERE id = line.session_id AND closing IS NULL) AS "isHeld"
  FROM payment_line AS line ${DONE} WHERE line.period_id = $1 ORDER BY line.ordinal, line.id`

/** Only those of the roll who bear one of the file's numbers, accounts or names: a file of a hundred rows asks for no whole district. */
const peopleMeant = (queries: Queries, periodId: string, { rows, owners }: { rows: ReadList['rows']; owners: readonly string[] }) =>
  leanPeople(
    queries,
    `id IN (SELECT beneficiary_id FROM payment_line WHERE period_id = $1) AND (citizen_id = ANY ($2::text[]) OR old_identity_number = ANY ($2::text[]) OR name_key = ANY ($3::text[]) OR id = ANY ($4::uuid[]))`,
    [periodId, [...new Set(rows.flatMap(numbersOf))], [...new Set(rows.map((row) => foldText(row.name)))], owners],
  )

async function planFor(queries: Queries, { id, unitCodes }: KeptPeriod, task: Reconciliation): Promise<PlannedCredit[]> {
  const { list, source, day, today } = task
  const lines = await queries.query<OpenLine>(LINES, [id])
  const owners = await ownersOf(queries, list.rows, unitCodes)
  const people = await peopleMeant(queries, id, { rows: list.rows, owners })
  const accounts = await newestAccounts(queries, [...new Set([...owners, ...people.map((person) => person.id)])], unitCodes)
  return planReconciliation(list.rows, { source, day, today, lines, people, accounts })
}

function answerOf(plan: readonly PlannedCredit[], { list }: Reconciliation, isWritten: boolean): ReconciliationAnswer {
  return {
    isWritten,
    rows: plan.map(rowTold),
    outcomes: countOutcomes(plan, RECONCILED_OUTCOMES),
    sumInDong: plan.reduce((sum, { proven }) => sum + (proven?.line.amountInDong ?? 0), 0),
    heads: list.heads.map(withoutNumbers),
  }
}

/** What the file would settle, without doing it. */
export const previewReconciliation = async (queries: Queries, period: KeptPeriod, task: Reconciliation): Promise<ReconciliationAnswer> =>
  answerOf(await planFor(queries, period, task), task, false)

type Settling = { readonly line: OpenLine; readonly paid: Disbursement }

const PAYERS = { bank: { paidBy: 'Ngân hàng', via: 'account' }, 'post-office': { paidBy: 'Bưu điện', via: 'cash' } } as const

const settlingOf = ({ line, day }: ProvenLine, { source }: Reconciliation): Settling => ({
  line,
  paid: {
    factId: randomUUID(),
    day,
    ...PAYERS[source],
    place: '',
    amountInDong: line.amountInDong,
    receiver: { kind: 'self' },
    doubt: null,
  },
})

const INSERT = `
  INSERT INTO disbursement (fact_id, line_id, beneficiary_id, unit_code, via, amount_in_dong, effective_in_dong, day, received_at, body)
  SELECT one.fact_id, line.id, line.beneficiary_id, line.unit_code, $2, line.amount_in_dong, line.amount_in_dong, one.day, to_timestamp($4 / 1000.0), $5
  FROM unnest($1::uuid[], $6::uuid[], $3::date[]) WITH ORDINALITY AS one (fact_id, line_id, day, place) JOIN payment_line AS line ON line.id = one.line_id ORDER BY one.place`

async function write({ queries, asker, nowMs }: PeriodChange, settled: readonly Settling[], task: Reconciliation): Promise<void> {
  const { via, paidBy } = PAYERS[task.source]
  const importedBy = { accountId: asker.accountId, displayName: asker.displayName, fileName: task.fileName }
  const body = { tellerName: paidBy, receiver: { kind: 'self' }, source: task.source, importedBy }
  await queries.query(INSERT, [
    settled.map(({ paid }) => paid.factId),
    via,
    settled.map(({ paid }) => paid.day),
    nowMs,
    JSON.stringify(body),
    settled.map(({ line }) => line.id),
  ])
}

function pagesWithPayments(people: readonly BeneficiaryProfile[], settled: readonly Settling[]): BeneficiaryProfile[] {
  const paidOn = new Map(settled.map(({ line, paid }) => [line.id, paid]))
  return people.map((page) =>
    withPayments(page, (line) => {
      const paid = paidOn.get(line.lineId)
      return paid ? payLine(line, { ...paid, place: paid.via === 'cash' ? line.place : '' }) : line
    }),
  )
}

/** Money that came to an account closes the way there, of whomever nobody has said so yet. */
async function withFirstMoney(
  { queries, asker, nowMs }: PeriodChange,
  pages: readonly BeneficiaryProfile[],
  { settled, task }: { settled: readonly Settling[]; task: Reconciliation },
): Promise<readonly BeneficiaryProfile[]> {
  if (task.source !== 'bank') return pages
  const dayOf = new Map(settled.map(({ line, paid }): [string, PlainDate] => [line.beneficiaryId, paid.day]))
  const words = pages.filter(isFirstMoney).flatMap(({ id }) => {
    const day = dayOf.get(id)
    return day ? [{ beneficiaryId: id, day, word: wordOfResult('credited') }] : []
  })
  const reporting = { accountId: asker.accountId, source: task.source, note: task.fileName, nowMs }
  return sayByReport(queries, pages, { words, reporting })
}

/** Settles the lines the file proves were paid, whole or not at all; the same file again finds them paid and changes nothing. */
export async function reconcile(change: PeriodChange, task: Reconciliation): Promise<Done> {
  const { queries, period, nowMs, note } = change
  if (period.state !== 'released' && period.state !== 'paying') return { refusal: 'period-not-released' }
  const people = await lockPeople(
    queries,
    (await planFor(queries, period, task)).flatMap(({ proven }) => proven?.line.beneficiaryId ?? []),
  )
  // Somebody may have been paid while the people were being locked.
  const plan = await planFor(queries, period, task)
  const locked = new Set<string>(people.map((person) => person.id))
  const settled = plan.flatMap(({ proven }) => (proven && locked.has(proven.line.beneficiaryId) ? [settlingOf(proven, task)] : []))
  const answer = answerOf(plan, task, true)
  await note('payments-reconciled', { source: task.source, ...answer.outcomes, sumInDong: answer.sumInDong })
  await write(change, settled, task)
  await queries.query(`UPDATE payment_period SET state = 'paying' WHERE id = $1 AND state = 'released'`, [period.id])
  const pages = await withFirstMoney(change, pagesWithPayments(people, settled), { settled, task })
  await saveProfiles(queries, pages, nowMs)
  await touchLines(
    queries,
    settled.map(({ line }) => line.id),
  )
  return { body: answer, status: 201 }
}
