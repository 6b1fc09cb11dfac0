import { describe, expect, it } from 'vitest'
import {
  addMonths,
  changeInTenths,
  forecastTo,
  mostInTenths,
  paceInTenths,
  reportedMonths,
  targetOfAll,
} from '#domain/enrolment/forecast.ts'
import { NOBODY_PAYABLE } from '#domain/enrolment/cashlessShare.ts'

const month = (name: string, paidThroughAccount: number, payable = 1_000) => ({ month: name, payable, paidThroughAccount })
/** One more tenth of a percent for each of a thousand people. */
const RISING = [month('2024-01', 150), month('2024-02', 160), month('2024-03', 170)]

describe('the pace', () => {
  it('is the mean gain of a month', () => {
    expect(paceInTenths(RISING)).toBe(10)
  })
  it('counts months that are missing between two', () => {
    expect(paceInTenths([month('2023-12', 100), month('2024-02', 140)])).toBe(20)
  })
  it('looks at the last half year and no further back', () => {
    expect(paceInTenths([month('2023-01', 0), ...[1, 2, 3, 4, 5, 6, 7].map((n) => month(`2024-0${n}`, 150 + n))])).toBe(1)
  })
  it('of one month is none', () => {
    expect(paceInTenths([month('2024-01', 150)])).toBeUndefined()
  })
})

describe('the forecast (S162)', () => {
  it('goes on at the present pace to the month of the target', () => {
    expect(forecastTo(200, RISING)).toEqual({ kind: 'reached-in', month: '2024-06', tenthsAMonth: 10 })
  })
  it('passes the end of a year', () => {
    expect(forecastTo(300, RISING)).toMatchObject({ month: '2025-04' })
  })
  it('of what is reached says so', () => {
    expect(forecastTo(170, RISING)).toEqual({ kind: 'reached' })
  })
  it('of a share that falls or stands still names no month', () => {
    expect([
      forecastTo(
        300,
        [...RISING].reverse().map((one, at) => ({ ...one, month: `2024-0${at + 1}` })),
      ),
      forecastTo(300, [month('2024-01', 150), month('2024-02', 150)]),
    ]).toEqual([
      { kind: 'not-at-this-pace', tenthsAMonth: -10 },
      { kind: 'not-at-this-pace', tenthsAMonth: 0 },
    ])
  })
  it('of more than ten years names no month', () => {
    expect(forecastTo(1_000, [month('2024-01', 150, 1_000), month('2024-02', 151, 1_000)])).toMatchObject({ kind: 'not-at-this-pace' })
  })
  it('needs a target and two months', () => {
    expect([forecastTo(null, RISING).kind, forecastTo(300, RISING.slice(0, 1)).kind, forecastTo(300, []).kind]).toEqual([
      'no-target',
      'too-early',
      'too-early',
    ])
  })
})

describe('beside it', () => {
  it('a month without the bank’s report says nothing of the pace', () => {
    expect(reportedMonths([...RISING, month('2024-04', 0)])).toEqual(RISING)
  })
  it('the change is that of the shares as they are written', () => {
    expect([changeInTenths(RISING), changeInTenths(RISING.slice(0, 1))]).toEqual([10, undefined])
  })
  it('the communes’ targets are weighed by their people', () => {
    const unit = (payable: number, targetInTenths: number | null) => ({ count: { ...NOBODY_PAYABLE, payable }, targetInTenths })
    expect([targetOfAll([unit(100, 200), unit(300, 400)]), targetOfAll([unit(100, 200), unit(1, null)]), targetOfAll([])]).toEqual([
      350,
      null,
      null,
    ])
  })
  it('the fair remainder bounds what can be reached (S96)', () => {
    expect(mostInTenths({ ...NOBODY_PAYABLE, payable: 1_000, cashForGoodReason: 50 })).toBe(950)
  })
  it('months of communes are added by their counts', () => {
    expect(addMonths([RISING, [month('2024-02', 40, 500)]])[1]).toEqual({ month: '2024-02', payable: 1_500, paidThroughAccount: 200 })
  })
})
