/** 9/12/2026, as offices write it. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return date ? `${date}/${month}/${year}` : month ? `${month}/${year}` : String(year ?? '')
}

const inVietnam = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('vi-VN', { ...options, timeZone: 'Asia/Ho_Chi_Minh' })
const HOUR = inVietnam({ hour: '2-digit', minute: '2-digit' })
const DAY = inVietnam({ day: 'numeric', month: 'numeric' })
const LONG_DAY = inVietnam({ weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' })
const NUMBER = new Intl.NumberFormat('vi-VN')

/** 07:40; on another day than `nowMs`, 07:40 ngày 9/12 in short: 07:40 9/12. */
export const timeText = (momentMs: number, nowMs?: number): string =>
  nowMs !== undefined && DAY.format(momentMs) === DAY.format(nowMs)
    ? HOUR.format(momentMs)
    : `${HOUR.format(momentMs)} ${DAY.format(momentMs)}`

export const longDayText = (momentMs: number): string => LONG_DAY.format(momentMs)
export const numberText = (number: number): string => NUMBER.format(number)

/** 0912 345 678 */
export const phoneText = (phone: string): string => phone.replace(/^(\d{4})(\d{3})(\d+)$/, '$1 $2 $3')

/** Years of life reached or to be reached this year: most dates of birth are years only. */
export const ageIn = (year: number, born: string): number | undefined => {
  const birthYear = Number(born.slice(0, 4))
  return birthYear > 0 && birthYear <= year ? year - birthYear : undefined
}

/** «Tháng 3/2024» as it stands within a sentence: tháng 3/2024. */
export const withinSentence = (name: string): string => name.slice(0, 1).toLocaleLowerCase('vi') + name.slice(1)
