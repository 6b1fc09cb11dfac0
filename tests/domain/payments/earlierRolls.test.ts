import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { earlierRolls } from '#domain/payments/earlierRolls.ts'
import { getMonth } from '#domain/payments/months.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import { part } from './rolls.ts'

const [here, elsewhere] = ['26305', '26308'] as [UnitCode, UnitCode]
const hoa = { id: 'hoa' as BeneficiaryId, unitCode: here }
const elder = { programmeCode: 'BTXH', categoryCode: 'K5c' }
const line = (parts: readonly PaymentPart[], who: { id: BeneficiaryId; unitCode: UnitCode } = hoa) => ({
  beneficiaryId: who.id,
  unitCode: who.unitCode,
  parts,
})
const april = getMonth('2024-04')
const paid = (...lines: ReturnType<typeof line>[]) => [...earlierRolls(lines, april).paidFor(hoa, elder).months]

describe('what earlier rolls gave a person for a benefit', () => {
  it('is told month by month over all rolls', () => {
    expect(paid(line([part({ months: ['2024-01'] })]), line([part({ months: ['2024-02', '2024-03'], amountInDong: 800_000 })]))).toEqual([
      ['2024-01', 400_000],
      ['2024-02', 400_000],
      ['2024-03', 400_000],
    ])
  })
  it('counts months made good, on top of what was paid for them', () => {
    const both = line([part({ months: ['2024-02'] }), part({ kind: 'back-pay', months: ['2024-02'], amountInDong: 100_000 })])
    expect(paid(both)).toEqual([['2024-02', 500_000]])
  })
  it.each(['carried', 'one-off', 'recovery'] as const)('counts nothing that is %s: it is the same money again, or no month’s', (kind) => {
    expect(paid(line([part({ kind, months: ['2024-02'] })]))).toEqual([])
  })
  it('keeps groups, programmes and people apart', () => {
    const others = [
      line([part({ categoryCode: 'K6-N', months: ['2024-02'] })]),
      line([part({ programmeCode: 'NCC', months: ['2024-02'] })]),
      line([part({ months: ['2024-02'] })], { id: 'tam' as BeneficiaryId, unitCode: here }),
    ]
    expect(paid(...others)).toEqual([])
  })
})

describe('what nobody was paid for', () => {
  const january = part({ months: ['2024-01'] })
  const told = (...lines: Parameters<typeof earlierRolls>[0]) => {
    const { months, withheld } = earlierRolls(lines, april).paidFor(hoa, elder)
    return [[...months.keys()], [...withheld]]
  }
  it('is no month paid, and is known as asked about or not', () => {
    expect(told({ ...line([january]), withheld: 'to-ask' })).toEqual([[], [['2024-01', 'to-ask']]])
    expect(told({ ...line([january]), withheld: 'asked' })).toEqual([[], [['2024-01', 'asked']]])
  })
  it('is paid once another line makes it good', () => {
    const madeGood = line([part({ kind: 'back-pay', months: ['2024-01'] })])
    expect(told({ ...line([january]), withheld: 'to-ask' }, madeGood)).toEqual([['2024-01'], []])
  })
  it('takes the months along that were carried onto its line', () => {
    const stopped = {
      ...line([part({ months: ['2024-02'] }), part({ kind: 'carried', months: ['2024-01'] })]),
      withheld: 'to-ask',
    } as const
    expect(told(line([january]), stopped)).toEqual([
      [],
      [
        ['2024-02', 'to-ask'],
        ['2024-01', 'to-ask'],
      ],
    ])
  })
})

describe('the month from which rolls are on record', () => {
  const since = (unitCode: UnitCode, programmeCode: string, ...lines: ReturnType<typeof line>[]) =>
    earlierRolls(lines, april).paidFor({ id: hoa.id, unitCode }, { programmeCode, categoryCode: '' }).recordedFrom
  const january = line([part({ months: ['2024-01'] })])
  const february = line([part({ months: ['2024-02'] })])

  it('is the first of any person of the commune and programme', () => {
    expect(since(here, 'BTXH', february, january)).toBe('2024-01')
  })
  it('is the roll’s own where the commune or the programme had none', () => {
    expect([since(elsewhere, 'BTXH', january), since(here, 'NCC', january), since(here, 'BTXH')]).toEqual([april, april, april])
  })
  it('is not moved by months made good: they tell of a month in which there was no line', () => {
    expect(since(here, 'BTXH', february, line([part({ kind: 'back-pay', months: ['2023-11'] })]))).toBe('2024-02')
  })
})
