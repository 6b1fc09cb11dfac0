import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import { ROLL_ROW_OUTCOMES, type RollAnswer, type RollRow, type RollRowOutcome } from '#sync/protocol/Payments.ts'
import type { ReadList } from '../imports/ListRow.ts'
import type { Queries } from '../store/Database.ts'
import type { Done, PeriodChange } from './changePeriod.ts'
import { leanPeople } from './leanPeople.ts'
import { placesFor } from './payPlaces.ts'
import { payInDong, planRoll, type PlannedLine } from './planRoll.ts'
import { linesOfPeriod, writeLines } from './rollLines.ts'
import { toldOfRow } from './RollRowProblem.ts'
import { markCarriedOn, uncollectedLines } from './uncollected.ts'

export type RollTask = { readonly list: ReadList; readonly programmeCode: string; readonly unitCodes: readonly string[] }

/** The row as it is answered: its doubts as sentences with the column to look into. */
export function rowTold<Outcome>({
  row,
  outcome,
  problems,
}: Pick<PlannedLine, 'row' | 'problems'> & { readonly outcome: Outcome }): Omit<RollRow, 'outcome'> & { outcome: Outcome } {
  const { sheet, row: number, name, birthYear, amountInDong } = row
  const told = [...new Map(problems.map((problem) => [problem.code, toldOfRow(problem)])).values()]
  return { sheet, row: number, name, birthYear, amountInDong, outcome, problems: told }
}

export const countOutcomes = <Outcome extends string>(
  plan: readonly { readonly outcome: Outcome }[],
  all: readonly Outcome[],
): Record<Outcome, number> =>
  Object.fromEntries(all.map((outcome) => [outcome, plan.filter((one) => one.outcome === outcome).length])) as Record<Outcome, number>

/** Like is compared with like: where the list sums up what is to be paid in all, so does the answer. */
function answerOf(plan: readonly PlannedLine[], { list }: RollTask, isWritten: boolean): RollAnswer {
  const outcomes: Record<RollRowOutcome, number> = countOutcomes(plan, ROLL_ROW_OUTCOMES)
  const isTotal = list.declaredTotalInDong !== null
  return {
    isWritten,
    rows: plan.map(rowTold),
    outcomes,
    sumInDong: isTotal ? plan.reduce((sum, one) => sum + payInDong(one.row), 0) : list.totals.sumInDong,
    declaredSumInDong: list.declaredTotalInDong ?? list.totals.declaredSumInDong,
    heads: list.heads,
  }
}

async function planFor(queries: Queries, period: PaymentPeriod, { list, programmeCode, unitCodes }: RollTask) {
  const uncollected = await uncollectedLines(queries, unitCodes)
  const lines = (await linesOfPeriod(queries, period.id)).filter((line) => line.ordinal === 1)
  const plan = planRoll(list.rows, {
    period,
    programmeCode,
    people: await leanPeople(queries, 'unit_code = ANY ($1::text[])', [unitCodes]),
    lines: new Map(lines.map((line) => [line.beneficiaryId, line])),
    uncollected: Map.groupBy(uncollected, (line): string => line.beneficiaryId),
    placeOf: await placesFor(queries, unitCodes),
  })
  return { plan, uncollected }
}

/** What the list would do to the draft, without doing it. */
export const previewRoll = async (queries: Queries, period: PaymentPeriod, task: RollTask): Promise<RollAnswer> =>
  answerOf((await planFor(queries, period, task)).plan, task, false)

/** Lays the list on the draft, whole or not at all. The same list again changes nothing. */
export async function takeInRoll({ queries, period, asker, nowMs, note }: PeriodChange, task: RollTask): Promise<Done> {
  if (period.state !== 'draft') return { refusal: 'period-not-draft' }
  const { plan, uncollected } = await planFor(queries, period, task)
  const answer = answerOf(plan, task, true)
  await note('roll-imported', { ...answer.outcomes, sumInDong: answer.sumInDong })
  const lines = await writeLines(queries, period.id, {
    lines: plan.flatMap(({ line }) => line ?? []),
    writing: { accountId: asker.accountId, nowMs, reason: '' },
  })
  await markCarriedOn(queries, uncollected, lines)
  return { body: answer, status: 201 }
}
