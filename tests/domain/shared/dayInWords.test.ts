import { describe, expect, it } from 'vitest'
import { dayInWords, lunarDayInWords } from '#domain/shared/dayInWords.ts'
import { getPlainDate, weekdayName } from '#domain/shared/PlainDate.ts'

describe('a day as a voice says it', () => {
  it.each([
    ['2026-12-09', 'thứ Tư, ngày chín tháng mười hai'],
    ['2026-04-05', 'Chủ nhật, ngày năm tháng tư'],
    ['2026-11-21', 'thứ Bảy, ngày hai mươi mốt tháng mười một'],
    ['2027-02-15', 'thứ Hai, ngày mười lăm tháng hai'],
    ['1969-12-31', 'thứ Tư, ngày ba mươi mốt tháng mười hai'],
  ])('%s is «%s»', (day, words) => {
    expect(dayInWords(getPlainDate(day))).toBe(words)
  })
  it.each([
    ['2026-12-09', 'mùng một tháng mười một âm lịch'],
    ['2027-02-06', 'mùng một tháng giêng âm lịch'],
    ['2027-02-05', 'ngày hai mươi chín tháng chạp âm lịch'],
    ['2026-08-27', 'rằm tháng bảy âm lịch'],
    ['2025-07-25', 'mùng một tháng sáu nhuận âm lịch'],
  ])('%s is «%s» to the family', (day, words) => {
    expect(lunarDayInWords(getPlainDate(day))).toBe(words)
  })
  it('has no lunar name outside the years written down', () => {
    expect(lunarDayInWords(getPlainDate('1999-01-01'))).toBeUndefined()
  })
  it('names each day of a week once', () => {
    const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']
    expect(week.map((day) => weekdayName(getPlainDate(day)))).toEqual([
      'thứ Hai',
      'thứ Ba',
      'thứ Tư',
      'thứ Năm',
      'thứ Sáu',
      'thứ Bảy',
      'Chủ nhật',
    ])
  })
})
