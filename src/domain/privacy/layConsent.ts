import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { ConsentOnProfile, ConsentPurpose } from './Consent.ts'

/** The last word on a purpose; undefined while nobody asked. */
export const lastWord = ({ consents }: Pick<BeneficiaryProfile, 'consents'>, purpose: ConsentPurpose): ConsentOnProfile | undefined =>
  consents?.find((one) => one.purpose === purpose)

/** Silence is no consent: only a yes that was not taken back lets anything be kept. */
export const mayKeep = (profile: Pick<BeneficiaryProfile, 'consents'>, purpose: ConsentPurpose): boolean =>
  lastWord(profile, purpose)?.answer === 'given'

const isLater = (one: ConsentOnProfile, other: ConsentOnProfile): boolean =>
  one.day === other.day ? one.factId > other.factId : one.day > other.day

/** The later day's word stands, of one day the fact made later; so the order in which words come does not matter. */
export function layConsent(profile: BeneficiaryProfile, said: ConsentOnProfile): BeneficiaryProfile {
  const known = lastWord(profile, said.purpose)
  if (known && !isLater(said, known)) return profile
  const others = profile.consents?.filter(({ purpose }) => purpose !== said.purpose) ?? []
  return { ...profile, consents: [...others, said].sort((one, other) => (one.purpose < other.purpose ? -1 : 1)) }
}
