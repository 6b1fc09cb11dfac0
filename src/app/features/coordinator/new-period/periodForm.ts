import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import { tetOf } from '#domain/shared/lunarDate.ts'
import { daysBetween, parsePlainDate, yearOf, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { PeriodRequest } from '#sync/protocol/Payments.ts'

export type PeriodForm = {
  firstMonth: string
  howMany: 1 | 2
  unitCodes: string[]
  payFrom: string
  payUntil: string
  signature: PaymentPeriod['signature']
  photo: PaymentPeriod['photo']
  /** Nobody chooses this for whoever makes the period. */
  roll: PeriodRequest['roll'] | undefined
}

const parts = (text: string): [number, number] => [Number(text.slice(0, 4)), Number(text.slice(5, 7))]
const monthNumber = (text: string): number => {
  const [year, month] = parts(text)
  return year * 12 + month - 1
}
const monthOf = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
export const laterMonth = (month: string, by: number): string => monthOf(monthNumber(month) + by)

/** The same day in a later month; its last one where the month is shorter. */
export function sameDayLater(day: string, months: number): string {
  const month = laterMonth(day, months)
  const [year, number] = parts(month)
  const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return `${month}-${String(Math.min(Number(day.slice(8, 10)), lastDay)).padStart(2, '0')}`
}

const newestOf = (periods: readonly PaymentPeriod[]): PaymentPeriod | undefined =>
  [...periods].sort((one, other) => (other.months.at(-1) ?? '').localeCompare(one.months.at(-1) ?? ''))[0]

/** The next period as the last one was: the month after it, the same days, communes and proof. Without one, this month from the first to the fifteenth. */
export function proposePeriod(periods: readonly PaymentPeriod[], today: PlainDate, ownUnits: readonly string[]): PeriodForm {
  const last = newestOf(periods)
  const lastMonth = last?.months.at(-1)
  if (!last || !lastMonth) {
    const firstMonth = today.slice(0, 7)
    const days = { payFrom: `${firstMonth}-01`, payUntil: `${firstMonth}-15` }
    return { firstMonth, howMany: 1, unitCodes: [...ownUnits], ...days, signature: 'none', photo: 'none', roll: undefined }
  }
  const firstMonth = laterMonth(lastMonth, 1)
  const by = monthNumber(firstMonth) - monthNumber(last.payFrom)
  return {
    firstMonth,
    howMany: 1,
    unitCodes: last.unitCodes.filter((code) => ownUnits.includes(code)),
    payFrom: sameDayLater(last.payFrom, by),
    payUntil: sameDayLater(last.payUntil, by),
    signature: last.signature,
    photo: last.photo,
    roll: undefined,
  }
}

/** Another first month: the days of paying go along. */
export function beginningWith(form: PeriodForm, firstMonth: string): PeriodForm {
  const by = monthNumber(firstMonth) - monthNumber(form.firstMonth)
  return { ...form, firstMonth, payFrom: sameDayLater(form.payFrom, by), payUntil: sameDayLater(form.payUntil, by) }
}

export const monthsOf = ({ firstMonth, howMany }: Pick<PeriodForm, 'firstMonth' | 'howMany'>): string[] =>
  Array.from({ length: howMany }, (_, place) => laterMonth(firstMonth, place))

/** Months one may begin with: about the one proposed, and about today's. */
export const monthChoices = (today: PlainDate, proposed: string): string[] => {
  const about = (month: string) => [-2, -1, 0, 1, 2].map((by) => laterMonth(month, by))
  return [...new Set([...about(proposed), ...about(today.slice(0, 7))])].sort()
}

/** Tết within 45 days of the first day of paying: then two months may be paid together (TT 44/2022/TT-BTC). */
export function tetSoonAfter(payFrom: string): PlainDate | undefined {
  const from = parsePlainDate(payFrom)
  if (!from) return undefined
  return [tetOf(yearOf(from)), tetOf(yearOf(from) + 1)].find((tet) => {
    const days = tet && daysBetween(from, tet)
    return days !== undefined && days >= 0 && days <= 45
  })
}

export type PeriodProblem = 'days' | 'units' | 'roll'
export function problemsOf({ payFrom, payUntil, unitCodes, roll }: PeriodForm): PeriodProblem[] {
  const found: PeriodProblem[] = []
  if (!parsePlainDate(payFrom) || !parsePlainDate(payUntil) || payUntil < payFrom) found.push('days')
  if (unitCodes.length === 0) found.push('units')
  if (roll === undefined) found.push('roll')
  return found
}

/** Periods that pay one of these months in one of these communes already: allowed, and said. */
export const periodsAlready = (periods: readonly PaymentPeriod[], form: PeriodForm): PaymentPeriod[] => {
  const months = monthsOf(form)
  return periods.filter(
    (period) => period.months.some((month) => months.includes(month)) && period.unitCodes.some((code) => form.unitCodes.includes(code)),
  )
}

export function periodRequestOf({ roll = 'empty', ...form }: PeriodForm): PeriodRequest {
  const { unitCodes, payFrom, payUntil, signature, photo } = form
  return { months: monthsOf(form), unitCodes, payFrom, payUntil, signature, photo, roll }
}
