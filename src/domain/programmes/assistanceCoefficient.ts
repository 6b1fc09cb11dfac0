import type { PlainDate } from '../shared/PlainDate.ts'
import { ASSISTANCE_CODES, ASSISTANCE_RULES, type AssistanceCode, type AssistanceRule } from './assistanceRulesData.ts'
import { appliesOn } from './DatedSource.ts'

export type AssistanceCase = {
  readonly code: AssistanceCode
  /** Completed years, of the person cared for when the code is a carer's. */
  readonly ageInYears: number
}

export const parseAssistanceCode = (text: string): AssistanceCode | undefined => ASSISTANCE_CODES.find((code) => code === text)

/** The row of NĐ 20/2021 that fits code, age and day; undefined when the age lies outside the group. */
export const assistanceRuleOn = ({ code, ageInYears }: AssistanceCase, day: PlainDate): AssistanceRule | undefined =>
  ASSISTANCE_RULES.find(
    (rule) =>
      rule.code === code &&
      (rule.fromAge === null || rule.fromAge <= ageInYears) &&
      (rule.belowAge === null || ageInYears < rule.belowAge) &&
      appliesOn(rule.source, day),
  )
