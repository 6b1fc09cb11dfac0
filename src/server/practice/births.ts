import type { Member } from './family.ts'
import type { SeededChance } from './SeededChance.ts'

export const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** How many papers carry a bare year, by the years people were born in. */
const bareYearShare = (year: number): number => (year < 1956 ? 0.52 : year < 1976 ? 0.14 : year < 2007 ? 0.02 : 0)

/** The month somebody must be born in for the age to be reached when the list says; undefined when any will do. */
function wantedMonth({ seat }: Member): number | undefined {
  if (seat?.codes[0] !== 'K5c') return undefined
  if (seat.newInMonth > 0) return seat.newInMonth
  const [late] = seat.backPayMonths
  return late === undefined ? undefined : Number(late.slice(5))
}

/** As papers have it: a bare year, seldom a month, or a day, 1 January oftener than nature makes it. */
export function birthText(member: Member, chance: SeededChance): string {
  const year = member.bornInYear
  const month = wantedMonth(member)
  if (month === undefined && chance.happens(bareYearShare(year))) return String(year)
  if (month === undefined && year < 1956 && chance.happens(0.06)) return `${year}-01-01`
  const text = `${year}-${twoDigits(month ?? chance.between(1, 12))}`
  return year < 1976 && chance.happens(0.03) ? text : `${text}-${twoDigits(chance.between(1, 28))}`
}
