import { LUNAR_HOLIDAYS, SOLAR_HOLIDAYS } from './publicHolidaysData.ts'
import { lunarDate } from './lunarDate.ts'
import { dateOfDayNumber, dayNumber, type PlainDate } from './PlainDate.ts'

// 1970-01-01 was a Thursday.
const isWeekend = (date: PlainDate): boolean => [2, 3].includes(((dayNumber(date) % 7) + 7) % 7)
const nextDay = (date: PlainDate): PlainDate => dateOfDayNumber(dayNumber(date) + 1)

function isLunarHoliday(date: PlainDate): boolean {
  const [lunar, tomorrow] = [lunarDate(date), lunarDate(nextDay(date))]
  const isTetEve = tomorrow?.month === 1 && tomorrow.day === 1
  return isTetEve || LUNAR_HOLIDAYS.some(({ month, day }) => lunar?.month === month && lunar.day === day && !lunar.isLeapMonth)
}

/** Neither a weekend nor a day off for the whole country; days given in exchange by a year's own notice are not known here. */
export const isWorkingDay = (date: PlainDate): boolean =>
  !isWeekend(date) && !SOLAR_HOLIDAYS.includes(date.slice(5)) && !isLunarHoliday(date)

/** The last of so many working days after a day. */
export function workingDaysAfter(from: PlainDate, count: number): PlainDate {
  let [date, left] = [from, count]
  while (left > 0) {
    date = nextDay(date)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}
