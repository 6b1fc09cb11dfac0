import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { amountQuestions, entitlementOnRoll } from '#domain/payments/entitlementOnRoll.ts'
import { getMonth } from '#domain/payments/months.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid, merit } from './rolls.ts'

type Asked = { readonly months?: readonly string[]; readonly payFrom?: string; readonly birth?: string; readonly provinceCode?: string }

function onRoll(entitlement: Entitlement, { months = ['2024-03'], payFrom, birth = '1940-05-02', provinceCode = '75' }: Asked = {}) {
  const who = person({ fullName: 'Cụ Hoa', birth, entitlements: [entitlement] })
  const payDay = getPlainDate(payFrom ?? `${months[0] ?? ''}-01`)
  return entitlementOnRoll(who, entitlement, { months: months.map(getMonth), payFrom: payDay, provinceCode })
}
const amounts = (...asked: Parameters<typeof onRoll>) => {
  const one = onRoll(...asked)
  return one?.months.map((month) => one.amountIn(month))
}
const questions = (...asked: Parameters<typeof onRoll>) => {
  const one = onRoll(...asked)
  return one && amountQuestions(one).map((question) => question.kind)
}

describe('the months of a roll a benefit runs in', () => {
  it.each([
    [null, ['2024-01', '2024-02']],
    ['2023-06-15', ['2024-01', '2024-02']],
    ['2024-01-31', ['2024-01', '2024-02']],
    ['2024-02-01', ['2024-02']],
    ['2024-02-29', ['2024-02']],
  ])('when it began on %s are %j', (from, months) => {
    expect(onRoll(aid({ from }), { months: ['2024-01', '2024-02'] })?.months).toEqual(months)
  })
  it('are none when it begins after the roll', () => {
    expect(onRoll(aid({ from: '2024-03-01' }), { months: ['2024-01', '2024-02'] })).toBeUndefined()
  })
})

describe('the amount of a month', () => {
  it.each<[string, Entitlement, Asked, number[]]>([
    ['the paper’s, where rules give the same', aid(), {}, [400_000]],
    ['the paper’s, where rules give another', aid({ monthlyAmountInDong: 395_000 }), {}, [395_000]],
    ['the paper’s, for a group nobody knows', aid({ categoryCode: 'K9' }), {}, [400_000]],
    ['the national standard’s in another province', aid({ monthlyAmountInDong: 360_000 }), { provinceCode: '01' }, [360_000]],
    ['each month’s own when the standard rises between them', aid(), { months: ['2023-12', '2024-01'] }, [360_000, 400_000]],
    [
      'each month’s own, explained by the first of them',
      aid({ monthlyAmountInDong: 360_000 }),
      { months: ['2023-12', '2024-01'] },
      [360_000, 400_000],
    ],
    [
      'the paper’s in both months where neither explains it',
      aid({ monthlyAmountInDong: 385_000 }),
      { months: ['2023-12', '2024-01'] },
      [385_000, 385_000],
    ],
    [
      'the table’s of each month',
      merit('TU_DAY', 1_673_000),
      { months: ['2024-06', '2024-07'], payFrom: '2024-07-01' },
      [1_233_000, 1_673_000],
    ],
    ['the paper’s where no table is known', merit('TU_DAY', 1_807_000), { months: ['2026-12'] }, [1_807_000]],
    [
      'three children’s at each standard',
      aid({ categoryCode: 'K4', coefficient: 3, monthlyAmountInDong: 1_200_000 }),
      { months: ['2023-12', '2024-01'] },
      [1_080_000, 1_200_000],
    ],
  ])('is %s', (_title, ...[entitlement, asked, expected]) => {
    expect(amounts(entitlement, asked)).toEqual(expected)
  })
  it('keeps the coefficient decided through a month in which the age changes: that is for a decision', () => {
    const child = aid({ categoryCode: 'K1', coefficient: 2.5, monthlyAmountInDong: 1_000_000 })
    expect(amounts(child, { months: ['2024-03', '2024-04'], birth: '2020-03-10' })).toEqual([1_000_000, 1_000_000])
  })
})

describe('what a list is asked about an amount', () => {
  it.each<[string, Entitlement, Asked, string[]]>([
    ['nothing when rules explain it', aid(), {}, []],
    ['the difference', aid({ monthlyAmountInDong: 360_000 }), {}, ['amount-differs']],
    ['the age that no row fits', aid(), { birth: '1960-05-02' }, ['no-rate']],
    ['the group nobody knows', aid({ categoryCode: '' }), {}, ['no-rate']],
    ['the table nobody has', merit('TU_DAY', 1_807_000), { months: ['2026-12'] }, ['no-rate']],
    ['the amount that is missing', aid({ monthlyAmountInDong: 0 }), {}, ['no-amount']],
    ['the amount below nothing', aid({ monthlyAmountInDong: -1 }), {}, ['no-amount']],
    ['nothing of another programme', aid({ programmeCode: 'KHAC', categoryCode: 'X' }), {}, []],
    [
      'nothing of a social pension at its level',
      aid({ categoryCode: 'HTXH', coefficient: null, monthlyAmountInDong: 500_000 }),
      { months: ['2025-09'] },
      [],
    ],
    [
      'the social pension that is not its level',
      aid({ programmeCode: 'KHAC', categoryCode: 'HTXH' }),
      { months: ['2025-09'] },
      ['amount-differs'],
    ],
    [
      'nothing in the month a coefficient is outgrown',
      aid({ categoryCode: 'K1', coefficient: 2.5, monthlyAmountInDong: 1_000_000 }),
      { birth: '2020-03-10' },
      [],
    ],
    [
      'the coefficient in the month after',
      aid({ categoryCode: 'K1', coefficient: 2.5, monthlyAmountInDong: 1_000_000 }),
      { birth: '2020-02-10' },
      ['amount-differs'],
    ],
    [
      'the coefficient that the age raised',
      aid({ categoryCode: 'K5a', coefficient: 1.5, monthlyAmountInDong: 600_000 }),
      { birth: '1944-03-31' },
      ['amount-differs'],
    ],
  ])('is %s', (_title, ...[entitlement, asked, expected]) => {
    expect(questions(entitlement, asked)).toEqual(expected)
  })
  it('says paper, rate and the difference between them', () => {
    const one = onRoll(aid({ monthlyAmountInDong: 450_000 }))
    expect(one && amountQuestions(one)).toMatchObject([{ paperInDong: 450_000, rateInDong: 400_000, differenceInDong: 50_000 }])
  })
})
