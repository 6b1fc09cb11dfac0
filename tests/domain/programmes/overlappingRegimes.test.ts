import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { overlappingRegimes } from '#domain/programmes/overlappingRegimes.ts'

const aid = (categoryCode: string, coefficient: number | null, monthlyAmountInDong: number): Entitlement => ({
  programmeCode: 'BTXH',
  categoryCode,
  coefficient,
  monthlyAmountInDong,
  from: null,
})
const elder = aid('K5c', 1, 500_000)
const disabled = aid('K6-N', 2, 1_000_000)
const parent = aid('K4', 2, 1_000_000)
const pension = aid('HTXH', null, 500_000)
const carer = aid('CS-DBN', 1, 500_000)
const wounded: Entitlement = { ...aid('THUONG_BINH_61', null, 5_450_000), programmeCode: 'NCC' }
const told = (...entitlements: Entitlement[]) => overlappingRegimes({ entitlements }).map((one) => [one.kind, one.overInDong])

describe('benefits of one person that do not stand together', () => {
  it('are all but the highest coefficient', () => {
    expect(overlappingRegimes({ entitlements: [elder, disabled] })).toEqual([
      { kind: 'highest-of', beside: [elder], counted: [disabled], overInDong: 500_000 },
    ])
  })
  it('are weighed by amount when a list gives no coefficients', () => {
    const [warning] = overlappingRegimes({ entitlements: [aid('K5c', null, 500_000), aid('K6-N', null, 1_000_000)] })
    expect(warning).toMatchObject({ beside: [{ categoryCode: 'K5c' }] })
  })
  it.each<[string, Entitlement, Entitlement, string]>([
    ['social pension, the lower', pension, disabled, 'K6-N'],
    ['social pension, the higher', { ...pension, monthlyAmountInDong: 1_200_000 }, disabled, 'HTXH'],
    ['social pension, the same', pension, elder, 'K5c'],
  ])('are %s, beside monthly aid', (_title, ...[one, other, higher]) => {
    expect(overlappingRegimes({ entitlements: [one, other] })).toMatchObject([{ kind: 'two-regimes', higher: { categoryCode: higher } }])
  })
  it('are the same group twice', () => {
    expect(told(elder, elder)).toEqual([['twice', 500_000]])
  })
})

describe('benefits of one person that do stand together', () => {
  it.each<[string, Entitlement[]]>([
    ['one alone', [elder]],
    ['none', []],
    ['a poor single parent’s and a disability', [parent, disabled]],
    ['a carer’s and one’s own', [elder, carer]],
    ['a carer’s and social pension', [pension, carer]],
    ['merit and monthly aid', [wounded, elder]],
    ['merit and social pension', [wounded, pension]],
  ])('are %s', (_title, entitlements) => {
    expect(told(...entitlements)).toEqual([])
  })
})
