import { writeXlsx, type WriteSheet } from 'hucre'
import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { amountInWords } from '#domain/shared/amountInWords.ts'
import { safeCell } from '#domain/shared/safeCell.ts'
import type { LineOnDesk } from '#sync/protocol/Payments.ts'
import { paperSheet, sheetName, type PaperCell } from '../reports/paperSheet.ts'

export type RollPaper = {
  readonly period: PaymentPeriod
  readonly units: readonly { readonly unitCode: string; readonly unitName: string; readonly lines: readonly LineOnDesk[] }[]
}

const HEAD: readonly PaperCell[] = [
  'STT',
  'Họ tên',
  'Năm sinh',
  'Số quyết định hưởng',
  'Số sổ lĩnh tiền',
  'Tiền trợ cấp tháng này',
  'Chưa trả tháng trước',
  null,
  'Tổng số tiền',
  'Người nhận',
  null,
  'Ghi chú',
]
const UNDER_HEAD: readonly PaperCell[] = [null, null, null, null, null, null, 'Số tháng', 'Số tiền', null, 'Ký', 'Họ tên', null]
const WIDTHS = [6, 26, 9, 18, 16, 15, 9, 14, 15, 16, 22, 26] as const
const AMOUNT_COLUMNS = [5, 7, 8]
const HEAD_MERGES = [
  ...[0, 1, 2, 3, 4, 5, 8, 11].map((column) => ({ startRow: 0, startCol: column, endRow: 1, endCol: column })),
  { startRow: 0, startCol: 6, endRow: 0, endCol: 7 },
  { startRow: 0, startCol: 9, endRow: 0, endCol: 10 },
]
const ENDED: Readonly<Record<string, string>> = {
  stopped: 'Tạm dừng',
  carried: 'Chuyển kỳ sau',
  returned: 'Trả về',
  review: 'Đang đối chiếu',
}

const carriedInDong = ({ parts }: LineOnDesk): number =>
  parts.reduce((sum, part) => sum + (part.kind === 'carried' ? part.amountInDong : 0), 0)

/** What a person at the table must know beside the money; no number stands there whole. */
function noteOf(line: LineOnDesk): string {
  const beside = line.parts.filter((part) => ['back-pay', 'one-off', 'recovery'].includes(part.kind)).map((part) => part.label)
  const words = [line.maskedIdentity ?? '', line.channel === 'account' ? 'Chuyển tài khoản' : '', ...beside, ENDED[line.state] ?? '']
  return words.filter(Boolean).join('; ')
}

function rowOf(line: LineOnDesk, at: number): PaperCell[] {
  const birth = parseBirthDate(line.birth)
  const carried = carriedInDong(line)
  return [
    at + 1,
    safeCell(line.fullName),
    (birth && birthYear(birth)) ?? null,
    safeCell(line.decisionNumber),
    safeCell(line.bookNumber),
    line.amountInDong - carried,
    line.carriedMonths || null,
    carried || null,
    line.amountInDong,
    null,
    line.payeeName === null ? null : safeCell(line.payeeName),
    safeCell(noteOf(line)),
  ]
}

const titleOf = (period: PaymentPeriod, unitName: string): PaperCell[][] => [
  [safeCell(unitName.toUpperCase()), null, null, null, null, null, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  [null, null, null, null, null, null, 'Độc lập – Tự do – Hạnh phúc'],
  [],
  [null, null, null, 'DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG'],
  [null, null, null, safeCell(period.name.replace('/', ' năm '))],
  [],
]

const footOf = (sum: number): PaperCell[][] => [
  [null, `Số tiền bằng chữ: ${amountInWords(sum)}`],
  [],
  [null, 'NGƯỜI LẬP BIỂU', null, null, null, null, null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
  [null, '(Ký, ghi rõ họ tên, chức vụ)', null, null, null, null, null, null, '(Ký, ghi rõ họ tên, đóng dấu)'],
]

function sumsOf(lines: readonly LineOnDesk[]): { readonly row: PaperCell[]; readonly sum: number } {
  const sum = lines.reduce((total, line) => total + line.amountInDong, 0)
  const carried = lines.reduce((total, line) => total + carriedInDong(line), 0)
  return { sum, row: [null, 'Cộng', null, null, null, sum - carried, null, carried || null, sum] }
}

function sheetOf(period: PaymentPeriod, { unitName, lines }: RollPaper['units'][number]): WriteSheet {
  const { row, sum } = sumsOf(lines)
  return paperSheet({
    name: sheetName(unitName),
    widths: WIDTHS,
    title: titleOf(period, unitName),
    head: [HEAD, UNDER_HEAD],
    headMerges: HEAD_MERGES,
    body: lines.map(rowOf),
    sums: [row],
    foot: footOf(sum),
    amountColumns: AMOUNT_COLUMNS,
  })
}

/** «Danh sách chi trả» in the layout offices sign, a sheet for each commune. */
export const writeRollWorkbook = ({ period, units }: RollPaper): Promise<Uint8Array> =>
  writeXlsx({ sheets: units.map((unit) => sheetOf(period, unit)) })
