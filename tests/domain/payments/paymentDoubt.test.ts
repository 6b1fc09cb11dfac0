import { describe, expect, it } from 'vitest'
import { paymentDoubt, type LineAsKnown, type PaymentCircumstances } from '#domain/payments/paymentDoubt.ts'
import type { LineOutcome, PaymentDoubt } from '#domain/payments/PaymentOnProfile.ts'

const line: LineAsKnown = { amountInDong: 400_000, outcome: 'open', isPaid: false }
const paid: PaymentCircumstances = {
  amountInDong: 400_000,
  standing: 'present',
  isPeriodClosed: false,
  isSessionClosed: false,
  isLeasedElsewhere: false,
  isByTeller: true,
  isInArea: true,
}
const doubt = (known: Partial<LineAsKnown>, circumstances: Partial<PaymentCircumstances> = {}) =>
  paymentDoubt({ ...line, ...known }, { ...paid, ...circumstances })

describe('a payment', () => {
  it('of the right amount on an open line is doubted by nobody', () => {
    expect(doubt({})).toBeNull()
  })
  it.each<[string, Partial<LineAsKnown>, Partial<PaymentCircumstances>, PaymentDoubt]>([
    ['a line that is paid already', { isPaid: true }, {}, 'double-paid'],
    ['a line stopped meanwhile', { outcome: 'stopped' }, {}, 'line-stopped'],
    ['a line taken off the list', { outcome: 'withdrawn' }, {}, 'line-stopped'],
    ['a line that went on to the next period', { outcome: 'carried' }, {}, 'period-closed'],
    ['a line whose money was returned', { outcome: 'returned' }, {}, 'period-closed'],
    ['somebody dead', {}, { standing: 'dead' }, 'person-dead'],
    ['a period that is closed', {}, { isPeriodClosed: true }, 'period-closed'],
    ['one đồng less', {}, { amountInDong: 399_999 }, 'amount-differs'],
    ['a line another counter holds', {}, { isLeasedElsewhere: true }, 'leased-elsewhere'],
    ['a session that is closed', {}, { isSessionClosed: true }, 'session-closed'],
    ['somebody who is no teller', {}, { isByTeller: false }, 'not-a-teller'],
    ['a commune that is not theirs', {}, { isInArea: false }, 'not-your-area'],
  ])('for or by %s is looked at', (_title, ...[known, circumstances, expected]) => {
    expect(doubt(known, circumstances)).toBe(expected)
  })
  it.each(['present', 'reported-dead', 'moved', 'reported-moved', 'reported-refusing'] as const)(
    'to somebody %s is not doubted for that',
    (standing) => {
      expect(doubt({}, { standing })).toBeNull()
    },
  )
})

describe('of several doubts the heaviest alone is named', () => {
  const everything: PaymentCircumstances = {
    amountInDong: 1,
    standing: 'dead',
    isPeriodClosed: true,
    isSessionClosed: true,
    isLeasedElsewhere: true,
    isByTeller: false,
    isInArea: false,
  }
  it.each<[PaymentDoubt, Partial<LineAsKnown>, Partial<PaymentCircumstances>]>([
    ['double-paid', { isPaid: true, outcome: 'stopped' }, {}],
    ['line-stopped', { outcome: 'stopped' }, {}],
    ['person-dead', { outcome: 'carried' }, {}],
    ['period-closed', {}, { standing: 'present' }],
    ['amount-differs', {}, { standing: 'present', isPeriodClosed: false }],
    ['leased-elsewhere', {}, { standing: 'present', isPeriodClosed: false, amountInDong: 400_000 }],
  ])('%s', (expected, known, circumstances) => {
    expect(doubt(known, { ...everything, ...circumstances })).toBe(expected)
  })
  it.each<LineOutcome>(['open', 'stopped', 'withdrawn', 'carried', 'returned'])(
    'a second payment on a line that is %s is double',
    (outcome) => {
      expect(doubt({ isPaid: true, outcome })).toBe('double-paid')
    },
  )
})
