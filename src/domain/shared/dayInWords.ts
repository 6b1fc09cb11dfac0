import { numberInWords } from './amountInWords.ts'
import { lunarDate } from './lunarDate.ts'
import { weekdayName, type PlainDate } from './PlainDate.ts'

const APRIL = 4
const [FIRST_MONTH, LAST_MONTH] = [1, 12]
const [FULL_MOON, LAST_OF_THE_FIRST_TEN] = [15, 10]

const monthAndDay = (date: PlainDate): readonly [month: number, day: number] => [Number(date.slice(5, 7)), Number(date.slice(8, 10))]
const monthInWords = (month: number): string => `tháng ${month === APRIL ? 'tư' : numberInWords(month)}`

/** A day as a voice says it: «thứ Tư, ngày chín tháng mười hai». */
export function dayInWords(date: PlainDate): string {
  const [month, day] = monthAndDay(date)
  return `${weekdayName(date)}, ngày ${numberInWords(day)} ${monthInWords(month)}`
}

/** The first lunar month is «giêng» and the last «chạp» in every mouth. */
function lunarMonthInWords(month: number): string {
  if (month === FIRST_MONTH) return 'tháng giêng'
  return month === LAST_MONTH ? 'tháng chạp' : monthInWords(month)
}

/** The lunar day as people say it: «mùng một tháng mười một âm lịch», «rằm tháng bảy âm lịch»; undefined outside the years written down. */
export function lunarDayInWords(date: PlainDate): string | undefined {
  const lunar = lunarDate(date)
  if (!lunar) return undefined
  const leap = lunar.isLeapMonth ? ' nhuận' : ''
  const day = lunar.day === FULL_MOON ? 'rằm' : `${lunar.day <= LAST_OF_THE_FIRST_TEN ? 'mùng' : 'ngày'} ${numberInWords(lunar.day)}`
  return `${day} ${lunarMonthInWords(lunar.month)}${leap} âm lịch`
}
