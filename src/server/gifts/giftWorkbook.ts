import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import { amountInWords } from '#domain/shared/amountInWords.ts'
import type { GiftLineOnPaper } from '#sync/protocol/Gifts.ts'
import { safeCell } from '#domain/shared/safeCell.ts'

type Cell = string | number | null
export type GiftPaper = { readonly campaign: Campaign; readonly unitName: string; readonly lines: readonly GiftLineOnPaper[] }

const HEAD: readonly Cell[] = ['STT', 'Họ và tên', 'Năm sinh', null, 'Đối tượng', 'Địa chỉ', 'Số tiền/quà', 'Ký nhận', 'Ghi chú']
const UNDER_HEAD: readonly Cell[] = [null, null, 'Nam', 'Nữ', null, null, null, null, null]
const WIDTHS = [6, 28, 9, 9, 26, 24, 16, 16, 28] as const
const AMOUNT_COLUMN = 6
const HEAD_ROW = 4

const RELATIONS: Readonly<Record<string, string>> = {
  spouse: 'vợ/chồng',
  child: 'con',
  grandchild: 'cháu',
  parent: 'cha/mẹ',
  sibling: 'anh chị em',
  neighbour: 'hàng xóm',
  other: 'người khác',
}
const ENDED: Readonly<Record<string, string>> = { review: 'cần xem lại', carried: 'chuyển đợt sau', returned: 'đã trả lại', cut: 'đã cắt' }

/** What is known of the handover, for the last column: a proxy signs «nhận thay» with name and relation. */
function noteOf(line: GiftLineOnPaper): string {
  const isCash = line.components.length === 1 && line.components[0]?.label === 'Tiền mặt'
  const parts = [
    line.relation === null ? '' : `Nhận thay: ${line.receivedBy ?? ''} (${RELATIONS[line.relation] ?? line.relation})`,
    ENDED[line.state] ?? '',
    line.cardNumber === null ? '' : `Số thẻ ${line.cardNumber}`,
    isCash ? '' : line.components.map((one) => one.label).join(', '),
  ]
  return parts.filter(Boolean).join('; ')
}

function rowOf(line: GiftLineOnPaper, at: number): Cell[] {
  const birth = parseBirthDate(line.birth)
  const year = (birth && birthYear(birth)) ?? null
  const isFemale = line.sex === 'female'
  return [
    at + 1,
    safeCell(line.fullName),
    isFemale ? null : year,
    isFemale ? year : null,
    safeCell(line.label),
    safeCell(line.hamlet),
    line.valueInDong,
    null,
    safeCell(noteOf(line)),
  ]
}

const footOf = (lines: readonly GiftLineOnPaper[]): Cell[][] => {
  const sum = lines.reduce((total, line) => total + line.valueInDong, 0)
  return [
    [null, 'Cộng', null, null, null, `${lines.length.toLocaleString('vi-VN')} suất`, sum, null, null],
    [null, `Số tiền bằng chữ: ${amountInWords(sum)}`, null, null, null, null, null, null, null],
    [],
    [null, 'Người lập', null, null, 'Người phát', null, null, 'TM. UBND', null],
    [null, '(Ký, ghi rõ họ tên)', null, null, '(Ký, ghi rõ họ tên)', null, null, '(Ký, đóng dấu)', null],
  ]
}

const titleOf = ({ campaign, unitName }: GiftPaper): Cell[][] => [
  [safeCell(unitName)],
  [safeCell(`DANH SÁCH NHẬN QUÀ: ${campaign.name}`)],
  [safeCell(`Nguồn kinh phí: ${campaign.source.name}. Từ ${vietnamese(campaign.startDay)} đến ${vietnamese(campaign.endDay)}`)],
  [],
]
const vietnamese = (day: string): string => day.split('-').reverse().join('/')

const FONT = { name: 'Times New Roman', size: 13 } as const
const LINE = { style: 'thin' } as const
const CELL: CellStyle = {
  font: FONT,
  border: { top: LINE, bottom: LINE, left: LINE, right: LINE },
  alignment: { vertical: 'center', wrapText: true },
}
const BOLD: CellStyle = { ...CELL, font: { ...FONT, bold: true } }
const PLAIN: CellStyle = { font: FONT }

function styleAt(row: number, column: number, people: number): CellStyle {
  if (row < HEAD_ROW || row > HEAD_ROW + 2 + people) return PLAIN
  const style = row < HEAD_ROW + 2 || row === HEAD_ROW + 2 + people ? BOLD : CELL
  return column === AMOUNT_COLUMN && row >= HEAD_ROW + 2 ? { ...style, numFmt: '#,##0' } : style
}

const HEAD_MERGES = [
  ...[0, 1, 4, 5, 6, 7, 8].map((column) => ({ startRow: HEAD_ROW, startCol: column, endRow: HEAD_ROW + 1, endCol: column })),
  { startRow: HEAD_ROW, startCol: 2, endRow: HEAD_ROW, endCol: 3 },
]

/** The official list of gifts as offices sign it: A4 across, the head on every page, the sum in figures and in words. */
export function writeGiftWorkbook(paper: GiftPaper): Promise<Uint8Array> {
  const { lines } = paper
  const rows = [...titleOf(paper), [...HEAD], [...UNDER_HEAD], ...lines.map(rowOf), ...footOf(lines)]
  const cells = new Map<string, { style: CellStyle }>()
  rows.forEach((_, row) => WIDTHS.forEach((_width, column) => cells.set(`${row},${column}`, { style: styleAt(row, column, lines.length) })))
  const sheet: WriteSheet = {
    name: 'Danh sách',
    columns: WIDTHS.map((width) => ({ width })),
    rows: rows.map((row) => WIDTHS.map((_, column) => row[column] ?? null)),
    cells,
    merges: HEAD_MERGES,
    freezePane: { rows: HEAD_ROW + 2 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${HEAD_ROW + 1}:$${HEAD_ROW + 2}`,
    },
  }
  return writeXlsx({ sheets: [sheet] })
}
