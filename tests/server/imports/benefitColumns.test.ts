import { describe, expect, it } from 'vitest'
import type { Cell } from '#server/imports/Sheet.ts'
import { readCoefficient, readFirstDay } from '#server/imports/benefitCells.ts'
import { readRows } from '#tests/support/readMade.ts'

const across = (row: number, startCol: number, endCol: number) => ({ startRow: row, endRow: row, startCol, endCol })
const meaningUnder = async (label: string): Promise<string | undefined> => {
  const { heads } = await readRows([
    ['STT', 'Họ và tên', 'Năm sinh', label, 'Số tiền'],
    [1, 'Nguyễn Thị Hoa', 1940, null, 500_000],
  ])
  return heads[0]?.columns[3]?.meaning
}

describe('a column of a benefit', () => {
  it.each([
    ...['Đối tượng', 'Nhóm đối tượng', 'Diện hưởng', 'Loại đối tượng', 'Mã đối tượng', 'Mã ĐT', 'Loại trợ cấp', 'Chế độ', 'doi tuong'].map(
      (one) => [one, 'group'],
    ),
    ...['Đối tượng hưởng', 'Đối tượng (theo khoản … Điều 5 NĐ 20)', 'Khoản, Điều'].map((one) => [one, 'group']),
    ...['Hệ số', 'Hệ số hưởng', 'HỆ SỐ TRỢ CẤP', 'He so'].map((one) => [one, 'coefficient']),
    ...['Hưởng từ', 'Hưởng từ tháng', 'Hưởng từ ngày', 'Thời điểm hưởng', 'Thời gian hưởng', 'Ngày hưởng', 'Tháng/năm hưởng'].map((one) => [
      one,
      'from',
    ]),
    ...['Được hưởng từ tháng năm', 'Ngày bắt đầu hưởng', 'Hưởng trợ cấp từ tháng'].map((one) => [one, 'from']),
    ...['Người giám hộ', 'Họ tên người giám hộ', 'Người đại diện theo pháp luật', 'Họ và tên người giám hộ (nếu có)'].map((one) => [
      one,
      'guardian',
    ]),
    ...['Người nhận thay', 'Họ tên người nhận thay', 'Người đại diện nhận', 'Người được uỷ quyền', 'Nguoi linh thay'].map((one) => [
      one,
      'payee',
    ]),
  ])('«%s» is read as %s', async (label, meaning) => {
    expect(await meaningUnder(label ?? '')).toBe(meaning)
  })
  it.each([
    'Số CCCD người giám hộ',
    'Ngày quyết định hưởng',
    'Quan hệ với người nhận thay',
    'Ngày thôi hưởng',
    'Hệ số lương',
    'Ký nhận',
    'Ngày cấp giấy uỷ quyền',
  ])('«%s» is none of them', async (label) => {
    expect(['group', 'coefficient', 'from', 'guardian', 'payee']).not.toContain(await meaningUnder(label))
  })
  it('is still somebody’s name where the list has no other', async () => {
    const { rows } = await readRows([
      ['STT', 'Họ tên người giám hộ', 'Năm sinh', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', 1940, 500_000],
    ])
    expect(rows.map((one) => [one.name, one.benefit.guardian])).toEqual([['Nguyễn Thị Hoa', '']])
  })
  it('is read under a head of two rows with merged cells', async () => {
    const head: Cell[][] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Hệ số', 'Thời điểm hưởng', null, 'Người giám hộ', null, 'Số tiền'],
      [null, null, null, null, null, 'Tháng', 'Năm', 'Họ tên', 'Quan hệ', null],
    ]
    const { rows } = await readRows(
      [...head, [1, 'Nguyễn Thị Hoa', 2015, 'Khuyết tật nặng', '2,0', 5, 2024, 'Lê Thị Mẹ', 'mẹ', 1_000_000]],
      [across(0, 5, 6), across(0, 7, 8)],
    )
    expect(rows.map((one) => [one.name, one.birth, one.benefit])).toEqual([
      ['Nguyễn Thị Hoa', '2015', { group: 'Khuyết tật nặng', coefficient: 2, from: '2024-05-01', guardian: 'Lê Thị Mẹ', payee: '' }],
    ])
  })
  it('is read where the list was written in TCVN3', async () => {
    const { rows } = await readRows([
      ['STT', 'Hä vµ tªn', 'N¨m sinh', '§èi t\u00adîng', 'HÖ sè', 'Sè tiÒn'],
      [1, 'NguyÔn V¨n Hïng', 1941, 'Ng\u00adêi khuyÕt tËt nÆng', 1.5, 750_000],
    ])
    expect(rows[0]?.benefit).toMatchObject({ coefficient: 1.5 })
    expect(rows[0]?.benefit.group.toLowerCase()).toBe('người khuyết tật nặng')
  })
  it('takes the group from the head of a section, hamlet after hamlet, until another section', async () => {
    const { rows } = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      ['I', 'Người khuyết tật nặng'],
      ['Ấp 1'],
      [1, 'Nguyễn Thị Hoa', 1940, 750_000],
      ['Ấp 2'],
      [2, 'Lê Văn An', 1950, 750_000],
      ['II', 'Người cao tuổi'],
      [3, 'Võ Thị Tới', 1930, 500_000],
    ])
    expect(rows.map((one) => [one.hamlet, one.benefit.group])).toEqual([
      ['Ấp 1', 'người khuyết tật nặng'],
      ['Ấp 2', 'người khuyết tật nặng'],
      ['Ấp 2', ''],
    ])
  })
  it('that names HIV leaves the reader as a code alone, in the rows and in what step two shows', async () => {
    const list = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', 1990, 'Người nhiễm HIV thuộc hộ nghèo', 750_000],
    ])
    expect([list.rows[0]?.benefit.group, /hiv/i.test(JSON.stringify(list))]).toEqual(['K8', false])
  })
})

