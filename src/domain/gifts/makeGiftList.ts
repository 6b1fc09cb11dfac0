import { ageInYear, parseBirthDate } from '../people/BirthDate.ts'
import type { BeneficiaryProfile, PovertyClass } from '../people/BeneficiaryProfile.ts'
import type { Campaign, GiftCriteria, GiftRule } from './Campaign.ts'

/** One line of the list that is proposed: who, by which rule. */
export type ProposedGift = { readonly profile: BeneficiaryProfile; readonly rule: GiftRule }

const GONE: ReadonlySet<BeneficiaryProfile['standing']> = new Set(['dead', 'moved', 'reported-dead'])
export const isGone = (profile: BeneficiaryProfile): boolean => GONE.has(profile.standing)

/** The class of the list's year, or the newest one before it while that year's review is not decided yet. */
function povertyIn(profile: BeneficiaryProfile, year: number) {
  return profile.poverty
    .filter((one) => one.year <= year)
    .reduce<BeneficiaryProfile['poverty'][number] | undefined>((best, one) => (!best || one.year > best.year ? one : best), undefined)
    ?.class
}

function isAged(profile: BeneficiaryProfile, { from, to }: NonNullable<GiftCriteria['ages']>, listYear: number): boolean {
  const birth = parseBirthDate(profile.birth)
  const age = birth && ageInYear(birth, listYear)
  return age !== undefined && age >= from && age <= to
}

function isInClass(profile: BeneficiaryProfile, classes: readonly PovertyClass[], listYear: number): boolean {
  const poverty = povertyIn(profile, listYear)
  return poverty !== undefined && classes.includes(poverty)
}

export function fits(profile: BeneficiaryProfile, criteria: GiftCriteria, listYear: number): boolean {
  const { ages, programmeCodes, categoryCodes, povertyClasses } = criteria
  const entitlements = profile.entitlements.filter(({ stop }) => stop?.kind !== 'ended')
  if (programmeCodes && !entitlements.some((one) => programmeCodes.includes(one.programmeCode))) return false
  if (categoryCodes && !entitlements.some((one) => categoryCodes.includes(one.categoryCode))) return false
  if (povertyClasses && !isInClass(profile, povertyClasses, listYear)) return false
  return !ages || isAged(profile, ages, listYear)
}

/** The head speaks for a household; without one on record, whoever comes first on the list. */
function oneForEachHousehold(proposed: readonly ProposedGift[]): ProposedGift[] {
  const chosen = new Map<string, ProposedGift>()
  for (const one of proposed) {
    const key = one.profile.householdId ?? one.profile.id
    const before = chosen.get(key)
    if (!before || (one.profile.isHouseholdHead && !before.profile.isHouseholdHead)) chosen.set(key, one)
  }
  return [...chosen.values()]
}

/** Everyone the campaign's rules reach, in the order given; the first rule that fits decides, and nobody stands twice. */
export function makeGiftList(campaign: Campaign, profiles: readonly BeneficiaryProfile[]): ProposedGift[] {
  const proposed = profiles
    .filter((profile) => campaign.unitCodes.includes(profile.unitCode) && !isGone(profile))
    .flatMap((profile) => {
      const rule = campaign.rules.find((one) => fits(profile, one.criteria, campaign.listYear))
      return rule ? [{ profile, rule }] : []
    })
  return campaign.entitlementUnit === 'household' ? oneForEachHousehold(proposed) : proposed
}
