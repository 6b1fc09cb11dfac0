import { describe, expect, it } from 'vitest'
import { addPayments, countPayments, NO_PAYMENTS } from '#domain/payments/countPayments.ts'
import { PAYMENT_STATES, type PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import { ABSENT, payment, waitingLine } from './lines.ts'

const countsAs = (state: PaymentState) => {
  const standing = addPayments(NO_PAYMENTS, { state, lines: 2, sumInDong: 800_000 })
  return Object.entries(standing).flatMap(([kind, count]) => (count.lines === 2 && count.sumInDong === 800_000 ? [kind] : []))
}

describe('how a period stands', () => {
  it.each<[PaymentState, string[]]>([
    ['waiting', ['listed', 'waiting']],
    ['missed', ['listed', 'waiting', 'missed']],
    ['paid', ['listed', 'paid']],
    ['review', ['listed', 'paid', 'review']],
    ['stopped', ['listed', 'stopped']],
    ['carried', ['listed', 'carried']],
    ['returned', ['listed', 'returned']],
    ['withdrawn', []],
  ])('counts a line that is %s as %j', (state, kinds) => {
    expect(countsAs(state)).toEqual(kinds)
  })
  it('lists every line in exactly one of paid, waiting, stopped, carried and returned', () => {
    const apart = ['paid', 'waiting', 'stopped', 'carried', 'returned']
    const counted = PAYMENT_STATES.filter((state) => state !== 'withdrawn').map((state) =>
      countsAs(state).filter((kind) => apart.includes(kind)),
    )
    expect(counted.every((kinds) => kinds.length === 1)).toBe(true)
  })
  it('is nothing without lines', () => {
    expect(countPayments([])).toEqual(NO_PAYMENTS)
  })
  it('adds up lines and money by their state', () => {
    const lines = [
      waitingLine(),
      waitingLine({ unpaid: ABSENT, amountInDong: 600_000 }),
      waitingLine({ disbursements: [payment('a')] }),
      waitingLine({ disbursements: [payment('b', 'double-paid')] }),
      waitingLine({ outcome: 'withdrawn' }),
    ]
    expect(countPayments(lines)).toMatchObject({
      listed: { lines: 4, sumInDong: 1_800_000 },
      waiting: { lines: 2, sumInDong: 1_000_000 },
      missed: { lines: 1, sumInDong: 600_000 },
      paid: { lines: 2, sumInDong: 800_000 },
      review: { lines: 1, sumInDong: 400_000 },
    })
  })
})
