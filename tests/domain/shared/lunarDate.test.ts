import { describe, expect, it } from 'vitest'
import { lunarDate, lunarYearName, solarDay, tetOf } from '#domain/shared/lunarDate.ts'
import { dateOfDayNumber, dayNumber, getPlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'

const on = (year: number, month: number, day: number) => solarDay({ year, month, day, isLeapMonth: false })
const START = dayNumber(getPlainDate('2020-01-25'))
const everyDay: PlainDate[] = Array.from({ length: 11_000 }, (_, ahead) => dateOfDayNumber(START + ahead))

describe('the lunar calendar of Vietnam', () => {
  it.each([
    [2024, 'Giáp Thìn', '2024-02-10', '2024-04-18', '2024-09-17'],
    [2025, 'Ất Tỵ', '2025-01-29', '2025-04-07', '2025-10-06'],
    [2026, 'Bính Ngọ', '2026-02-17', '2026-04-26', '2026-09-25'],
    [2027, 'Đinh Mùi', '2027-02-06', '2027-04-16', '2027-09-15'],
    [2028, 'Mậu Thân', '2028-01-26', '2028-04-04', '2028-10-03'],
  ])('%d is %s: Tết %s, Giỗ Tổ %s, Trung thu %s', (year, ...words) => {
    expect([lunarYearName(year), tetOf(year), on(year, 3, 10), on(year, 8, 15)]).toEqual(words)
  })
  it.each([
    [2029, '2029-02-13'],
    [2030, '2030-02-02'],
    [2031, '2031-01-23'],
    [2032, '2032-02-11'],
  ])('Tết of %d is %s', (year, tet) => {
    expect(tetOf(year)).toBe(tet)
  })
  it('finds every day of thirty years, and its way back', () => {
    expect(
      everyDay.filter((day) => {
        const lunar = lunarDate(day)
        return !lunar || solarDay(lunar) !== day
      }),
    ).toEqual([])
  })
  it('is never more than a day away from the calendar of Beijing, whose night begins an hour sooner', () => {
    const beijing = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', day: 'numeric' })
    const apart = everyDay.filter((day) => {
      const far = Math.abs((lunarDate(day)?.day ?? 0) - Number(beijing.format(new Date(day)).replace(/\D/g, '')))
      return far > 1 && far < 28
    })
    expect(apart).toEqual([])
  })
  it('knows the month that comes twice', () => {
    expect([lunarDate(getPlainDate('2025-07-25')), lunarDate(getPlainDate('2025-07-24'))]).toEqual([
      { year: 2025, month: 6, day: 1, isLeapMonth: true },
      { year: 2025, month: 6, day: 30, isLeapMonth: false },
    ])
  })
  it('says nothing of years nobody wrote down, and of days that are not', () => {
    expect([lunarDate(getPlainDate('2019-01-01')), tetOf(2051), on(2024, 1, 30)]).toEqual([undefined, undefined, undefined])
  })
})
