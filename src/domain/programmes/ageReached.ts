import type { BirthDate } from '../people/BirthDate.ts'
import type { PlainDate } from '../shared/PlainDate.ts'

const monthNumber = (year: number, month: number): number => year * 12 + month - 1
const monthOf = (date: PlainDate): number => monthNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)))

/**
 * Completed years as monthly aid counts them: an age counts from the first of the month it is reached in (NĐ 20/2021 Điều 8).
 * A bare year counts as its December, so that nobody is called old enough too early; undefined when nothing is known.
 * Gift lists count by calendar year instead, see `ageInYear`.
 */
export function ageReachedBy(birth: BirthDate, day: PlainDate): number | undefined {
  if (birth.precision === 'unknown') return undefined
  const born = birth.precision === 'day' ? monthOf(birth.date) : monthNumber(birth.year, birth.precision === 'month' ? birth.month : 12)
  return Math.floor((monthOf(day) - born) / 12)
}
