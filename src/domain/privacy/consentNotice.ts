import { parseBirthDate, birthYear } from '../people/BirthDate.ts'
import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { appliesOn } from '../programmes/DatedSource.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { ConsentPurpose, ConsentSpeaker } from './Consent.ts'
import { CONSENT_NOTICES, type ConsentNotice } from './consentNoticesData.ts'

/** The wording to be read out on a day; undefined where none holds yet, and then nothing may be kept. */
export const consentNoticeOn = (purpose: ConsentPurpose, day: PlainDate): ConsentNotice | undefined =>
  CONSENT_NOTICES[purpose].findLast((one) => appliesOn(one.source, day))

// A child is whoever is under sixteen (Luật Trẻ em 102/2016/QH13 Điều 1); of a birth year alone the whole year counts.
const GROWN_AT_YEARS = 16

/** Who says yes or no: parent or guardian for a child and for whoever has a guardian. An unknown birth is a grown person's. */
export function whoAnswers(
  { guardianName, payee, birth }: Pick<BeneficiaryProfile, 'guardianName' | 'payee' | 'birth'>,
  today: PlainDate,
): ConsentSpeaker {
  if (guardianName !== null || payee.kind === 'guardian') return 'representative'
  const parsed = parseBirthDate(birth)
  const year = parsed && birthYear(parsed)
  return year !== undefined && Number(today.slice(0, 4)) - year <= GROWN_AT_YEARS ? 'representative' : 'self'
}
