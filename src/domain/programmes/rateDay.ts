import { dateOfDayNumber, dayNumber, type PlainDate } from '../shared/PlainDate.ts'
import type { DatedSource } from './DatedSource.ts'
import { meritStandardOn, standardOn } from './standardOn.ts'
import { isSocialPension, socialPensionOn, type Benefit } from './tableRateOn.ts'

export type RateQuestion = {
  readonly benefit: Benefit
  readonly provinceCode: string
  /** A day of the month being paid for. */
  readonly day: PlainDate
  /** The day of paying: a decree that is not in force by then is not known to anybody yet. */
  readonly payDay: PlainDate
}

function standardFor({ benefit, provinceCode }: RateQuestion, day: PlainDate) {
  if (isSocialPension(benefit)) return socialPensionOn(day)
  return benefit.programmeCode === 'NCC' ? meritStandardOn(day) : standardOn(day, provinceCode)
}

/** The source of the standard that holds for the day by all that is known today, whenever it came into force. */
export const rateSource = (question: RateQuestion): DatedSource | undefined => standardFor(question, question.day)?.source

/**
 * The day whose tables an office goes by when it pays: the day paid for, or, while the decree that applies to it was not in force
 * when paying, the last day of the rates before it.
 */
export function rateDay(question: RateQuestion): PlainDate {
  const source = rateSource(question)
  if (!source || source.inForceFrom === null || source.inForceFrom <= question.payDay) return question.day
  return rateDay({ ...question, day: dateOfDayNumber(dayNumber(source.appliesFrom) - 1) })
}
