import { describe, expect, it } from 'vitest'
import { oneOffAmountOn, oneOffProgrammeOn } from '#domain/programmes/oneOffAmountOn.ts'
import { ONE_OFF_PROGRAMMES } from '#domain/programmes/oneOffProgrammesData.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const DONG_NAI = '75'
const due = (code: string, day: string, more: object = {}) =>
  oneOffAmountOn({ code, provinceCode: DONG_NAI, ...more }, getPlainDate(day))?.amountInDong

describe('a payment beside the monthly ones', () => {
  it.each([
    ['MAI_TANG', '2023-03-31', 7_200_000],
    ['MAI_TANG', '2024-03-31', 8_000_000],
    ['MAI_TANG', '2025-03-31', 10_000_000],
    ['MAI_TANG', '2026-08-31', 10_800_000],
    ['DIEU_DUONG_NHA', '2024-03-31', 1_849_500],
    ['DIEU_DUONG_NHA', '2025-03-31', 2_510_100],
    ['DIEU_DUONG_TAP_TRUNG', '2024-03-31', 3_699_000],
    ['DIEU_DUONG_TAP_TRUNG', '2025-03-31', 5_020_200],
    ['THO_CUNG', '2024-07-27', 1_400_000],
    ['AN_THEM', '2024-04-18', 200_000],
    ['GIAO_DUC_02', '2024-03-31', 411_000],
    ['GIAO_DUC_04', '2024-03-31', 822_000],
    ['GIAO_DUC_02', '2025-03-31', 557_800],
    ['GIAO_DUC_04', '2025-03-31', 1_115_600],
    ['TIEN_DIEN', '2024-06-30', 162_540],
  ])('%s on %s is %d đồng', (code, day, amount) => {
    expect(due(code, day)).toBe(amount)
  })
  it('for 74 funerals of quarter I/2024 is the report’s 592.000.000 đồng', () => {
    expect(due('MAI_TANG', '2024-03-31', { count: 74 })).toBe(592_000_000)
  })
  it('for seven people and three days of extra meals is 4.200.000 đồng', () => {
    expect(due('AN_THEM', '2024-04-30', { count: 7 * 3 })).toBe(4_200_000)
  })
  it('on a death is three months of that person’s allowance, and unknown without it', () => {
    expect(due('TU_TRAN_3_THANG', '2024-03-31', { monthlyAllowanceInDong: 4_016_000 })).toBe(12_048_000)
    expect(due('TU_TRAN_3_THANG', '2024-03-31')).toBeUndefined()
  })
  it.each([
    ['TIEN_DIEN', '2023-12-31'],
    ['TIEN_DIEN', '2024-07-01'],
    ['MAI_TANG', '2021-06-30'],
    ['THO_CUNG', '2021-12-31'],
    ['KHONG_CO', '2024-03-31'],
  ])('%s on %s is not guessed', (code, day) => {
    expect(due(code, day)).toBeUndefined()
  })
  it.each([
    ['MAI_TANG', 'person', 'sure'],
    ['THO_CUNG', 'martyr', 'sure'],
    ['AN_THEM', 'person', 'sure'],
    ['TIEN_DIEN', 'household', 'inferred'],
  ])('%s is counted by the %s, %s', (code, unit, certainty) => {
    const programme = oneOffProgrammeOn(code, getPlainDate('2024-03-31'))
    expect([programme?.unit, programme?.source.certainty]).toEqual([unit, certainty])
  })
  it('tells the standard it follows', () => {
    const told = oneOffAmountOn({ code: 'DIEU_DUONG_NHA', provinceCode: DONG_NAI }, getPlainDate('2024-03-31'))
    expect([told?.standardSource?.legalBasis, told?.programme.rounding]).toEqual(['Nghị định 55/2023/NĐ-CP', 'whole-dong'])
  })
  it('has a code and a legal basis of its own each', () => {
    expect(new Set(ONE_OFF_PROGRAMMES.map((one) => one.code)).size).toBe(ONE_OFF_PROGRAMMES.length)
    expect(ONE_OFF_PROGRAMMES.every((one) => /Nghị định|Quyết định/.test(one.source.legalBasis))).toBe(true)
  })
})
