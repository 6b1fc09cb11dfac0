import { EXCHANGED_DAYS } from './exchangedDaysData.ts'
import { LUNAR_HOLIDAYS, SOLAR_HOLIDAYS } from './publicHolidaysData.ts'
import { lunarDate } from './lunarDate.ts'
import { dateOfDayNumber, dayNumber, type PlainDate } from './PlainDate.ts'

/** Longer than any row of days off, so that what is owed at its end is known whole. */
const LOOK_BACK_DAYS = 16
// 1970-01-01 was a Thursday.
const isWeekend = (date: PlainDate): boolean => [2, 3].includes(((dayNumber(date) % 7) + 7) % 7)
const nextDay = (date: PlainDate): PlainDate => dateOfDayNumber(dayNumber(date) + 1)

function isLunarHoliday(date: PlainDate): boolean {
  const [lunar, tomorrow] = [lunarDate(date), lunarDate(nextDay(date))]
  const isTetEve = tomorrow?.month === 1 && tomorrow.day === 1
  return isTetEve || LUNAR_HOLIDAYS.some(({ month, day }) => lunar?.month === month && lunar.day === day && !lunar.isLeapMonth)
}
const isHoliday = (date: PlainDate): boolean => SOLAR_HOLIDAYS.includes(date.slice(5)) || isLunarHoliday(date)
const isFreeByItself = (date: PlainDate): boolean => isWeekend(date) || isHoliday(date) || EXCHANGED_DAYS.some(({ free }) => free === date)

/** A holiday on a weekend is made up for on the next working day (Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3). */
function isMadeUpFor(date: PlainDate): boolean {
  let owed = 0
  for (let n = dayNumber(date) - LOOK_BACK_DAYS; n < dayNumber(date); n += 1) {
    const earlier = dateOfDayNumber(n)
    if (isWeekend(earlier) && isHoliday(earlier)) owed += 1
    else if (owed > 0 && !isFreeByItself(earlier)) owed -= 1
  }
  return owed > 0
}

/** Neither a weekend nor a day off for the whole country, one made up for or exchanged among them. */
export const isWorkingDay = (date: PlainDate): boolean =>
  EXCHANGED_DAYS.some(({ worked }) => worked === date) || (!isFreeByItself(date) && !isMadeUpFor(date))

/** The last of so many working days after a day. */
export function workingDaysAfter(from: PlainDate, count: number): PlainDate {
  let [date, left] = [from, count]
  while (left > 0) {
    date = nextDay(date)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}

/** Where a term counted in days ends on a day off, it ends with the next working day (Bộ luật Dân sự 91/2015/QH13 Điều 148 khoản 5). */
export const termEnd = (from: PlainDate, days: number): PlainDate => {
  const last = dateOfDayNumber(dayNumber(from) + days)
  return isWorkingDay(last) ? last : workingDaysAfter(last, 1)
}
