import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { getMonth } from '#domain/payments/months.ts'
import { startProposals } from '#domain/payments/startProposals.ts'
import { stopProposals } from '#domain/payments/stopProposals.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid, merit } from './rolls.ts'

const someone = (birth: string, more: Partial<BeneficiaryProfile> = {}) => person({ fullName: 'Cụ Hoa', birth, ...more })
const group = (categoryCode: string, coefficient: number) => [
  aid({ categoryCode, coefficient, monthlyAmountInDong: coefficient * 400_000 }),
]
const starts = (profile: BeneficiaryProfile, month: string) => startProposals([profile], getMonth(month)).map((one) => one.categoryCode)
const stops = (profile: BeneficiaryProfile, month: string) => stopProposals([profile], getMonth(month))
const poor = { poverty: [{ year: 2024, class: 'NGHEO_A' as const }] }

describe('a benefit that an age opens', () => {
  it.each([
    ['1944-03-31', '2024-03', ['K5c']],
    ['1944-03-31', '2024-02', []],
    ['1944-03-31', '2024-04', []],
    ['1944', '2024-12', ['K5c']],
    ['', '2024-12', []],
    ['1950-08-10', '2025-08', ['HTXH']],
    ['1950-06-10', '2025-07', ['HTXH']],
    ['1950-06-10', '2025-06', []],
    ['1946-08-10', '2026-08', ['K5c']],
    ['1955-08-10', '2025-08', []],
  ])('is proposed for somebody born «%s» in %s: %j', (birth, month, codes) => {
    expect(starts(someone(birth), month)).toEqual(codes)
  })
  it('is the social pension at 70 for a poor household', () => {
    expect(starts(someone('1955-08-10', poor), '2025-08')).toEqual(['HTXH'])
  })
  it('is proposed at 75 for a poor household before the social pension, where the region must be checked', () => {
    const [proposal] = startProposals([someone('1949-03-10', poor)], getMonth('2024-03'))
    expect([proposal?.categoryCode, proposal?.condition]).toEqual([
      'K5b',
      'Sống ở xã, thôn vùng dân tộc thiểu số và miền núi đặc biệt khó khăn',
    ])
  })
  it('says by what and how surely, and from when it runs', () => {
    expect(startProposals([someone('1950-08-10')], getMonth('2025-08'))).toMatchObject([
      { name: 'Trợ cấp hưu trí xã hội', ageInYears: 75, runsFrom: 'decision', legalBasis: 'Nghị định 176/2025/NĐ-CP', certainty: 'likely' },
    ])
  })
  it.each([
    ['who lives on other aid already', { entitlements: group('K6-N', 2) }],
    ['who is dead', { standing: 'dead' as const }],
    ['who is reported dead', { standing: 'reported-dead' as const }],
  ])('is not proposed for somebody %s', (_title, more) => {
    expect(starts(someone('1944-03-31', more), '2024-03')).toEqual([])
  })
  it.each([
    ['a carer', group('CS-DBN', 1)],
    ['a person with merit', [merit('TU_DAY', 1_233_000)]],
  ])('is proposed for %s, whose pay stands beside it', (_title, entitlements) => {
    expect(starts(someone('1944-03-31', { entitlements }), '2024-03')).toEqual(['K5c'])
  })
})

describe('a benefit that ends or changes by age', () => {
  it.each([
    ['K1 at 16', 'K1', 1.5, '2008-03-10'],
    ['K3 at 16', 'K3', 2, '2008-03-10'],
    ['K2 at 23', 'K2', 1.5, '2001-03-10'],
    ['K7 at 3', 'K7', 1.5, '2021-03-10'],
    ['K5b at 80', 'K5b', 1, '1944-03-10'],
  ])('%s, reached in March, is proposed to stop from April', (_title, ...[code, coefficient, birth]) => {
    const who = someone(birth, { entitlements: group(code, coefficient) })
    expect(stops(who, '2024-04')).toMatchObject([{ kind: 'stop', reason: 'age', categoryCode: code, from: '2024-04' }])
    expect([stops(who, '2024-03'), stops(who, '2024-05')]).toEqual([[], []])
  })
  it.each([
    ['K1 at 4', 'K1', '2020-03-10', 2.5, 1.5, '2024-04'],
    ['K3 at 4', 'K3', '2020-03-10', 2.5, 2, '2024-04'],
    ['K6-DBN at 16', 'K6-DBN', '2008-03-10', 2.5, 2, '2024-04'],
    ['K6-N at 60', 'K6-N', '1964-03-10', 1.5, 2, '2024-03'],
    ['K5a at 80', 'K5a', '1944-03-10', 1.5, 2, '2024-03'],
  ])('%s changes: more from the month itself, less from the month after', (_title, ...[code, birth, before, after, month]) => {
    const who = someone(birth, { entitlements: group(code, before) })
    expect(stops(who, month)).toMatchObject([{ kind: 'change', coefficientBefore: before, coefficientAfter: after, from: month }])
    expect(stops(who, month === '2024-04' ? '2024-03' : '2024-04')).toEqual([])
  })
  it('is not told of a carer, whose charge’s age is not on their page', () => {
    expect(stops(someone('2008-03-10', { entitlements: group('CS-NHAN-DBN', 2.5) }), '2024-04')).toEqual([])
  })
  it('is not told of people with merit, nor of an unknown age', () => {
    expect(stops(someone('1944-03-10', { entitlements: [merit('TU_DAY', 1_233_000)] }), '2024-04')).toEqual([])
    expect(stops(someone('', { entitlements: group('K1', 1.5) }), '2024-04')).toEqual([])
  })
})

describe('a benefit of somebody gone', () => {
  const gone = (standing: BeneficiaryProfile['standing']) => someone('1940', { standing, entitlements: group('K5c', 1) })

  it.each(['dead', 'moved'] as const)('and %s stops from the month after the day on record', (standing) => {
    const who = gone(standing)
    const endedOn = new Map<BeneficiaryId, ReturnType<typeof getPlainDate>>([[who.id, getPlainDate('2024-02-29')]])
    expect(stopProposals([who], getMonth('2024-03'), endedOn)).toMatchObject([{ kind: 'stop', reason: standing, from: '2024-03' }])
  })
  it('without a day on record stops with the month asked about', () => {
    expect(stops(gone('dead'), '2024-03')).toMatchObject([{ kind: 'stop', from: '2024-03' }])
  })
  it.each(['reported-dead', 'reported-moved', 'reported-refusing'] as const)('only %s is asked about', (standing) => {
    expect(stops(gone(standing), '2024-03')).toMatchObject([{ kind: 'ask', standing }])
  })
  it('who had none needs no proposal', () => {
    expect(stops(someone('1940', { standing: 'dead' }), '2024-03')).toEqual([])
  })
})
