import { writeXlsx } from 'hucre'
import { safeCell } from '#domain/shared/safeCell.ts'
import { sentenceIn, type CheckedRow } from './checkedList.ts'

const HEAD = ['Trang', 'Dòng', 'Họ và tên', 'Năm sinh', 'Số căn cước/thẻ', 'Số tiền', 'Xem cột', 'Cần làm']
const WIDTHS = [14, 8, 28, 10, 20, 14, 18, 80]

/** Rows to mend as a workbook, each with the column to look into and what to do; other people's words are never formulas. */
export function writeFaultyRows(rows: readonly CheckedRow[]): Promise<Uint8Array> {
  const lines = rows.map(({ sheet, row, name, birthYear, number, amountInDong, problems }) => [
    safeCell(sheet),
    row,
    safeCell(name),
    birthYear,
    number === null ? null : safeCell(number),
    amountInDong,
    safeCell(problems.map(({ cell, column }) => (cell ? `${column} (${cell})` : column)).join('; ')),
    safeCell(problems.map((problem) => sentenceIn('vi', problem.sentence)).join(' ')),
  ])
  return writeXlsx({
    sheets: [{ name: 'Cần sửa', columns: WIDTHS.map((width) => ({ width })), rows: [HEAD, ...lines], freezePane: { rows: 1 } }],
  })
}
