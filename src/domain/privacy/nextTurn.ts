import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { ConsentPurpose } from './Consent.ts'
import { lastWord } from './layConsent.ts'

export const MOST_TURNS = 9_999

/** The turn of a word said now by somebody who knows what stands on the profile. */
export const nextTurn = (profile: Pick<BeneficiaryProfile, 'consents'>, purpose: ConsentPurpose): number => {
  const known = lastWord(profile, purpose)
  return known ? Math.min(MOST_TURNS, (known.turn ?? 1) + 1) : 1
}
