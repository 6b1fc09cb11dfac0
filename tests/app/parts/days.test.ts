import { describe, expect, it } from 'vitest'
import { ageIn, dayText, longDayText, numberText, phoneText, timeText } from '#app/parts/days.ts'

const NINE = Date.UTC(2026, 10, 25, 2)

describe('days and numbers as offices write them', () => {
  it.each([
    ['2026-12-09', '9/12/2026'],
    ['1940-05', '5/1940'],
    ['1940', '1940'],
  ])('write %s as %s', (day, text) => {
    expect(dayText(day)).toBe(text)
  })
  it('leave the day out when it is today', () => {
    expect([timeText(NINE, NINE), timeText(NINE - 86_400_000, NINE)]).toEqual(['09:00', '09:00 24/11'])
  })
  it('tell the hour of Vietnam on either side of midnight there', () => {
    const midnight = Date.UTC(2026, 11, 31, 17)
    expect([timeText(midnight - 1), timeText(midnight)]).toEqual(['23:59 31/12', '00:00 1/1'])
  })
  it('write a long day as a browser does', () => {
    expect(longDayText(NINE)).toBe('Thứ Tư, 25/11/2026')
  })
  it.each([0, 7, -7, 400, 999, 1_000, -1_000, 12_345, 400_000, 1_234_567, -2_055_000, 9_007_199_254_740_991, 12.5, 1_234.25])(
    'write %d as a browser does',
    (number) => {
      expect(numberText(number)).toBe(new Intl.NumberFormat('vi-VN').format(number))
    },
  )
  it('write hours and short days as a browser does, through a whole year', () => {
    const [hour, day] = [
      { hour: '2-digit', minute: '2-digit' },
      { day: 'numeric', month: 'numeric' },
    ].map((options) => new Intl.DateTimeFormat('vi-VN', { ...(options as object), timeZone: 'Asia/Ho_Chi_Minh' }))
    const moments = Array.from({ length: 500 }, (_, at) => Date.UTC(2026, 0, 1) + at * 17.53 * 3_600_000)
    expect(moments.map((moment) => timeText(moment))).toEqual(moments.map((moment) => `${hour?.format(moment)} ${day?.format(moment)}`))
  })
  it('group the digits of a phone', () => {
    expect(phoneText('0912345678')).toBe('0912 345 678')
  })
  it('know no age without a year of birth', () => {
    expect([ageIn(2026, '1940-05-01'), ageIn(2026, ''), ageIn(2026, '2030')]).toEqual([86, undefined, undefined])
  })
})
