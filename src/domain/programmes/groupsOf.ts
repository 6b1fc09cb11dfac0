import { ASSISTANCE_CODES } from './assistanceRulesData.ts'
import { MERIT_RATES, WOUNDED_NAMES } from './meritRatesData.ts'
import { nameOnLists } from './nameOnLists.ts'
import { SOCIAL_PENSION_CODE } from './socialPensionData.ts'
import { WOUNDED_RATES_IN_THOUSAND_DONG } from './woundedRatesData.ts'

/** Programmes a benefit may run under: bảo trợ xã hội, người có công, and whatever else a list brings. */
export const BENEFIT_PROGRAMMES = ['BTXH', 'NCC', 'KHAC'] as const
export type BenefitProgramme = (typeof BENEFIT_PROGRAMMES)[number]

const WOUNDED = (Object.keys(WOUNDED_NAMES) as (keyof typeof WOUNDED_NAMES)[]).flatMap((type) =>
  WOUNDED_RATES_IN_THOUSAND_DONG.map(([percent]) => `${type}_${percent}`),
)
const CODES: Readonly<Record<BenefitProgramme, readonly string[]>> = {
  BTXH: ['', ...ASSISTANCE_CODES, SOCIAL_PENSION_CODE],
  NCC: ['', ...MERIT_RATES.map(({ code }) => code), ...WOUNDED],
  KHAC: ['', SOCIAL_PENSION_CODE],
}

/** The groups of one programme as they are chosen: each code once, its name as lists print it. '' is a benefit whose group is not known. */
export const groupsOf = (programmeCode: BenefitProgramme): readonly { readonly code: string; readonly name: string }[] =>
  CODES[programmeCode].map((code) => ({ code, name: nameOnLists(programmeCode, code) }))

export const isGroupOf = (programmeCode: BenefitProgramme, code: string): boolean => CODES[programmeCode].includes(code)
