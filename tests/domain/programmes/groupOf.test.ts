import { describe, expect, it } from 'vitest'
import { ASSISTANCE_CODES, NAMES_ON_LISTS } from '#domain/programmes/assistanceRulesData.ts'
import { groupCodesOf, groupOf, withoutHiv } from '#domain/programmes/groupOf.ts'
import { MERIT_RATES } from '#domain/programmes/meritRatesData.ts'

describe('the group a list of social assistance names', () => {
  it.each([
    ['K5c', 'K5c'],
    ['k6-dbn', 'K6-DBN'],
    ['Khoản 1 Điều 5', 'K1'],
    ['điểm c khoản 5 Điều 5 NĐ 20/2021/NĐ-CP', 'K5c'],
    ['Điểm d, khoản 5, Điều 5', 'K5d'],
    ['Khoản 5c', 'K5c'],
    ['Đ5K5a', 'K5a'],
    ['Điều 5 khoản 7', 'K7'],
    ['K4', 'K4'],
    ['NKT nặng', 'K6-N'],
    ['Người khuyết tật đặc biệt nặng', 'K6-DBN'],
    ['Trẻ em khuyết tật đặc biệt nặng', 'K6-DBN'],
    ['NCT khuyết tật nặng', 'K6-N'],
    ['NKT ĐBN', 'K6-DBN'],
    ['Người từ đủ 80 tuổi trở lên không có lương hưu', 'K5c'],
    ['NCT trên 80 tuổi', 'K5c'],
    ['Người cao tuổi cô đơn', 'K5a'],
    ['Trẻ mồ côi', 'K1'],
    ['Người đơn thân nghèo nuôi con', 'K4'],
    ['Hộ gia đình chăm sóc NKT đặc biệt nặng', 'CS-DBN'],
    ['Người nhận nuôi dưỡng người khuyết tật ĐBN', 'CS-NHAN-DBN'],
    ['Hộ nhận chăm sóc trẻ em mồ côi', 'CS-K1'],
    ['NKT nuôi con dưới 36 tháng', 'CS-NKT-1'],
    ['Trợ cấp hưu trí xã hội', 'HTXH'],
    ['Trẻ em nhiễm HIV thuộc hộ nghèo', 'K3'],
    ['Người nhiễm HIV', 'K8'],
  ])('«%s» is %s', (written, code) => {
    expect(groupOf('BTXH', written)).toBe(code)
  })
  it.each(['Người khuyết tật', 'Người cao tuổi', 'NCT dưới 80 tuổi', 'Trẻ em', 'K5', 'K6', 'Khoản 6 Điều 5', 'K9', 'BTXH', 'x', '', '5'])(
    '«%s» leaves several open or says none, and is not guessed',
    (written) => {
      expect(groupOf('BTXH', written)).toBeUndefined()
    },
  )
  it('is found by the name that the office prints itself, except where that hides it', () => {
    const wrong = ASSISTANCE_CODES.filter((code) => !['K3', 'K8'].includes(code) && groupOf('BTXH', NAMES_ON_LISTS[code]) !== code)
    expect([wrong, groupOf('BTXH', NAMES_ON_LISTS.K8)]).toEqual([[], undefined])
  })
})

describe('the group a list of people with merit names', () => {
  it.each([
    ['Thương binh 61%', 'THUONG_BINH_61'],
    ['TB 21 %', 'THUONG_BINH_21'],
    ['Thương binh loại B 45%', 'THUONG_BINH_B_45'],
    ['Bệnh binh 63%', 'BENH_BINH_61'],
    ['Người HĐKC nhiễm CĐHH 81% trở lên', 'CDHH_81'],
    ['Con đẻ của người HĐKC bị nhiễm chất độc hoá học 65%', 'CON_CDHH_61'],
    ['Bà mẹ VNAH', 'BA_ME_VNAH'],
    ['Thân nhân 2 liệt sĩ', 'THAN_NHAN_2_LIET_SI'],
    ['Người có công giúp đỡ cách mạng - Huân chương', 'CO_CONG_HUAN_CHUONG'],
    ['Bị địch bắt tù đày', 'TU_DAY'],
  ])('«%s» is %s', (written, code) => {
    expect(groupOf('NCC', written)).toBe(code)
  })
  it.each(['Thân nhân liệt sĩ', 'Thương binh 3/4', 'Bệnh binh', 'Người có công'])('«%s» is not guessed', (written) => {
    expect(groupOf('NCC', written)).toBeUndefined()
  })
  it('is found by each name of the published table', () => {
    expect(MERIT_RATES.filter((one) => groupOf('NCC', one.name) !== one.code)).toEqual([])
  })
  it('is one of the codes that can be chosen', () => {
    expect([groupCodesOf('NCC').includes('THUONG_BINH_B_61'), groupCodesOf('KHAC')]).toEqual([true, []])
  })
})

it('a cell that names HIV is kept as a code', () => {
  expect([withoutHiv('Trẻ em nhiễm HIV'), withoutHiv('Có HIV'), withoutHiv('Người khuyết tật nặng')]).toEqual([
    'K3',
    'K8',
    'Người khuyết tật nặng',
  ])
})
