import { describe, expect, it } from 'vitest'
import { ageIn, dayText, phoneText, timeText } from '#app/parts/days.ts'

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
  it('group the digits of a phone', () => {
    expect(phoneText('0912345678')).toBe('0912 345 678')
  })
  it('know no age without a year of birth', () => {
    expect([ageIn(2026, '1940-05-01'), ageIn(2026, ''), ageIn(2026, '2030')]).toEqual([86, undefined, undefined])
  })
})
