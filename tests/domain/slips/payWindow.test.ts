import { describe, expect, it } from 'vitest'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { payWindow } from '#domain/slips/payWindow.ts'

const window = { payFrom: getPlainDate('2026-12-09'), payUntil: getPlainDate('2026-12-11') }

describe('the days of paying', () => {
  it.each([
    ['2026-11-22', { kind: 'ahead', days: 17 }],
    ['2026-12-08', { kind: 'ahead', days: 1 }],
    ['2026-12-09', { kind: 'now', daysLeft: 2 }],
    ['2026-12-11', { kind: 'now', daysLeft: 0 }],
    ['2026-12-12', { kind: 'over' }],
  ])('seen on %s are as a phone without network tells them', (today, told) => {
    expect(payWindow(window, getPlainDate(today))).toEqual(told)
  })
})
