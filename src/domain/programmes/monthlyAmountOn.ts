import type { Entitlement } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { assistanceRuleOn, parseAssistanceCode } from './assistanceCoefficient.ts'
import { PAID_FOR_EACH_CHILD, type AssistanceCode } from './assistanceRulesData.ts'
import type { DatedSource } from './DatedSource.ts'
import { meritRateOn } from './meritRateOn.ts'
import { standardOn } from './standardOn.ts'

export type Claim =
  | {
      readonly programmeCode: 'BTXH'
      readonly categoryCode: AssistanceCode
      /** Completed years, of the person cared for when the line is a carer's. */
      readonly ageInYears: number
      readonly provinceCode: string
      /** For K4 alone; one when left out. */
      readonly children?: number
    }
  | { readonly programmeCode: 'NCC'; readonly categoryCode: string }

/** Why the amount is what it is: a coefficient times a standard, or a published table. */
export type Explanation =
  | {
      readonly kind: 'coefficient'
      readonly coefficient: number
      readonly coefficientSource: DatedSource
      readonly standardInDong: number
      readonly standardSource: DatedSource
    }
  | { readonly kind: 'published-rate'; readonly source: DatedSource }

export type MonthlyAmount = { readonly amountInDong: number; readonly explanation: Explanation }

function assistanceOn(claim: Claim & { programmeCode: 'BTXH' }, day: PlainDate): MonthlyAmount | undefined {
  const rule = assistanceRuleOn({ code: claim.categoryCode, ageInYears: claim.ageInYears }, day)
  const standard = standardOn(day, claim.provinceCode)
  if (!rule || !standard) return undefined
  const coefficient = rule.coefficient * (claim.categoryCode === PAID_FOR_EACH_CHILD ? (claim.children ?? 1) : 1)
  return {
    amountInDong: coefficient * standard.amountInDong,
    explanation: {
      kind: 'coefficient',
      coefficient,
      coefficientSource: rule.source,
      standardInDong: standard.amountInDong,
      standardSource: standard.source,
    },
  }
}

/** Đồng for the month that holds the day, with the reason; undefined when the rules on record know no such claim on that day. */
export function monthlyAmountOn(claim: Claim, day: PlainDate): MonthlyAmount | undefined {
  if (claim.programmeCode === 'BTXH') return assistanceOn(claim, day)
  const rate = meritRateOn(claim.categoryCode, day)
  return rate && { amountInDong: rate.amountInDong, explanation: { kind: 'published-rate', source: rate.source } }
}

export type Circumstances = { readonly ageInYears: number; readonly provinceCode: string }

/** The reason behind a line of a list, or undefined when rate and coefficient do not give its amount; the amount on paper still wins. */
export function explainEntitlement(
  line: Entitlement,
  { ageInYears, provinceCode }: Circumstances,
  day: PlainDate,
): Explanation | undefined {
  const code = parseAssistanceCode(line.categoryCode)
  const children = code === PAID_FOR_EACH_CHILD && line.coefficient !== null ? { children: line.coefficient } : {}
  const claim: Claim | undefined =
    line.programmeCode === 'NCC'
      ? { programmeCode: 'NCC', categoryCode: line.categoryCode }
      : code && { programmeCode: 'BTXH', categoryCode: code, ageInYears, provinceCode, ...children }
  const expected = claim && monthlyAmountOn(claim, day)
  if (expected?.amountInDong !== line.monthlyAmountInDong) return undefined
  const coefficient = expected.explanation.kind === 'coefficient' ? expected.explanation.coefficient : null
  return coefficient === line.coefficient ? expected.explanation : undefined
}
