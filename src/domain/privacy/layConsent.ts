import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { ConsentOnProfile, ConsentPurpose } from './Consent.ts'

/** The last word on a purpose; undefined while nobody asked. */
export const lastWord = ({ consents }: Pick<BeneficiaryProfile, 'consents'>, purpose: ConsentPurpose): ConsentOnProfile | undefined =>
  consents?.find((one) => one.purpose === purpose)

/** Silence is no consent: only a yes that was not taken back lets anything be kept. */
export const mayKeep = (profile: Pick<BeneficiaryProfile, 'consents'>, purpose: ConsentPurpose): boolean =>
  lastWord(profile, purpose)?.answer === 'given'

/** Turns have four digits at most; what was recorded before they were counted has none and counts as the first. */
const rankOf = ({ turn = 1, day, factId }: ConsentOnProfile): string => `${10_000 + turn}${day}${factId}`

/**
 * A word said after another stands over it, whatever the clocks of the phones say. Of two that knew nothing of each other the later day's
 * stands, of one day the fact made later; so the order in which words come does not matter.
 */
export function layConsent(profile: BeneficiaryProfile, said: ConsentOnProfile): BeneficiaryProfile {
  const known = lastWord(profile, said.purpose)
  if (known && rankOf(said) <= rankOf(known)) return profile
  const others = profile.consents?.filter(({ purpose }) => purpose !== said.purpose) ?? []
  return { ...profile, consents: [...others, said].sort((one, other) => (one.purpose < other.purpose ? -1 : 1)) }
}
