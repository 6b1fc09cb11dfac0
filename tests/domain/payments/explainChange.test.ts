import { describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { explainChange, newDecision, type Change, type Side } from '#domain/payments/explainChange.ts'
import { firstDayOf, getMonth } from '#domain/payments/months.ts'
import { sumOfParts, type PaymentPart } from '#domain/payments/PaymentLine.ts'
import { person } from '#tests/support/people.ts'
import { aid, COUNTER, part } from './rolls.ts'

const side = (parts: readonly PaymentPart[], decisionNumber = ''): Side => ({
  parts,
  amountInDong: sumOfParts(parts),
  payee: { kind: 'self' },
  channel: COUNTER.channel,
  payPointId: null,
  decisionNumber,
})
type Half = { readonly months: readonly string[]; readonly parts?: readonly PaymentPart[]; readonly decision?: string }
const half = ({ months, parts, decision }: Half): Change['before'] => ({
  side: parts && side(parts, decision),
  roll: { months: months.map(getMonth), payFrom: firstDayOf(getMonth(months[0] ?? '')) },
})
const elder = (more: Partial<BeneficiaryProfile> = {}) =>
  person({ fullName: 'Cụ Hoa', birth: '1940-05-02', entitlements: [aid()], ...more })
const change = (before: Half, after: Half, profile: BeneficiaryProfile | undefined = elder()): Change => ({
  profile,
  provinceCode: '75',
  before: half(before),
  after: half(after),
})
function told(...asked: Parameters<typeof change>) {
  const { shares, unexplained } = explainChange(change(...asked))
  return { shares: shares.map((one) => [one.explanation.kind, one.amountInDong]), unexplained }
}
const monthly = (...months: string[]) => months.map((month) => part({ months: [month] }))

describe('the number of months', () => {
  it('explains more of them in this roll, and fewer', () => {
    const [one, two] = [
      { months: ['2024-03'], parts: monthly('2024-03') },
      { months: ['2024-01', '2024-02'], parts: monthly('2024-01', '2024-02') },
    ]
    expect(told(two, one)).toEqual({ shares: [['months', -400_000]], unexplained: [] })
    expect(told(one, { months: ['2024-04', '2024-05'], parts: monthly('2024-04', '2024-05') }).shares).toEqual([['months', 400_000]])
  })
  it('is that of the roll where a list names no months', () => {
    const listed = part({ months: [], amountInDong: 800_000 })
    expect(told({ months: ['2024-01'], parts: monthly('2024-01') }, { months: ['2024-02', '2024-03'], parts: [listed] }).shares).toEqual([
      ['months', 400_000],
    ])
  })
  it('is explained by the beginning when a benefit began within the roll before', () => {
    const began = elder({ entitlements: [aid({ from: '2024-02-10' })] })
    const before = { months: ['2024-01', '2024-02'], parts: monthly('2024-02') }
    expect(told(before, { months: ['2024-03', '2024-04'], parts: monthly('2024-03', '2024-04') }, began).shares).toEqual([
      ['began', 400_000],
    ])
  })
  it('is explained by the death within this roll', () => {
    const before = { months: ['2024-01', '2024-02'], parts: monthly('2024-01', '2024-02') }
    const after = { months: ['2024-03', '2024-04'], parts: monthly('2024-03') }
    expect(told(before, after, elder({ standing: 'dead' })).shares).toEqual([['ended-standing', -400_000]])
    expect(told(before, after)).toEqual({ shares: [], unexplained: [-400_000] })
  })
})

describe('rates within a roll of several months', () => {
  it('lead from one roll to the next month by month', () => {
    const rising = [part({ months: ['2023-12'], amountInDong: 360_000 }), part({ months: ['2024-01'] })]
    const before = { months: ['2023-11'], parts: [part({ months: ['2023-11'], amountInDong: 360_000 })] }
    expect(told(before, { months: ['2023-12', '2024-01'], parts: rising })).toEqual({
      shares: [
        ['rate', 40_000],
        ['months', 360_000],
      ],
      unexplained: [],
    })
  })
  it('of the roll before do not count twice', () => {
    const rising = [part({ months: ['2023-12'], amountInDong: 360_000 }), part({ months: ['2024-01'] })]
    const { shares, unexplained } = told(
      { months: ['2023-12', '2024-01'], parts: rising },
      { months: ['2024-02', '2024-03'], parts: monthly('2024-02', '2024-03') },
    )
    expect([shares, unexplained]).toEqual([[['rate', 40_000]], []])
  })
})

describe('a decision', () => {
  const before = { months: ['2024-02'], parts: monthly('2024-02') }
  const raised = [part({ months: ['2024-03'], amountInDong: 420_000 })]

  it.each([
    ['', '', undefined],
    ['1/QĐ', '1/QĐ', undefined],
    ['1/QĐ', '', undefined],
    ['', '2/QĐ', { kind: 'decision', number: '2/QĐ' }],
    ['1/QĐ', '2/QĐ', { kind: 'decision', number: '2/QĐ' }],
  ])('is new when «%s» became «%s»: %j', (earlier, later, expected) => {
    expect(newDecision(change({ ...before, decision: earlier }, { months: ['2024-03'], parts: raised, decision: later }))).toEqual(expected)
  })
  it('explains what rules and rates do not', () => {
    expect(told(before, { months: ['2024-03'], parts: raised, decision: '2/QĐ' }).shares).toEqual([['decision', 20_000]])
  })
  it('explains a group in the place of another', () => {
    const other = [part({ months: ['2024-03'], categoryCode: 'K6-N', amountInDong: 800_000 })]
    expect(told(before, { months: ['2024-03'], parts: other, decision: '2/QĐ' })).toEqual({
      shares: [
        ['decision', -400_000],
        ['decision', 800_000],
      ],
      unexplained: [],
    })
  })
})

describe('a benefit that is on one of two rolls', () => {
  const before = { months: ['2024-02'], parts: monthly('2024-02') }
  const second = (from: string | null) => elder({ entitlements: [aid(), aid({ categoryCode: 'CS-DBN', from })] })
  const both = { months: ['2024-03'], parts: [...monthly('2024-03'), part({ months: ['2024-03'], categoryCode: 'CS-DBN' })] }

  it.each([
    ['2024-03-10', [['began', 400_000]], []],
    ['2024-02-10', [], [400_000]],
    [null, [], [400_000]],
  ])('beside another, begun on %s, is %j', (from, shares, unexplained) => {
    expect(told(before, both, second(from))).toEqual({ shares, unexplained })
  })
  it('and begun earlier is begun when its first months are made good here', () => {
    const late = { ...both, parts: [...both.parts, part({ kind: 'back-pay', categoryCode: 'CS-DBN', months: ['2024-02'] })] }
    expect(told(before, late, second('2024-02-10')).shares).toEqual([
      ['began', 400_000],
      ['back-pay', 400_000],
    ])
  })
  it('and is no longer there is a question while the person lives on it elsewhere', () => {
    expect(told(both, { months: ['2024-04'], parts: monthly('2024-04') })).toEqual({ shares: [], unexplained: [-400_000] })
  })
  it('of somebody nobody has a page of is a question', () => {
    expect(told({ months: ['2024-02'] }, { months: ['2024-03'], parts: monthly('2024-03') }, undefined).unexplained).toEqual([400_000])
  })
  it('ends by age in the month after a child turned 16, and in that very month', () => {
    const child = elder({ birth: '2008-03-10', entitlements: [] })
    const paid = (month: string) => [part({ categoryCode: 'K1', months: [month], amountInDong: 600_000 })]
    const [february, march] = [
      { months: ['2024-02'], parts: paid('2024-02') },
      { months: ['2024-03'], parts: paid('2024-03') },
    ]
    expect(told(march, { months: ['2024-04'] }, child).shares).toEqual([['age', -600_000]])
    expect(told(february, { months: ['2024-03'] }, child).shares).toEqual([['age', -600_000]])
    expect(told(february, { months: ['2024-03'] }, { ...child, birth: '2008-06-10' }).unexplained).toEqual([-600_000])
  })
})
