import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { explainEntitlement, monthlyAmountOn } from '#domain/programmes/monthlyAmountOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const march = getPlainDate('2024-03-31')
const elder = { programmeCode: 'BTXH', categoryCode: 'K5c', ageInYears: 84, provinceCode: '75' } as const
const line = (wanted: Partial<Entitlement>): Entitlement => ({
  programmeCode: 'BTXH',
  categoryCode: 'K5c',
  coefficient: 1,
  monthlyAmountInDong: 400_000,
  from: null,
  ...wanted,
})
const explained = (wanted: Partial<Entitlement>, ageInYears = 84) =>
  explainEntitlement(line(wanted), { ageInYears, provinceCode: '75' }, march)?.kind

describe('a monthly amount', () => {
  it('is coefficient × standard of the day, and says which', () => {
    expect(monthlyAmountOn(elder, march)).toMatchObject({
      amountInDong: 400_000,
      explanation: { coefficient: 1, standardInDong: 400_000, standardSource: { certainty: 'inferred' } },
    })
  })
  it('follows the standard when the day moves on', () => {
    expect(monthlyAmountOn(elder, getPlainDate('2024-07-01'))?.amountInDong).toBe(500_000)
  })
  it('counts each child of a poor single parent', () => {
    expect(monthlyAmountOn({ ...elder, categoryCode: 'K4', ageInYears: 34, children: 3 }, march)?.amountInDong).toBe(1_200_000)
  })
  it('is the published rate for people with merit', () => {
    expect(monthlyAmountOn({ programmeCode: 'NCC', categoryCode: 'BENH_BINH_61' }, march)).toMatchObject({
      amountInDong: 3_406_000,
      explanation: { kind: 'published-rate' },
    })
  })
  it('is none when the age lies outside the group', () => {
    expect(monthlyAmountOn({ ...elder, ageInYears: 79 }, march)).toBeUndefined()
  })
})

describe('a line of a list', () => {
  it.each<[string, Partial<Entitlement>, number]>([
    ['by its coefficient', {}, 84],
    ['by two children', { categoryCode: 'K4', coefficient: 2, monthlyAmountInDong: 800_000 }, 33],
    ['by the degree of disability', { categoryCode: 'K6-DBN', coefficient: 2.5, monthlyAmountInDong: 1_000_000 }, 9],
  ])('is explained %s', (_title, wanted, age) => {
    expect(explained(wanted, age)).toBe('coefficient')
  })
  it('is explained by the published table', () => {
    expect(explained({ programmeCode: 'NCC', categoryCode: 'TU_DAY', coefficient: null, monthlyAmountInDong: 1_233_000 })).toBe(
      'published-rate',
    )
  })
  it.each<[string, Partial<Entitlement>]>([
    ['the amount differs', { monthlyAmountInDong: 360_000 }],
    ['the coefficient is not the one of the age', { coefficient: 1.5, monthlyAmountInDong: 600_000 }],
    ['amount and coefficient disagree', { coefficient: 2 }],
    ['the group is unknown', { categoryCode: 'K9' }],
  ])('stays unexplained when %s', (_title, wanted) => {
    expect(explained(wanted)).toBeUndefined()
  })
})