describe('a cell of a benefit', () => {
  it.each([
    ['1,5', 1.5],
    ['2.0', 2],
    [1, 1],
    ['-', null],
    [null, null],
    ['1,5 lần', 'unreadable'],
    [0, 'unreadable'],
    [500_000, 'unreadable'],
  ])('coefficient %s is %s', (cell, read) => {
    expect(readCoefficient(cell)).toBe(read)
  })
  it.each([
    ['05/2024', '2024-05-01'],
    ['Tháng 5/2024', '2024-05-01'],
    ['T5/2024', '2024-05-01'],
    ['Từ tháng 05/2024', '2024-05-01'],
    ['tháng 5 năm 2024', '2024-05-01'],
    ['15/05/2024', '2024-05-15'],
    ['từ ngày 15/05/2024', '2024-05-15'],
    ['01/2024 - 12/2024', '2024-01-01'],
    [45_413, '2024-05-01'],
    [new Date('2024-05-01'), '2024-05-01'],
    ['', null],
    ['2024', 'unreadable'],
    ['13/2024', 'unreadable'],
    ['khi có quyết định', 'unreadable'],
  ])('first day %s is %s', (cell, read) => {
    expect(readFirstDay(cell)).toBe(read)
  })
  it('of somebody who receives is a name, without kinship, number or form of address', async () => {
    const { rows } = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Người nhận thay', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', 1940, 'Bà Lê Thị Ba (con), 0912345678', 500_000],
      [2, 'Lê Văn An', 1941, 'Lê Văn Tư - cháu', 500_000],
    ])
    expect(rows.map((one) => one.benefit.payee)).toEqual(['Lê Thị Ba', 'Lê Văn Tư'])
  })
  it('that cannot be read is a doubt with its cell', async () => {
    const { rows } = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Hệ số', 'Hưởng từ', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', 1940, 'cao', '2024', 500_000],
    ])
    expect(rows[0]?.problems).toEqual(['COEFFICIENT_UNREADABLE', 'FROM_UNREADABLE'])
  })
})
