import { describe, expect, it } from 'vitest'
import {
  dayBefore,
  firstDayOf,
  getMonth,
  inOrder,
  monthAfter,
  monthOf,
  monthsInWords,
  monthsUntil,
  parseMonth,
} from '#domain/payments/months.ts'
import { monthsOfParts } from '#domain/payments/monthsOfParts.ts'
import { partsThatFit } from '#domain/payments/partsThatFit.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { part } from './rolls.ts'

describe('a month', () => {
  it.each(['2024-00', '2024-13', '2024-3', '2024-03-01', ''])('is not «%s»', (text) => {
    expect(parseMonth(text)).toBeUndefined()
    expect(() => getMonth(text)).toThrow('No such month')
  })
  it('holds its days', () => {
    expect([monthOf(getPlainDate('2024-02-29')), firstDayOf(getMonth('2024-02')), firstDayOf(getMonth('2024-02'))]).toEqual([
      '2024-02',
      '2024-02-01',
      '2024-02-01',
    ])
  })
  it.each([
    ['2024-12', 1, '2025-01'],
    ['2024-01', -1, '2023-12'],
    ['2024-01', -13, '2022-12'],
    ['2024-05', 0, '2024-05'],
    ['2024-11', 14, '2026-01'],
  ])('%s and %d more is %s', (month, count, expected) => {
    expect(monthAfter(getMonth(month), count)).toBe(expected)
  })
  it('until another leaves that one out, and none when it is not later', () => {
    const [december, february] = [getMonth('2023-12'), getMonth('2024-02')]
    expect([monthsUntil(december, february), monthsUntil(february, december), monthsUntil(february, february)]).toEqual([
      ['2023-12', '2024-01'],
      [],
      [],
    ])
  })
  it('begins the day after the month before ended', () => {
    expect(dayBefore(getPlainDate('2024-03-01'))).toBe('2024-02-29')
  })
})

describe('several months', () => {
  it.each([
    [['2024-02', '2024-01'], 'tháng 01, 02/2024'],
    [['2024-01', '2023-12', '2023-11'], 'tháng 11, 12/2023, 01/2024'],
    [['2024-03', '2024-03'], 'tháng 03/2024'],
  ])('%j are worded «%s»', (months, words) => {
    expect(monthsInWords(months.map(getMonth))).toBe(words)
  })
  it('stand each once, the oldest first', () => {
    expect(inOrder(['2024-03', '2023-12', '2024-03'].map(getMonth))).toEqual(['2023-12', '2024-03'])
  })
})

describe('the monthly parts of a line', () => {
  const months = ['2024-02', '2024-03'].map(getMonth)
  const amounts = (...parts: Parameters<typeof monthsOfParts>[0]) =>
    [...monthsOfParts(parts, months).values()].map((one) => one.months.map((each) => each.amountInDong))

  it('are told month by month, in whole đồng', () => {
    expect(amounts(part({ months: ['2024-02', '2024-03'], amountInDong: 800_001 }))).toEqual([[400_001, 400_000]])
  })
  it('without months of their own are for the months of the roll', () => {
    expect(amounts(part({ months: [], amountInDong: 800_000 }))).toEqual([[400_000, 400_000]])
  })
  it('of one benefit and month add up', () => {
    expect(amounts(part({ months: ['2024-03'] }), part({ months: ['2024-02'] }), part({ months: ['2024-03'] }))).toEqual([
      [400_000, 800_000],
    ])
  })
  it('are no grants and nothing carried', () => {
    expect(amounts(part({ kind: 'one-off' }), part({ kind: 'carried', months: ['2024-01'] }))).toEqual([])
  })
})

describe('what fits into a line', () => {
  const fit = (...amountsInDong: number[]) => {
    const fitting = partsThatFit(
      amountsInDong.map((amountInDong) => part({ kind: amountInDong < 0 ? 'recovery' : 'monthly', amountInDong })),
    )
    return [fitting.parts.map((one) => one.amountInDong), fitting.leftInDong]
  }
  it.each([
    [
      [400_000, -100_000],
      [[400_000, -100_000], 0],
    ],
    [
      [400_000, -300_000, -300_000],
      [[400_000, -300_000, -100_000], 200_000],
    ],
    [
      [400_000, -400_000, -1],
      [[400_000, -400_000], 1],
    ],
    [[-5_000], [[], 5_000]],
    [[0], [[], 0]],
    [[], [[], 0]],
  ])('of %j is %j', (amountsInDong, expected) => {
    expect(fit(...amountsInDong)).toEqual(expected)
  })
})
