import { source, type DatedSource } from '../programmes/DatedSource.ts'
import type { ReportKind } from './SlipPage.ts'

/** No law names a term for a slip: ours, to be changed here. */
const OURS: DatedSource = source({
  from: '2026-01-01',
  by: 'Thời hạn do phần mềm đề xuất, chưa có văn bản quy định',
  certainty: 'inferred',
})

export const SLIP_TERMS = {
  /** How long a slip opens the page where nobody says otherwise, and at the most. */
  usualDays: 365,
  mostDays: 730,
  /** Wrong years or digits in a row, after which a slip opens nothing before it is renewed. */
  wrongGuesses: 10,
  /** How many phones of their own may keep one slip. */
  phones: 8,
  /** How long an answered report stays on the page. */
  answeredDays: 90,
  /** How long a try with a secret nobody has stays on record. */
  strangersDays: 90,
  source: OURS,
} as const

export type AnswerTerm = { readonly owner: 'commune' | 'post-office' | 'coordinator'; readonly workingDays: number }
/** Who answers first, and within how many working days. */
export const ANSWER_TERMS: Readonly<Record<ReportKind, AnswerTerm>> = {
  'not-received': { owner: 'commune', workingDays: 3 },
  'wrong-amount': { owner: 'commune', workingDays: 3 },
  'want-card': { owner: 'commune', workingDays: 5 },
  'new-phone': { owner: 'commune', workingDays: 5 },
}

/** When a payday is told: hours of Vietnam, from and before, the evening before; how often a phone that is not reached is tried. */
export const REMINDER_TERMS = { fromHour: 17, beforeHour: 21, tries: 3, minutesBetweenTries: 30, source: OURS } as const
