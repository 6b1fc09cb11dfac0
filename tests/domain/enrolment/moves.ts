import type { EnrolmentMove, EnrolmentStatus, EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { NOT_ASKED } from '#domain/enrolment/enrolmentOf.ts'
import type { EnrolmentPlace, EnrolmentStep } from '#domain/enrolment/EnrolmentStep.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'

let made = 0
export const DAY = '2026-11-28' as PlainDate

/** One word about an account; an officer's unless said otherwise, each with an id of its own. */
export function said(word: EnrolmentWord, wanted: Partial<Omit<EnrolmentMove, 'word'>> = {}): EnrolmentMove {
  made += 1
  return {
    factId: `018f0000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    day: DAY,
    by: 'Nguyễn Văn Nam',
    side: 'officer',
    word,
    followUpDay: null,
    sharesPhone: null,
    ...wanted,
  }
}

export const to = (step: Exclude<EnrolmentStep, 'not-asked'>): EnrolmentWord => ({ kind: 'moved', to: step, holder: null })
export const standing = (place: EnrolmentPlace, more: Partial<EnrolmentStatus> = {}): EnrolmentStatus => ({
  ...NOT_ASKED,
  place,
  since: place === 'not-asked' ? null : ('2026-11-01' as PlainDate),
  ...more,
})
