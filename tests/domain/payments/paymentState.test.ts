import { describe, expect, it } from 'vitest'
import { isDue, LINE_OUTCOMES, PAYMENT_DOUBTS, paymentState } from '#domain/payments/PaymentOnProfile.ts'
import { ABSENT, payment, waitingLine } from './lines.ts'

const stateOf = (more: Parameters<typeof waitingLine>[0]) => paymentState(waitingLine(more))

describe('a line of a roll', () => {
  it('waits until somebody pays it', () => {
    expect(stateOf({})).toBe('waiting')
  })
  it('is paid by one payment', () => {
    expect(stateOf({ disbursements: [payment('a')] })).toBe('paid')
  })
  it('could not be paid when nobody came', () => {
    expect(stateOf({ unpaid: ABSENT })).toBe('missed')
  })
  it.each(PAYMENT_DOUBTS)('is being looked at while a payment is %s', (doubt) => {
    expect(stateOf({ disbursements: [payment('a', doubt)] })).toBe('review')
  })
  it('is being looked at when the first payment is good and the second is not', () => {
    expect(stateOf({ disbursements: [payment('a'), payment('b', 'double-paid')] })).toBe('review')
  })
  it.each(LINE_OUTCOMES.filter((outcome) => outcome !== 'open'))('ends as %s', (outcome) => {
    expect([stateOf({ outcome }), stateOf({ outcome, unpaid: ABSENT })]).toEqual([outcome, outcome])
  })
  it.each(LINE_OUTCOMES)('stays paid whatever became of it afterwards (%s): the cash is in a hand', (outcome) => {
    expect(stateOf({ outcome, disbursements: [payment('a')] })).toBe('paid')
  })
})

describe('a line is due', () => {
  it.each([
    ['while it waits', {}, true],
    ['when it was missed', { unpaid: ABSENT }, true],
    ['no longer when it is paid', { disbursements: [payment('a')] }, false],
    ['not while a payment is looked at', { disbursements: [payment('a', 'amount-differs')] }, false],
    ['no longer when it was stopped', { outcome: 'stopped' }, false],
    ['no longer when it went on to the next period', { outcome: 'carried' }, false],
  ] as const)('%s', (_title, more, expected) => {
    expect(isDue(waitingLine(more))).toBe(expected)
  })
})
