import { describe, expect, it } from 'vitest'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import {
  KINDS,
  monthsToChoose,
  readAmount,
  readPhone,
  reportOf,
  stepAt,
  stepsOf,
} from '#app/features/beneficiary/report-problem/reportSteps.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { slipPage } from '#tests/support/slipPages.ts'

const month = '2026-12' as PaymentMonth
const said = { id: 'a3c1f7de-0000-4000-8000-000000000001', note: '' }

describe('what a person reports', () => {
  it.each(KINDS)('is asked in at most three questions: %s', (kind) => {
    expect(stepsOf(kind).filter((step) => step !== 'check').length).toBeLessThanOrEqual(3)
  })
  it('stands at the first question without an answer, whatever the address wants', () => {
    expect([stepAt({}, 3), stepAt({ kind: 'not-received' }, 9), stepAt({ kind: 'not-received', month, taker: 'nobody' }, 3)]).toEqual([
      'kind',
      'month',
      'check',
    ])
  })
  it('goes back to a question that was answered', () => {
    expect(stepAt({ kind: 'not-received', month, taker: 'nobody' }, 1)).toBe('month')
  })
  it('is not sent while an answer is missing', () => {
    expect(reportOf({ kind: 'not-received', month }, said)).toBeUndefined()
  })
  it('goes with the amount as a number', () => {
    expect(reportOf({ kind: 'wrong-amount', month, amount: '500.000 đồng' }, said)).toEqual({
      ...said,
      kind: 'wrong-amount',
      month,
      receivedInDong: 500_000,
    })
  })
  it.each([
    ['500.000', 500_000],
    ['500 000 đ', 500_000],
    ['0', 0],
    ['năm trăm', undefined],
    ['', undefined],
  ])('reads the amount «%s»', (text, amount) => {
    expect(readAmount(text)).toBe(amount)
  })
  it.each([
    ['0912 345 678', '0912345678'],
    ['+84912345678', '0912345678'],
    ['12345', undefined],
  ])('reads the phone number «%s»', (text, phone) => {
    expect(readPhone(text)).toBe(phone)
  })
  it('is about the coming month and the last ones, newest first', () => {
    expect(monthsToChoose(slipPage(), 'not-received', getPlainDate('2026-11-29'))).toEqual(['2026-12', '2026-11', '2026-10', '2026-09'])
  })
})
