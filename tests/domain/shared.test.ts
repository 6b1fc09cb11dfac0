import { describe, expect, it } from 'vitest'
import { daysBetween, parsePlainDate, vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'

describe('a calendar day', () => {
  it('is refused when no calendar has it', () => {
    expect(parsePlainDate('1948-02-31')).toBeUndefined()
  })
  it('is kept as written when it is real', () => {
    expect(parsePlainDate('1948-02-29')).toBe('1948-02-29')
  })
  it('counts days across a leap year', () => {
    expect(daysBetween('2024-02-28' as PlainDate, '2024-03-01' as PlainDate)).toBe(2)
  })
  it('turns at midnight in Vietnam, not in London', () => {
    expect(vietnamDay(Date.UTC(2026, 10, 23, 17, 30))).toBe('2026-11-24')
  })
})
