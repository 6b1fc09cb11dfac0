import type { Entitlement } from '../people/BeneficiaryProfile.ts'
import type { BirthDate } from '../people/BirthDate.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { ageReachedBy } from './ageReached.ts'
import { parseAssistanceCode } from './assistanceCoefficient.ts'
import { ASSISTANCE_RULES, PAID_FOR_EACH_CHILD, type AssistanceCode } from './assistanceRulesData.ts'
import type { DatedSource } from './DatedSource.ts'
import { meritRateOn } from './meritRateOn.ts'
import { monthlyAmountOn } from './monthlyAmountOn.ts'
import { rateDay } from './rateDay.ts'
import { standardOn } from './standardOn.ts'

export type AmountQuestion = {
  readonly entitlement: Pick<Entitlement, 'programmeCode' | 'categoryCode' | 'coefficient'>
  readonly birth: BirthDate
  readonly provinceCode: string
  /** A day of the month paid for, and the day of paying (see `rateDay`). */
  readonly day: PlainDate
  readonly payDay: PlainDate
}
export type PossibleAmount = {
  readonly amountInDong: number
  /** Null where a table tells the amount. */
  readonly coefficient: number | null
  /** Null where a table tells the amount. */
  readonly standardInDong: number | null
  readonly source: DatedSource
  /** False where nobody knows whose age counts: the coefficient on paper is taken as it is. */
  readonly isAgeKnown: boolean
}

type Ages = { readonly ages: readonly number[]; readonly isAgeKnown: boolean }

const agesOfRules = (code: AssistanceCode): number[] =>
  ASSISTANCE_RULES.filter((rule) => rule.code === code).map((rule) => rule.fromAge ?? 0)

/** A bare year may be its January or its December; a carer's charge is not on the carer's page, so any row of the group may be meant. */
function agesFor(code: AssistanceCode, birth: BirthDate, day: PlainDate): Ages {
  const age = code.startsWith('CS-') ? undefined : ageReachedBy(birth, day)
  if (age === undefined) return { ages: agesOfRules(code), isAgeKnown: false }
  const earliest = birth.precision === 'year' ? ageReachedBy({ ...birth, precision: 'month', month: 1 }, day) : age
  return { ages: [...new Set([age, earliest ?? age])], isAgeKnown: true }
}

function assistanceAmounts(code: AssistanceCode, question: AmountQuestion): PossibleAmount[] {
  const { ages, isAgeKnown } = agesFor(code, question.birth, question.day)
  const ratesOf = rateDay({ programmeCode: 'BTXH', ...question })
  const children = code === PAID_FOR_EACH_CHILD ? { children: question.entitlement.coefficient ?? 1 } : {}
  const amounts = ages.flatMap((ageInYears): PossibleAmount[] => {
    const claim = { programmeCode: 'BTXH', categoryCode: code, ageInYears, provinceCode: question.provinceCode, ...children } as const
    const amount = monthlyAmountOn(claim, ratesOf)
    if (amount?.explanation.kind !== 'coefficient') return []
    const { coefficient, standardInDong, standardSource } = amount.explanation
    return [{ amountInDong: amount.amountInDong, coefficient, standardInDong, source: standardSource, isAgeKnown }]
  })
  const isAsOnPaper = (one: PossibleAmount) => one.coefficient === question.entitlement.coefficient
  return [...amounts.filter(isAsOnPaper), ...amounts.filter((one) => !isAsOnPaper(one))]
}

/** What rules and rates give for one month: one amount as a rule, several where an age is not known well enough, none where no rule fits. */
export function possibleAmounts(question: AmountQuestion): PossibleAmount[] {
  const { programmeCode, categoryCode } = question.entitlement
  const code = programmeCode === 'BTXH' ? parseAssistanceCode(categoryCode) : undefined
  if (code) return assistanceAmounts(code, question)
  const rate = programmeCode === 'NCC' ? meritRateOn(categoryCode, rateDay({ programmeCode, ...question })) : undefined
  return rate ? [{ amountInDong: rate.amountInDong, coefficient: null, standardInDong: null, source: rate.source, isAgeKnown: true }] : []
}

/** The one of them that is the amount on paper, or else the first: what rules and rates would have given. */
export const likeliestAmount = (possible: readonly PossibleAmount[], onPaperInDong: number): PossibleAmount | undefined =>
  possible.find((one) => one.amountInDong === onPaperInDong) ?? possible[0]

/** What a claim that one month's rates explain is worth by another month's: the same coefficient at that standard, or that table. */
export function amountAtRatesOf(question: AmountQuestion, explained: PossibleAmount): number | undefined {
  const { programmeCode, categoryCode } = question.entitlement
  const day = rateDay({ programmeCode, ...question })
  if (explained.coefficient === null) return meritRateOn(categoryCode, day)?.amountInDong
  const standard = standardOn(day, question.provinceCode)
  return standard && standard.amountInDong * explained.coefficient
}
