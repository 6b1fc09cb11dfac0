import { parsePlainDate, yearOf, type PlainDate } from '../shared/PlainDate.ts'

/** Old people's papers often carry a bare year, so precision is part of the value. */
export type BirthDate =
  | { readonly precision: 'year'; readonly year: number }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'day'; readonly date: PlainDate }
  | { readonly precision: 'unknown' }

export const birthYear = (birth: BirthDate): number | undefined =>
  birth.precision === 'unknown' ? undefined : birth.precision === 'day' ? yearOf(birth.date) : birth.year

/** Age by calendar year, as lists count it; undefined without a year. */
export function ageInYear(birth: BirthDate, year: number): number | undefined {
  const born = birthYear(birth)
  return born === undefined ? undefined : year - born
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, the form kept in pages and tables; empty text is unknown. */
export function parseBirthDate(text: string): BirthDate | undefined {
  if (text === '') return { precision: 'unknown' }
  if (/^\d{4}$/.test(text)) return { precision: 'year', year: Number(text) }
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (month)
    return Number(month[2]) >= 1 && Number(month[2]) <= 12
      ? { precision: 'month', year: Number(month[1]), month: Number(month[2]) }
      : undefined
  const date = parsePlainDate(text)
  return date && { precision: 'day', date }
}

export function birthDateText(birth: BirthDate): string {
  if (birth.precision === 'unknown') return ''
  if (birth.precision === 'day') return birth.date
  return birth.precision === 'year' ? String(birth.year) : `${birth.year}-${String(birth.month).padStart(2, '0')}`
}
