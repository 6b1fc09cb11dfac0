import { randomUUID } from 'node:crypto'
import { raiseToRates, sumOfSteps, type Raise, type RaisedLine } from '#domain/payments/raiseToRates.ts'
import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { RollQuestion } from '#domain/payments/RollQuestion.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { PROVINCE_CODE } from '#domain/units/province.ts'
import type { RaiseAnswer, RaiseRequest, RateRaise } from '#sync/protocol/Raises.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Queries } from '../store/Database.ts'
import type { Done, PeriodChange } from './changePeriod.ts'
import { leanPeople } from './leanPeople.ts'
import { lockPeople } from './linesOnPages.ts'
import { earlierLines } from './proposeRoll.ts'
import { linesOfPeriod, rewriteAmounts } from './rollLines.ts'

type Draft = Pick<PaymentPeriod, 'id' | 'months' | 'unitCodes' | 'payFrom' | 'state'>

const sumOf = (lines: readonly { readonly amountInDong: number }[]): number => lines.reduce((sum, line) => sum + line.amountInDong, 0)

async function planRaise(queries: Queries, period: Draft): Promise<Raise> {
  const { months, payFrom } = period
  const lines = await linesOfPeriod(queries, period.id)
  const ids = [...new Set(lines.map((line): string => line.beneficiaryId))]
  const people = new Map(
    (await leanPeople(queries, 'id = ANY ($1::uuid[])', [ids])).map((person): [string, BeneficiaryProfile] => [person.id, person]),
  )
  const earlier = await earlierLines(queries, period)
  return raiseToRates(lines, { months, payFrom, provinceCode: PROVINCE_CODE, profileOf: (id) => people.get(id), earlier })
}

const raisesOf = (queries: Queries, periodId: string): Promise<RateRaise[]> =>
  queries.query<RateRaise>(
    `SELECT decision, lines, before_in_dong AS "beforeInDong", after_in_dong AS "afterInDong", account_name AS by, round(extract(epoch FROM at) * 1000)::int8 AS "atMs" FROM rate_raise WHERE period_id = $1 ORDER BY at, id`,
    [periodId],
  )

const sumsOf = (raised: readonly RaisedLine[]) => ({
  lines: raised.length,
  beforeInDong: sumOf(raised.map((one) => one.before)),
  afterInDong: sumOf(raised.map((one) => one.line)),
})

/** What raising the draft would do, without doing it, and what was raised before. After the draft nothing is planned. */
export async function previewRaise(queries: Queries, period: Draft): Promise<RaiseAnswer> {
  const { raised, leftOnPaper } = period.state === 'draft' ? await planRaise(queries, period) : { raised: [], leftOnPaper: 0 }
  return { ...sumsOf(raised), leftOnPaper, steps: sumOfSteps(raised), done: await raisesOf(queries, period.id) }
}

const benefitOf = (about: { beneficiaryId: string; programmeCode: string; categoryCode: string }): string =>
  `${about.beneficiaryId}/${about.programmeCode}/${about.categoryCode}`

/** What was asked about a benefit that has risen is asked by its new amount, or not at all. */
function questionsAfter(asked: readonly RollQuestion[], raised: readonly RaisedLine[]): RollQuestion[] {
  const risen = new Set(
    raised.flatMap(({ line: { beneficiaryId }, steps }) =>
      steps.map(({ step: { programmeCode }, categoryCode }) => benefitOf({ beneficiaryId, programmeCode, categoryCode })),
    ),
  )
  const isOver = (one: RollQuestion) =>
    (one.kind === 'amount-differs' || one.kind === 'no-rate' || one.kind === 'rate-not-made-good') && risen.has(benefitOf(one))
  return [...asked.filter((one) => !isOver(one)), ...raised.flatMap((one) => one.questions)]
}

async function keepQuestions(queries: Queries, periodId: string, raised: readonly RaisedLine[]): Promise<void> {
  const [kept] = await queries.query<{ questions: readonly RollQuestion[] | null }>(
    `SELECT body -> 'questions' AS questions FROM payment_period WHERE id = $1`,
    [periodId],
  )
  if (kept?.questions)
    await queries.query(`UPDATE payment_period SET body = body || jsonb_build_object('questions', $2::jsonb) WHERE id = $1`, [
      periodId,
      JSON.stringify(questionsAfter(kept.questions, raised)),
    ])
}

async function keepRaise({ queries, period, asker, nowMs }: PeriodChange, decision: string, raised: readonly RaisedLine[]): Promise<void> {
  const { lines, beforeInDong, afterInDong } = sumsOf(raised)
  await queries.query(
    'INSERT INTO rate_raise (id, period_id, decision, lines, before_in_dong, after_in_dong, steps, at, account_id, account_name) VALUES ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0), $9, $10)',
    [
      randomUUID(),
      period.id,
      decision,
      lines,
      beforeInDong,
      afterInDong,
      JSON.stringify(sumOfSteps(raised)),
      nowMs,
      asker.accountId,
      asker.displayName,
    ],
  )
}

/**
 * Nâng lên mức mới: every line of a draft that the rate before explains, to the new rate, with the record it follows from, in one act or
 * not at all. `lines` and `afterInDong` are what its author has seen; where the draft has changed since, nothing is done.
 */
export async function raiseRates(change: PeriodChange, { decision, lines, afterInDong }: RaiseRequest): Promise<Done> {
  const { queries, period, nowMs, note } = change
  if (period.state !== 'draft') return { refusal: 'period-not-draft' }
  const planned = await planRaise(queries, period)
  const people = await lockPeople(queries, [...new Set(planned.raised.map(({ line }) => line.beneficiaryId))])
  // Planned again over the locked pages: what a list or another desk wrote meanwhile is not undone.
  const { raised } = await planRaise(queries, period)
  const sums = sumsOf(raised)
  if (sums.lines === 0) return { refusal: 'nothing-to-raise' }
  if (sums.lines !== lines || sums.afterInDong !== afterInDong) return { refusal: 'roll-changed' }
  const entitlementsOf = new Map(raised.map(({ line, entitlements }) => [line.beneficiaryId, entitlements]))
  const locked = new Set(people.map((person): string => person.id))
  if ([...entitlementsOf.keys()].some((id) => !locked.has(id))) return { refusal: 'roll-changed' }
  await note('rates-raised', { ...sums, decision })
  await rewriteAmounts(
    queries,
    period.id,
    raised.map(({ line }) => line),
  )
  await keepQuestions(queries, period.id, raised)
  await keepRaise(change, decision, raised)
  await saveProfiles(
    queries,
    people.map((person) => ({ ...person, entitlements: entitlementsOf.get(person.id) ?? person.entitlements })),
    nowMs,
  )
  return { body: sums, status: 201 }
}
