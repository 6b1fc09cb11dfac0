import { describe, expect, it } from 'vitest'
import { meritRateOn } from '#domain/programmes/meritRateOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { WOUNDED_TABLE } from './woundedTable.ts'

const rate = (code: string, day: string) => meritRateOn(code, getPlainDate(day))
const both = (code: string) => [rate(code, '2024-03-31')?.amountInDong, rate(code, '2025-03-31')?.amountInDong]

describe('a merit rate', () => {
  it.each([
    ['LTCM_THOAT_LY', 2_297_000, 3_117_000],
    ['LTCM_THAM_NIEN', 390_000, 529_000],
    ['LTCM_KHONG_THOAT_LY', 3_899_000, 5_291_000],
    ['TIEN_KHOI_NGHIA', 2_125_000, 2_884_000],
    ['THAN_NHAN_1_LIET_SI', 2_055_000, 2_789_000],
    ['THAN_NHAN_2_LIET_SI', 4_110_000, 5_578_000],
    ['THAN_NHAN_3_LIET_SI', 6_165_000, 8_367_000],
    ['TUAT_NUOI_DUONG', 1_644_000, 2_231_000],
    ['VO_CHONG_LIET_SI_TAI_GIA', 2_055_000, 2_789_000],
    ['BA_ME_VNAH', 6_165_000, 8_367_000],
    ['PHU_CAP_BA_ME_VNAH', 1_722_000, 2_337_000],
    ['PHUC_VU_BA_ME_VNAH', 2_055_000, 2_789_000],
    ['ANH_HUNG', 1_722_000, 2_337_000],
    ['THUONG_BINH_21', 1_384_000, 1_878_000],
    ['THUONG_BINH_41', 2_702_000, 3_667_000],
    ['THUONG_BINH_61', 4_016_000, 5_450_000],
    ['THUONG_BINH_81', 5_335_000, 7_240_000],
    ['THUONG_BINH_100', 6_589_000, 8_941_000],
    ['PHU_CAP_81', 1_031_000, 1_399_000],
    ['PHU_CAP_DAC_BIET_NANG', 2_113_000, 2_867_000],
    ['PHUC_VU_81', 2_055_000, 2_789_000],
    ['PHUC_VU_DAC_BIET_NANG', 2_640_000, 3_582_000],
    ['BENH_BINH_41', 2_145_000, 2_911_000],
    ['BENH_BINH_51', 2_673_000, 3_627_000],
    ['BENH_BINH_61', 3_406_000, 4_622_000],
    ['BENH_BINH_71', 3_927_000, 5_329_000],
    ['BENH_BINH_81', 4_700_000, 6_378_000],
    ['BENH_BINH_91', 5_235_000, 7_104_000],
    ['CDHH_21', 1_562_000, 2_120_000],
    ['CDHH_41', 2_610_000, 3_542_000],
    ['CDHH_61', 3_658_000, 4_964_000],
    ['CDHH_81', 4_685_000, 6_358_000],
    ['CON_CDHH_61', 1_233_000, 1_673_000],
    ['CON_CDHH_81', 2_055_000, 2_789_000],
    ['TU_DAY', 1_233_000, 1_673_000],
    ['CO_CONG_BANG', 2_055_000, 2_789_000],
    ['CO_CONG_HUAN_CHUONG', 1_208_000, 1_639_000],
    ['TUAT_61', 1_153_000, 1_565_000],
  ])('of %s was %d and became %d', (code, before, after) => {
    expect(both(code)).toEqual([before, after])
  })
  it('of the wounded is the printed table, each percent', () => {
    const rows = WOUNDED_TABLE.trim().split('\n')
    const carried = rows.map((row) => {
      const percent = row.slice(0, row.indexOf(' '))
      return [...both(`THUONG_BINH_${percent}`), ...both(`THUONG_BINH_B_${percent}`)]
    })
    const printed = rows.map((row) => row.replaceAll('.', '').split(' ').slice(1).map(Number))
    expect([carried.length, carried]).toEqual([80, printed])
  })
  it('of the wounded rises with every percent', () => {
    const rates = Array.from({ length: 80 }, (_, step) => rate(`THUONG_BINH_${21 + step}`, '2024-03-31')?.amountInDong ?? 0)
    expect(rates.every((amount, step) => step === 0 || amount > (rates[step - 1] ?? 0))).toBe(true)
  })
  it.each([
    ['2023-06-30', undefined],
    ['2023-07-01', 5_235_000],
    ['2024-06-30', 5_235_000],
    ['2024-07-01', 7_104_000],
    ['2026-06-30', 7_104_000],
    ['2026-07-01', undefined],
  ])('on %s is %s: never guessed from another decree', (day, amount) => {
    expect(rate('BENH_BINH_91', day)?.amountInDong).toBe(amount)
  })
  it.each(['THUONG_BINH_20', 'THUONG_BINH_101', 'K5c', ''])('is unknown for the code «%s»', (code) => {
    expect(rate(code, '2024-03-31')).toBeUndefined()
  })
})
