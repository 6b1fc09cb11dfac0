import type { Entitlement } from '../people/BeneficiaryProfile.ts'
import type { BirthDate } from '../people/BirthDate.ts'
import { dateOfDayNumber, dayNumber, type PlainDate } from '../shared/PlainDate.ts'
import { ageReachedBy } from './ageReached.ts'
import { parseAssistanceCode } from './assistanceCoefficient.ts'
import { ASSISTANCE_RULES, PAID_FOR_EACH_CHILD, type AssistanceCode } from './assistanceRulesData.ts'
import type { DatedSource } from './DatedSource.ts'
import { monthlyAmountOn } from './monthlyAmountOn.ts'
import { rateDay } from './rateDay.ts'
import { standardOn } from './standardOn.ts'
import { tableRateOn } from './tableRateOn.ts'

export type AmountQuestion = {
  readonly benefit: Pick<Entitlement, 'programmeCode' | 'categoryCode' | 'coefficient'>
  readonly birth: BirthDate
  readonly provinceCode: string
  /** The first day of the month paid for, and the day of paying (see `rateDay`). */
  readonly day: PlainDate
  readonly payDay: PlainDate
}
export type PossibleAmount = {
  readonly amountInDong: number
  /** Both null where a table tells the amount. */
  readonly coefficient: number | null
  readonly standardInDong: number | null
  readonly source: DatedSource
  /** Whose age counts: the person's own, nobody's that is known, or that of the month before in the very month another age is reached. */
  readonly age: 'reached' | 'unknown' | 'of-the-month-before'
}

type Aged = { readonly ageInYears: number; readonly age: PossibleAmount['age'] }

/**
 * A bare year may be its January or its December. A carer's charge is not on the carer's page, so any row of the group may be meant.
 * Who outgrows a row keeps it for the month it happens in: a benefit ends from the month after (NĐ 20/2021 Điều 8).
 */
function agesFor(code: AssistanceCode, birth: BirthDate, day: PlainDate): Aged[] {
  const reached = code.startsWith('CS-') ? undefined : ageReachedBy(birth, day)
  if (reached === undefined)
    return ASSISTANCE_RULES.filter((rule) => rule.code === code).map((rule) => ({ ageInYears: rule.fromAge ?? 0, age: 'unknown' }))
  const born: BirthDate = birth.precision === 'year' ? { ...birth, precision: 'month', month: 1 } : birth
  const [earliest, before] = [ageReachedBy(born, day) ?? reached, ageReachedBy(birth, dateOfDayNumber(dayNumber(day) - 1)) ?? reached]
  return [
    { ageInYears: reached, age: 'reached' },
    ...(earliest === reached ? [] : [{ ageInYears: earliest, age: 'reached' } as const]),
    ...(before === reached ? [] : [{ ageInYears: before, age: 'of-the-month-before' } as const]),
  ]
}

function amountsAtAge(code: AssistanceCode, { ageInYears, age }: Aged, question: AmountQuestion & { readonly rateDay: PlainDate }) {
  const children = code === PAID_FOR_EACH_CHILD ? { children: question.benefit.coefficient ?? 1 } : {}
  const claim = { programmeCode: 'BTXH', categoryCode: code, ageInYears, provinceCode: question.provinceCode, ...children } as const
  const amount = monthlyAmountOn(claim, question.rateDay)
  if (amount?.explanation.kind !== 'coefficient') return []
  const { coefficient, standardInDong, standardSource: source } = amount.explanation
  return [{ amountInDong: amount.amountInDong, coefficient, standardInDong, source, age }]
}

/** Two ages may stand in one row; and the row of the month before counts where it gives more than the one of the age reached. */
function isOpen(one: PossibleAmount, at: number, all: readonly PossibleAmount[]): boolean {
  if (all.findIndex((other) => other.coefficient === one.coefficient) < at) return false
  return one.age !== 'of-the-month-before' || all.every((other) => other === one || other.amountInDong < one.amountInDong)
}

function assistanceAmounts(code: AssistanceCode, question: AmountQuestion): PossibleAmount[] {
  const known = { ...question, rateDay: rateDay(question) }
  const all = agesFor(code, question.birth, question.day).flatMap((aged): PossibleAmount[] => amountsAtAge(code, aged, known))
  const isAsOnPaper = (one: PossibleAmount) => one.coefficient === question.benefit.coefficient
  const open = all.length > 1 ? all.filter(isOpen) : all
  return [...open.filter(isAsOnPaper), ...open.filter((one) => !isAsOnPaper(one))]
}

/** What rules and rates give for one month: one amount as a rule, several where an age is not known well enough, none where no rule fits. */
export function possibleAmounts(question: AmountQuestion): PossibleAmount[] {
  const { benefit } = question
  const code = benefit.programmeCode === 'BTXH' ? parseAssistanceCode(benefit.categoryCode) : undefined
  if (code) return assistanceAmounts(code, question)
  const rate = tableRateOn(benefit, rateDay(question))
  return rate ? [{ amountInDong: rate.amountInDong, coefficient: null, standardInDong: null, source: rate.source, age: 'reached' }] : []
}

/** The one of them that is the amount on paper, or else the first: what rules and rates would have given. */
export const likeliestAmount = (possible: readonly PossibleAmount[], onPaperInDong: number): PossibleAmount | undefined =>
  possible.find((one) => one.amountInDong === onPaperInDong) ?? possible[0]

/** What a claim that one month's rates explain is worth by another month's: the same coefficient at that standard, or that table. */
export function amountAtRatesOf(question: AmountQuestion, explained: PossibleAmount): number | undefined {
  const day = rateDay(question)
  if (explained.coefficient === null) return tableRateOn(question.benefit, day)?.amountInDong
  const standard = standardOn(day, question.provinceCode)
  return standard && standard.amountInDong * explained.coefficient
}
