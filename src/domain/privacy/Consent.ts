import type { PlainDate } from '../shared/PlainDate.ts'

// What an officer may keep of a home only with the person's own yes (Luật 91/2025/QH15 Điều 9), one yes for each purpose.

export const CONSENT_PURPOSES = ['photo', 'place'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export const CONSENT_ANSWERS = ['given', 'refused', 'withdrawn'] as const
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number]

/** `signed`: on paper, which the office keeps. */
export const CONSENT_WAYS = ['spoken', 'signed'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]

/** Who answered: the person, or parent or guardian for them. */
export const CONSENT_SPEAKERS = ['self', 'representative'] as const
export type ConsentSpeaker = (typeof CONSENT_SPEAKERS)[number]

/**
 * `noticeVersion`: which wording was read out; see `consentNoticesData`. `turn`: one more than that of the word it was said after, 1 for the
 * first; what was recorded by versions before that has none.
 */
export type Consent = {
  readonly purpose: ConsentPurpose
  readonly answer: ConsentAnswer
  readonly way: ConsentWay
  readonly speaker: ConsentSpeaker
  readonly noticeVersion: number
  readonly day: PlainDate
  readonly turn?: number
}
/** The last word on one purpose, as it stands on a profile. */
export type ConsentOnProfile = Consent & { readonly factId: string; readonly officerName: string }
