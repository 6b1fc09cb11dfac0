import type { BeneficiaryId, BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { parseBirthDate } from '../people/BirthDate.ts'
import { ageReachedBy } from '../programmes/ageReached.ts'
import { parseAssistanceCode } from '../programmes/assistanceCoefficient.ts'
import { appliesOn, type Certainty } from '../programmes/DatedSource.ts'
import { runsInMonth } from '../programmes/benefitRuns.ts'
import { nameOnLists } from '../programmes/nameOnLists.ts'
import { START_RULES, type StartRule } from '../programmes/startRulesData.ts'
import { isSocialPension } from '../programmes/tableRateOn.ts'
import { firstDayOf, monthAfter } from './months.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

/** A benefit that an age opens in a month, for the commune to look at. */
export type StartProposal = {
  readonly beneficiaryId: BeneficiaryId
  readonly categoryCode: string
  readonly name: string
  readonly ageInYears: number
  readonly month: PaymentMonth
  readonly runsFrom: StartRule['runsFrom']
  /** What the page does not tell and a person must check. */
  readonly condition: string
  readonly legalBasis: string
  readonly certainty: Certainty
}

/** A benefit for living, the person's own: a carer's pay and a single parent's stand beside another. */
function livesOnAid({ entitlements }: BeneficiaryProfile, month: PaymentMonth): boolean {
  return entitlements.some((one) => {
    if (one.stop?.kind === 'ended' && !runsInMonth(one, month)) return false
    const code = one.programmeCode === 'BTXH' ? parseAssistanceCode(one.categoryCode) : undefined
    return isSocialPension(one) || (code !== undefined && code !== 'K4' && !code.startsWith('CS-'))
  })
}

function ageIn(profile: BeneficiaryProfile, month: PaymentMonth): number | undefined {
  const birth = parseBirthDate(profile.birth)
  return birth && ageReachedBy(birth, firstDayOf(month))
}

function fits(rule: StartRule, profile: BeneficiaryProfile, month: PaymentMonth): boolean {
  const age = ageIn(profile, month)
  if (age === undefined || age < rule.fromAge || (rule.belowAge !== null && age >= rule.belowAge)) return false
  const poverty = profile.poverty[0]?.class
  return appliesOn(rule.source, firstDayOf(month)) && (rule.poverty === null || (poverty !== undefined && rule.poverty.includes(poverty)))
}

function proposalFor(profile: BeneficiaryProfile, month: PaymentMonth): StartProposal[] {
  if (profile.standing !== 'present' || livesOnAid(profile, month)) return []
  const before = START_RULES.filter((one) => fits(one, profile, monthAfter(month, -1))).map((one) => one.categoryCode)
  const rule = START_RULES.find((one) => fits(one, profile, month) && !before.includes(one.categoryCode))
  if (!rule) return []
  const { categoryCode, runsFrom, condition, source } = rule
  const about = { beneficiaryId: profile.id, categoryCode, name: nameOnLists('BTXH', categoryCode), ageInYears: ageIn(profile, month) ?? 0 }
  return [{ ...about, month, runsFrom, condition, legalBasis: source.legalBasis, certainty: source.certainty }]
}

/** Who reaches an age in the month that opens a benefit, or is of age when its rule begins, and lives on no other aid yet. */
export const startProposals = (profiles: readonly BeneficiaryProfile[], month: PaymentMonth): StartProposal[] =>
  profiles.flatMap((profile) => proposalFor(profile, month))
