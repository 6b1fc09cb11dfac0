import { describe, expect, it } from 'vitest'
import { collectionAdvice, monthsMissed, monthsNotCollected, type LineOnRecord } from '#domain/payments/collectionWindow.ts'
import { getMonth } from '#domain/payments/months.ts'
import type { PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const day = getPlainDate('2024-04-20')
const line = (state: PaymentState, ...months: string[]) => ({ state, months: months.map(getMonth) })

describe('months in a row not collected', () => {
  it('are counted from the newest back to the last one collected', () => {
    const lines = [line('missed', '2024-03'), line('carried', '2024-02'), line('paid', '2024-01'), line('carried', '2023-12')]
    expect(monthsNotCollected(lines)).toBe(2)
  })
  it('are cleared by a line that was collected', () => {
    expect(monthsNotCollected([line('paid', '2024-03'), line('carried', '2024-02'), line('carried', '2024-01')])).toBe(0)
  })
  it('are cleared by cash that is still being looked at: it has left the drawer', () => {
    expect(monthsNotCollected([line('review', '2024-03'), line('carried', '2024-02')])).toBe(0)
  })
  it.each(['waiting', 'missed', 'carried', 'returned'] as const)('count an ended line that is %s', (state) => {
    expect(monthsNotCollected([line(state, '2024-03')])).toBe(1)
  })
  it.each(['stopped', 'withdrawn'] as const)('neither count nor clear a line that was %s: nobody could collect it', (state) => {
    expect(monthsNotCollected([line('carried', '2024-03'), line(state, '2024-02'), line('carried', '2024-01')])).toBe(2)
  })
  it('count both months of two paid together, and a month of two lines once', () => {
    expect(monthsNotCollected([line('carried', '2024-02', '2024-03'), line('carried', '2024-03')])).toBe(2)
  })
  it('are none without a line', () => {
    expect(monthsNotCollected([])).toBe(0)
  })
})

const kept = (state: PaymentState, month: string, more: Partial<LineOnRecord> = {}): LineOnRecord => ({
  ...line(state, month),
  isRoundOver: true,
  carriedMonths: 0,
  ...more,
})
const stillPaying = { isRoundOver: false }

describe('months in a row missed on the office’s record', () => {
  it('count each round by what became of it, and what came along once', () => {
    const lines = [
      kept('carried', '2024-03', { carriedMonths: 2 }),
      kept('carried', '2024-02', { carriedMonths: 1 }),
      kept('carried', '2024-01'),
    ]
    expect(monthsMissed(lines)).toBe(3)
  })
  it('stay two while the third round still pays, and are three once somebody was tried in vain', () => {
    const before = [kept('carried', '2024-02', { carriedMonths: 1 }), kept('carried', '2024-01')]
    expect(monthsMissed([kept('waiting', '2024-03', stillPaying), ...before])).toBe(2)
    expect(monthsMissed([kept('missed', '2024-03', stillPaying), ...before])).toBe(3)
  })
  it('are cleared by a line that was collected, whatever it brought along', () => {
    const lines = [kept('paid', '2024-03', { ...stillPaying, carriedMonths: 2 }), kept('carried', '2024-02'), kept('carried', '2024-01')]
    expect(monthsMissed(lines)).toBe(0)
  })
  it('do not grow by months made good that were carried: one round was missed', () => {
    expect(monthsMissed([kept('waiting', '2024-03', { ...stillPaying, carriedMonths: 4 }), kept('carried', '2024-02')])).toBe(1)
  })
  it('count what the first list on record brought along from before', () => {
    expect(monthsMissed([kept('waiting', '2024-03', { ...stillPaying, carriedMonths: 2 })])).toBe(2)
  })
})

describe('what follows from them', () => {
  it.each([
    [0, 'none'],
    [1, 'none'],
    [2, 'warn'],
    [3, 'propose-suspension'],
    [7, 'propose-suspension'],
  ])('after %d months of social assistance is %s', (months, kind) => {
    expect(collectionAdvice(months, 'BTXH', day).kind).toBe(kind)
  })
  it('names the circular it stands on', () => {
    expect(collectionAdvice(3, 'BTXH', day)).toEqual({
      kind: 'propose-suspension',
      months: 3,
      legalBasis: 'Thông tư 02/2021/TT-BLĐTBXH, Điều 2',
    })
  })
  it('is nothing for people with merit: no rule of the whole country is known', () => {
    expect(collectionAdvice(12, 'NCC', day)).toEqual({ kind: 'none' })
  })
  it('is nothing before the rule applied', () => {
    expect(collectionAdvice(3, 'BTXH', getPlainDate('2021-06-30'))).toEqual({ kind: 'none' })
  })
})
