import { describe, expect, it } from 'vitest'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import { amountAtRatesOf, likeliestAmount, possibleAmounts } from '#domain/programmes/possibleAmounts.ts'
import { rateDay } from '#domain/programmes/rateDay.ts'
import { hasRates, tableRateOn } from '#domain/programmes/tableRateOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const question = (categoryCode: string, birth: string, days: { day?: string; payDay?: string; coefficient?: number } = {}) => {
  const day = getPlainDate(days.day ?? '2024-03-01')
  const payDay = days.payDay === undefined ? day : getPlainDate(days.payDay)
  const programmeCode = /^[A-Z_]+(_\d+)?$/.test(categoryCode) && categoryCode !== 'HTXH' ? 'NCC' : 'BTXH'
  const benefit = { programmeCode, categoryCode, coefficient: days.coefficient ?? null }
  return { benefit, birth: parseBirthDate(birth) ?? { precision: 'unknown' as const }, provinceCode: '75', day, payDay }
}
const amounts = (...asked: Parameters<typeof question>) => possibleAmounts(question(...asked)).map((one) => one.amountInDong)

describe('what rules and rates give for a month', () => {
  it.each<[string, string, string, Parameters<typeof question>[2], number[]]>([
    ['one amount, the age known', 'K5c', '1940-05-02', {}, [400_000]],
    ['none below the age', 'K5c', '1960-05-02', {}, []],
    ['those of January and December of a bare year', 'K5a', '1944', {}, [600_000, 800_000]],
    ['each child’s of a poor single parent', 'K4', '1990', { coefficient: 3 }, [1_200_000]],
    ['any row of a carer’s group, the one on paper first', 'CS-NHAN-DBN', '1980', { coefficient: 1.5 }, [600_000, 1_000_000]],
    ['any row without a birth year', 'K1', '', {}, [1_000_000, 600_000]],
    ['the higher coefficient once more in the month it is outgrown', 'K1', '2020-03-10', { coefficient: 2.5 }, [1_000_000, 600_000]],
    ['the new one alone in the month after', 'K1', '2020-02-10', {}, [600_000]],
    ['only the higher in the month it is grown into', 'K5a', '1944-03-20', {}, [800_000]],
    ['the last month of a group that is outgrown', 'K1', '2008-03-10', {}, [600_000]],
    ['the published rate of merit', 'TU_DAY', '1940', {}, [1_233_000]],
    ['none for an unknown group', 'K9', '1940', {}, []],
    ['none for merit after the last known table', 'TU_DAY', '1940', { day: '2026-12-01' }, []],
    ['the level of the social pension', 'HTXH', '1940', { day: '2025-08-01' }, [500_000]],
  ])('is %s', (_title, ...[code, birth, days, expected]) => {
    expect(amounts(code, birth, days)).toEqual(expected)
  })
  it.each([
    ['2026-09-25', 500_000],
    ['2026-10-05', 540_000],
  ])('is for August 2026, paid on %s, %d: a decree not yet in force is known to nobody', (payDay, amount) => {
    expect(amounts('K5c', '1940', { day: '2026-08-01', payDay })).toEqual([amount])
    expect(amounts('HTXH', '1940', { day: '2026-08-01', payDay })).toEqual([amount])
  })
  it('is for merit still the last table while the new decree is not in force', () => {
    expect(amounts('TU_DAY', '1940', { day: '2026-08-01', payDay: '2026-08-05' })).toEqual([1_673_000])
  })
  it('is likeliest what stands on paper', () => {
    const possible = possibleAmounts(question('K5a', '1944'))
    expect([800_000, 700_000].map((paper) => likeliestAmount(possible, paper)?.amountInDong)).toEqual([800_000, 600_000])
  })
})

describe('a claim that one month explains', () => {
  it.each([
    ['K5c', '2023-12-01', 360_000],
    ['K5c', '2024-07-01', 500_000],
    ['TU_DAY', '2024-07-01', 1_673_000],
    ['TU_DAY', '2023-06-01', undefined],
  ])('%s is worth on %s %s', (code, day, amount) => {
    const [explained] = possibleAmounts(question(code, '1940'))
    expect(explained && amountAtRatesOf(question(code, '1940', { day }), explained)).toBe(amount)
  })
})

describe('the day whose tables are used', () => {
  it.each([
    ['2023-08-01', '2023-08-05', '2023-06-30'],
    ['2023-08-01', '2023-09-05', '2023-08-01'],
    ['2023-12-01', '2023-12-01', '2023-12-01'],
  ])('for merit in %s, paid on %s, is %s', (day, payDay, expected) => {
    const { benefit, provinceCode } = question('TU_DAY', '1940')
    expect(rateDay({ benefit, provinceCode, day: getPlainDate(day), payDay: getPlainDate(payDay) })).toBe(expected)
  })
})

describe('the table of a benefit', () => {
  it.each([
    ['2025-06-30', undefined],
    ['2025-07-01', 500_000],
    ['2026-06-30', 500_000],
    ['2026-07-01', 540_000],
  ])('of social pension on %s says %s', (day, amount) => {
    expect(tableRateOn({ programmeCode: 'KHAC', categoryCode: 'HTXH' }, getPlainDate(day))?.amountInDong).toBe(amount)
  })
  it.each([
    ['BTXH', 'K5c', true],
    ['NCC', '', true],
    ['KHAC', 'HTXH', true],
    ['KHAC', '', false],
  ])('is looked for under %s %s: %s', (programmeCode, categoryCode, is) => {
    expect(hasRates({ programmeCode, categoryCode })).toBe(is)
  })
})

describe('a name on a printed list', () => {
  it.each([
    ['BTXH', 'K5c', 'Người từ đủ 80 tuổi không có lương hưu'],
    ['BTXH', 'K3', 'Đối tượng khác'],
    ['BTXH', 'K8', 'Đối tượng khác'],
    ['BTXH', 'k8', 'Trợ cấp xã hội hằng tháng'],
    ['NCC', 'THUONG_BINH_61', 'Thương binh 61 %'],
    ['NCC', 'XYZ', 'Trợ cấp ưu đãi người có công'],
    ['KHAC', 'K8', 'Khoản chi khác'],
    ['BTXH', 'HTXH', 'Trợ cấp hưu trí xã hội'],
  ])('of %s %s is «%s»: a code is never printed', (programmeCode, categoryCode, name) => {
    expect(nameOnLists(programmeCode, categoryCode)).toBe(name)
  })
})
