import { vietnamDay, weekdayName } from '#domain/shared/PlainDate.ts'

/** 9/12/2026, as offices write it. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return date ? `${date}/${month}/${year}` : month ? `${month}/${year}` : String(year || '')
}

/** A browser's own writer reads its tables for a tenth of a second on a cheap phone: made for whoever needs it, not at the start. */
const decimals = (): Intl.NumberFormat => (decimalWriter ??= new Intl.NumberFormat('vi-VN'))
let decimalWriter: Intl.NumberFormat | undefined
const HOURS_AHEAD = 7
const HOUR_MS = 3_600_000

/** 2026-12-09T07:40… as clocks in Vietnam show it: UTC+7, without summer time. */
const inVietnam = (momentMs: number): string => new Date(momentMs + HOURS_AHEAD * HOUR_MS).toISOString()
const hourText = (momentMs: number): string => inVietnam(momentMs).slice(11, 16)
const shortDayText = (momentMs: number): string => {
  const [month, date] = inVietnam(momentMs).slice(5, 10).split('-').map(Number)
  return `${date}/${month}`
}

/** 07:40; on another day than `nowMs`, 07:40 ngày 9/12 in short: 07:40 9/12. */
export const timeText = (momentMs: number, nowMs?: number): string =>
  nowMs !== undefined && shortDayText(momentMs) === shortDayText(nowMs)
    ? hourText(momentMs)
    : `${hourText(momentMs)} ${shortDayText(momentMs)}`

/** Thứ Hai, 30/11/2026 */
export function longDayText(momentMs: number): string {
  const day = vietnamDay(momentMs)
  const weekday = weekdayName(day)
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)}, ${dayText(day)}`
}
/** 1.234.567, as sums of money are written. */
export const numberText = (number: number): string =>
  Number.isSafeInteger(number) ? String(number).replace(/\B(?=(\d{3})+$)/g, '.') : decimals().format(number)

/** 0912 345 678 */
export const phoneText = (phone: string): string => phone.replace(/^(\d{4})(\d{3})(\d+)$/, '$1 $2 $3')

/** Years of life reached or to be reached this year: most dates of birth are years only. */
export const ageIn = (year: number, born: string): number | undefined => {
  const birthYear = Number(born.slice(0, 4))
  return birthYear > 0 && birthYear <= year ? year - birthYear : undefined
}

/** «Tháng 3/2024» as it stands within a sentence: tháng 3/2024. */
export const withinSentence = (name: string): string => name.slice(0, 1).toLocaleLowerCase('vi') + name.slice(1)
