import { dateOfDayNumber, dayNumber, getPlainDate, type PlainDate } from '../shared/PlainDate.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

/** Undefined for text that is no month. */
export const parseMonth = (text: string): PaymentMonth | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as PaymentMonth) : undefined

/** For months written into code: text that is no month is a bug and throws. */
export function getMonth(text: string): PaymentMonth {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(`No such month: ${text}`)
  return month
}

export const monthOf = (day: PlainDate): PaymentMonth => getMonth(day.slice(0, 7))
// A roll asks for the same few months tens of thousands of times.
const firstDays = new Map<PaymentMonth, PlainDate>()

export function firstDayOf(month: PaymentMonth): PlainDate {
  const known = firstDays.get(month)
  if (known !== undefined) return known
  const day = getPlainDate(`${month}-01`)
  firstDays.set(month, day)
  return day
}

export const dayBefore = (day: PlainDate): PlainDate => dateOfDayNumber(dayNumber(day) - 1)

/** So many months later; earlier when negative. */
export function monthAfter(month: PaymentMonth, count = 1): PaymentMonth {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return getMonth(`${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`)
}

/** From `from` up to, but not, `until`; none when it is not later. */
export function monthsUntil(from: PaymentMonth, until: PaymentMonth): PaymentMonth[] {
  const months: PaymentMonth[] = []
  for (let month = from; month < until; month = monthAfter(month)) months.push(month)
  return months
}

/** Each once, the oldest first. */
export const inOrder = (months: Iterable<PaymentMonth>): PaymentMonth[] => [...new Set(months)].sort()

/** «tháng 11, 12/2023, 01/2024», as lists word it. */
export function monthsInWords(months: Iterable<PaymentMonth>): string {
  const ordered = inOrder(months)
  const words = ordered.map((month, at) => {
    const isLastOfYear = ordered[at + 1]?.slice(0, 4) !== month.slice(0, 4)
    return isLastOfYear ? `${month.slice(5)}/${month.slice(0, 4)}` : month.slice(5)
  })
  return `tháng ${words.join(', ')}`
}
