import { describe, expect, it } from 'vitest'
import {
  clearDoubt,
  LINES_ON_A_PROFILE,
  missLine,
  onLine,
  payLine,
  unpayLine,
  withLine,
  withPayments,
} from '#domain/payments/layPayments.ts'
import { paymentState, type PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import { person } from '#tests/support/people.ts'
import { ABSENT, payment, waitingLine } from './lines.ts'

const line = waitingLine()
const twice = payLine(payLine(line, payment('a')), payment('b', 'double-paid'))
const factsOf = (one: PaymentOnProfile) => one.disbursements.map(({ factId, doubt }) => [factId, doubt])

describe('a payment laid on a line', () => {
  it('pays it', () => {
    expect(paymentState(payLine(line, payment('a')))).toBe('paid')
  })
  it('changes nothing when it comes twice', () => {
    const paid = payLine(line, payment('a'))
    expect(payLine(paid, payment('a'))).toBe(paid)
  })
  it('stands beside the first when it is another one', () => {
    expect(factsOf(twice)).toEqual([
      ['a', null],
      ['b', 'double-paid'],
    ])
  })
  it('ends what was missed', () => {
    expect(payLine(missLine(line, ABSENT), payment('a')).unpaid).toBeNull()
  })
})

describe('a payment taken back', () => {
  it('leaves the line waiting again', () => {
    expect(paymentState(unpayLine(payLine(line, payment('a')), 'a'))).toBe('waiting')
  })
  it('makes the second of two the only one, second to nobody', () => {
    expect(factsOf(unpayLine(twice, 'a'))).toEqual([['b', null]])
  })
  it('leaves the second doubtful where its sum is not the line’s', () => {
    const [first, second] = [payment('a'), { ...payment('b', 'double-paid'), amountInDong: line.amountInDong - 1 }]
    expect(factsOf(unpayLine(payLine(payLine(line, first), second), 'a'))).toEqual([['b', 'amount-differs']])
  })
  it('leaves the first of two alone when the second is taken back', () => {
    expect(factsOf(unpayLine(twice, 'b'))).toEqual([['a', null]])
  })
  it('leaves a third double to the second', () => {
    expect(factsOf(unpayLine(payLine(twice, payment('c', 'double-paid')), 'a'))).toEqual([
      ['b', null],
      ['c', 'double-paid'],
    ])
  })
  it('keeps another doubt of the one that is first now', () => {
    expect(factsOf(unpayLine(payLine(payLine(line, payment('a')), payment('b', 'amount-differs')), 'a'))).toEqual([['b', 'amount-differs']])
  })
  it('that is not on the line changes nothing', () => {
    expect(unpayLine(twice, 'elsewhere')).toBe(twice)
  })
})

describe('an attempt in vain', () => {
  it('is told on a line that waits', () => {
    expect(paymentState(missLine(line, ABSENT))).toBe('missed')
  })
  it('is no news once the line is paid, whatever came first', () => {
    const paid = payLine(line, payment('a'))
    expect(missLine(paid, ABSENT)).toBe(paid)
  })
})

describe('a doubt', () => {
  it('ends when somebody lets the payment stand', () => {
    expect(paymentState(clearDoubt(twice, 'b'))).toBe('paid')
  })
  it('of another payment stays', () => {
    expect(paymentState(clearDoubt(twice, 'a'))).toBe('review')
  })
})

describe('a person’s page', () => {
  const hoa = person({ fullName: 'Nguyễn Thị Hoa', payments: [line] })
  const month = (text: string) => waitingLine({ lineId: text as PaymentOnProfile['lineId'], month: text as PaymentOnProfile['month'] })
  const monthsOn = (profile: typeof hoa) => profile.payments.map((one) => one.month)

  it('is the same page when none of its lines changed', () => {
    expect(
      withPayments(
        hoa,
        onLine('another', (one) => missLine(one, ABSENT)),
      ),
    ).toBe(hoa)
  })
  it('changes in the one line meant', () => {
    const both = { ...hoa, payments: [line, month('2024-02')] }
    const changed = withPayments(
      both,
      onLine('2024-02', (one) => missLine(one, ABSENT)),
    )
    expect(changed.payments.map(paymentState)).toEqual(['waiting', 'missed'])
  })
  it('shows the newest period first, in whatever order they are released', () => {
    const page = ['2024-02', '2024-04'].map(month).reduce(withLine, hoa)
    expect(monthsOn(page)).toEqual(['2024-04', '2024-03', '2024-02'])
  })
  it('shows so many periods and no more', () => {
    const page = ['2024-04', '2024-05', '2024-06', '2024-07'].map(month).reduce(withLine, hoa)
    expect([monthsOn(page).length, monthsOn(page)[0]]).toEqual([LINES_ON_A_PROFILE, '2024-07'])
  })
  it('shows a line released again once, as it stands now', () => {
    expect(withLine(hoa, waitingLine({ amountInDong: 800_000 })).payments.map((one) => one.amountInDong)).toEqual([800_000])
  })
})
