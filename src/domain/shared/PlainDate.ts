import type { Brand } from './Brand.ts'

/** A calendar day, `YYYY-MM-DD`, without clock or zone. */
export type PlainDate = Brand<string, 'PlainDate'>

const DAY_MS = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Undefined for text that is no real day (31 February included). */
export function parsePlainDate(text: string): PlainDate | undefined {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().slice(0, 10) === text ? (text as PlainDate) : undefined
}

/** For days written into data files: text that is no real day is a bug and throws. */
export function getPlainDate(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === undefined) throw new Error(`No such day: ${text}`)
  return date
}

// Ten thousand people share a few hundred days: each is worked out once.
const numbers = new Map<PlainDate, number>()
const dates = new Map<number, PlainDate>()

/** Whole days since 1970-01-01. */
export function dayNumber(date: PlainDate): number {
  const known = numbers.get(date)
  if (known !== undefined) return known
  const number = Date.parse(date) / DAY_MS
  numbers.set(date, number)
  return number
}

export function dateOfDayNumber(days: number): PlainDate {
  const known = dates.get(days)
  if (known !== undefined) return known
  const date = new Date(days * DAY_MS).toISOString().slice(0, 10) as PlainDate
  dates.set(days, date)
  return date
}

/** From `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from)

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))

/** The day in Vietnam (UTC+7, no summer time) of a moment in milliseconds. */
export const vietnamDay = (momentMs: number): PlainDate => dateOfDayNumber(Math.floor((momentMs + 7 * 3_600_000) / DAY_MS))

// 1 January 1970 was a Thursday.
const WEEKDAYS = ['thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư'] as const
/** «thứ Tư» as it stands within a sentence. */
export const weekdayName = (date: PlainDate): string => WEEKDAYS[((dayNumber(date) % 7) + 7) % 7] ?? ''
