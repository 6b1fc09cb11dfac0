import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { getMonth } from '#domain/payments/months.ts'
import { rollProposals } from '#domain/payments/rollProposals.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid } from './rolls.ts'

const someone = (more: Partial<BeneficiaryProfile>) => person({ fullName: 'Cụ Hoa', birth: '1944-03-31', ...more })
const propose = (
  profile: BeneficiaryProfile,
  months: readonly string[],
  endedOn?: ReadonlyMap<BeneficiaryId, ReturnType<typeof getPlainDate>>,
) => rollProposals([profile], months.map(getMonth), endedOn)

describe('what the months of a roll bring', () => {
  it('is a benefit that an age opens in either of two months paid together', () => {
    expect(propose(someone({}), ['2024-02', '2024-03']).starts.map((one) => [one.categoryCode, one.month])).toEqual([['K5c', '2024-03']])
  })
  it('is the end of a benefit once, however many months are paid together', () => {
    const dead = someone({ standing: 'dead', entitlements: [aid()] })
    const endedOn = new Map([[dead.id, getPlainDate('2024-01-15')]])
    expect(propose(dead, ['2024-03', '2024-04'], endedOn).stops).toMatchObject([{ kind: 'stop', reason: 'dead', from: '2024-02' }])
  })
  it('is a report nobody confirmed, asked once', () => {
    const reported = someone({ standing: 'reported-dead', entitlements: [aid()] })
    expect(propose(reported, ['2024-03', '2024-04']).stops).toEqual([
      { kind: 'ask', beneficiaryId: reported.id, standing: 'reported-dead' },
    ])
  })
  it('counts in the order of the months, whatever order they are named in', () => {
    const child = someone({ birth: '2020-03-10', entitlements: [aid({ categoryCode: 'K1', coefficient: 2.5 })] })
    expect(propose(child, ['2024-04', '2024-03']).stops).toMatchObject([{ kind: 'change', from: '2024-04', coefficientAfter: 1.5 }])
  })
  it('is two benefits that do not stand together, with whom they are', () => {
    const two = someone({ entitlements: [aid(), aid({ categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 800_000 })] })
    expect(propose(two, ['2024-03']).overlaps).toMatchObject([{ beneficiaryId: two.id, kind: 'highest-of', overInDong: 400_000 }])
  })
  it('is nothing for somebody whose benefit goes on', () => {
    expect(propose(someone({ entitlements: [aid()] }), ['2024-03'])).toEqual({ starts: [], stops: [], overlaps: [] })
  })
})
