import { describe, expect, it } from 'vitest'
import { cellOf, columnLetters } from '#server/imports/cellOf.ts'
import { IMPORT_PROBLEMS } from '#server/imports/ImportProblem.ts'
import { readRows } from '#tests/support/readMade.ts'

describe('the place of a doubt', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s as Excel counts (S272)', (column, letters) => {
    expect(columnLetters(column)).toBe(letters)
  })
  it('is the cell under its own label, after a second head as well (S272)', async () => {
    const { rows, places } = await readRows([
      ['STT', 'Họ và tên', 'Ngày sinh', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', '31/02/1948', 500_000],
      [],
      ['Họ và tên', 'Năm sinh', 'Ấp', 'Số tiền'],
      ['Lê Văn An', '1948x', 'Ấp 1', 500_000],
    ])
    expect(rows.map((row) => cellOf('BIRTH_UNREADABLE', row, places[row.head] ?? {}).place)).toEqual([
      'trang "T1", ô C2 (Ngày sinh)',
      'trang "T1", ô B5 (Năm sinh)',
    ])
  })
  it('is the row where the list has no such column, and no published doubt lacks a place (S272)', () => {
    const at = { sheet: 'T12', row: 118 }
    const places = { name: { column: 1, label: 'Họ và tên' } }
    expect(cellOf('PHONE_UNREADABLE', at, places)).toEqual({ cell: null, label: null, place: 'trang "T12", dòng 118' })
    expect(Object.keys(IMPORT_PROBLEMS).filter((code) => !cellOf(code, at, places).place.startsWith('trang "T12", '))).toEqual([])
  })
})
