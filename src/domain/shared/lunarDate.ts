import { LUNAR_YEARS, type LunarYear } from './lunarYearsData.ts'
import { dateOfDayNumber, dayNumber, getPlainDate, type PlainDate } from './PlainDate.ts'

export type LunarDate = { readonly year: number; readonly month: number; readonly day: number; readonly isLeapMonth: boolean }

const STEMS = ['Canh', 'Tân', 'Nhâm', 'Quý', 'Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ']
const BRANCHES = ['Thân', 'Dậu', 'Tuất', 'Hợi', 'Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi']

const firstDayNumber = ([, firstDay]: LunarYear): number => dayNumber(getPlainDate(firstDay))

/** Month number and whether it is the second of its name, by its place in the year. */
const monthAt = (leapMonth: number, place: number): Pick<LunarDate, 'month' | 'isLeapMonth'> => ({
  month: leapMonth > 0 && place >= leapMonth ? place : place + 1,
  isLeapMonth: leapMonth > 0 && place === leapMonth,
})

/** The lunar date beside the solar one; undefined outside the years written down (2020–2050). */
export function lunarDate(date: PlainDate): LunarDate | undefined {
  const found = LUNAR_YEARS.findLast((year) => year[1] <= date)
  if (!found) return undefined
  const [year, , leapMonth, longMonths] = found
  let left = dayNumber(date) - firstDayNumber(found)
  for (const [place, long] of [...longMonths].entries()) {
    const days = long === '1' ? 30 : 29
    if (left < days) return { year, ...monthAt(leapMonth, place), day: left + 1 }
    left -= days
  }
  return undefined
}

/** The solar day of a lunar one; undefined where there is no such day. */
export function solarDay({ year, month, day, isLeapMonth }: LunarDate): PlainDate | undefined {
  const found = LUNAR_YEARS.find(([one]) => one === year)
  if (!found) return undefined
  let start = firstDayNumber(found)
  for (const [place, long] of [...found[3]].entries()) {
    const days = long === '1' ? 30 : 29
    const here = monthAt(found[2], place)
    if (here.month === month && here.isLeapMonth === isLeapMonth)
      return day >= 1 && day <= days ? dateOfDayNumber(start + day - 1) : undefined
    start += days
  }
  return undefined
}

/** First day of the lunar year that begins in this solar year. */
export const tetOf = (year: number): PlainDate | undefined => solarDay({ year, month: 1, day: 1, isLeapMonth: false })

/** «Giáp Thìn» for 2024. */
export const lunarYearName = (year: number): string => `${STEMS[year % 10] ?? ''} ${BRANCHES[year % 12] ?? ''}`
