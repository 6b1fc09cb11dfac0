import { writeXlsx } from 'hucre'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import { amountInWords } from '#domain/shared/amountInWords.ts'
import type { GiftLineOnPaper } from '#sync/protocol/Gifts.ts'
import { safeCell } from '#domain/shared/safeCell.ts'
import { paperSheet, type PaperCell } from '../reports/paperSheet.ts'

export type GiftPaper = { readonly campaign: Campaign; readonly unitName: string; readonly lines: readonly GiftLineOnPaper[] }

const HEAD: readonly PaperCell[] = ['STT', 'Họ và tên', 'Năm sinh', null, 'Đối tượng', 'Địa chỉ', 'Số tiền/quà', 'Ký nhận', 'Ghi chú']
const UNDER_HEAD: readonly PaperCell[] = [null, null, 'Nam', 'Nữ', null, null, null, null, null]
const WIDTHS = [6, 28, 9, 9, 26, 24, 16, 16, 28] as const
const AMOUNT_COLUMN = 6

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

function rowOf(line: GiftLineOnPaper, at: number): PaperCell[] {
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

const sumsOf = (lines: readonly GiftLineOnPaper[], sum: number): PaperCell[][] => [
  [null, 'Cộng', null, null, null, `${lines.length.toLocaleString('vi-VN')} suất`, sum, null, null],
]
const footOf = (sum: number): PaperCell[][] => [
  [null, `Số tiền bằng chữ: ${amountInWords(sum)}`],
  [],
  [null, 'Người lập', null, null, 'Người phát', null, null, 'TM. UBND', null],
  [null, '(Ký, ghi rõ họ tên)', null, null, '(Ký, ghi rõ họ tên)', null, null, '(Ký, đóng dấu)', null],
]

const titleOf = ({ campaign, unitName }: GiftPaper): PaperCell[][] => [
  [safeCell(unitName)],
  [safeCell(`DANH SÁCH NHẬN QUÀ: ${campaign.name}`)],
  [safeCell(`Nguồn kinh phí: ${campaign.source.name}. Từ ${vietnamese(campaign.startDay)} đến ${vietnamese(campaign.endDay)}`)],
  [],
]
const vietnamese = (day: string): string => day.split('-').reverse().join('/')

const HEAD_MERGES = [
  ...[0, 1, 4, 5, 6, 7, 8].map((column) => ({ startRow: 0, startCol: column, endRow: 1, endCol: column })),
  { startRow: 0, startCol: 2, endRow: 0, endCol: 3 },
]

/** The official list of gifts as offices sign it, the sum in figures and in words. */
export function writeGiftWorkbook(paper: GiftPaper): Promise<Uint8Array> {
  const { lines } = paper
  const sum = lines.reduce((total, line) => total + line.valueInDong, 0)
  const sheet = paperSheet({
    name: 'Danh sách',
    widths: WIDTHS,
    title: titleOf(paper),
    head: [HEAD, UNDER_HEAD],
    headMerges: HEAD_MERGES,
    body: lines.map(rowOf),
    sums: sumsOf(lines, sum),
    foot: footOf(sum),
    amountColumns: [AMOUNT_COLUMN],
  })
  return writeXlsx({ sheets: [sheet] })
}
