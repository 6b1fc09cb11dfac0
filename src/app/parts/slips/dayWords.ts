import { weekdayName } from '#domain/shared/PlainDate.ts'
import { lunarDate } from '#domain/shared/lunarDate.ts'
import { yearOf, type PlainDate } from '#domain/shared/PlainDate.ts'

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
const numbers = (day: PlainDate): readonly [number, number] => [Number(day.slice(8, 10)), Number(day.slice(5, 7))]

/** «Thứ Tư, 9/12»; with its year where that is not `today`'s. */
export function weekdayText(day: PlainDate, today: PlainDate): string {
  const [date, month] = numbers(day)
  return `${capital(weekdayName(day))}, ${date}/${month}${yearOf(day) === yearOf(today) ? '' : `/${yearOf(day)}`}`
}

/** «9/12» within a sentence. */
export function shortDay(day: PlainDate, today: PlainDate): string {
  const [date, month] = numbers(day)
  return `${date}/${month}${yearOf(day) === yearOf(today) ? '' : `/${yearOf(day)}`}`
}

/** What the lunar sentence is filled with; undefined outside the years written down. */
export function lunarParts(day: PlainDate): { day: number; month: number; isLeapMonth: boolean } | undefined {
  const lunar = lunarDate(day)
  return lunar && { day: lunar.day, month: lunar.month, isLeapMonth: lunar.isLeapMonth }
}

/** «12/2026» of `2026-12`. */
export const monthText = (month: string): string => `${Number(month.slice(5, 7))}/${month.slice(0, 4)}`
