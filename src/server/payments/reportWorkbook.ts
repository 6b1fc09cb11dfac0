import { writeXlsx } from 'hucre'
import type { PaymentCount } from '#domain/payments/countPayments.ts'
import { safeCell } from '#domain/shared/safeCell.ts'
import type { PaymentReport } from '#sync/protocol/Payments.ts'
import { paperSheet, type PaperCell } from '../reports/paperSheet.ts'

const PROGRAMMES: Readonly<Record<string, string>> = { BTXH: 'Bảo trợ xã hội', NCC: 'Người có công', KHAC: 'Khoản chi khác' }
const REASONS: Readonly<Record<string, string>> = {
  absent: 'Vắng mặt',
  moved: 'Đã chuyển đi',
  dead: 'Đã mất',
  'wrong-details': 'Sai thông tin',
  refused: 'Không nhận',
  other: 'Lý do khác',
}
const STATES: Readonly<Record<string, string>> = { open: 'Đang mở', closing: 'Chờ đủ bản ghi', closed: 'Đã khớp' }
const KINDS = ['due', 'paid', 'carried', 'returned'] as const

const titleOf = ({ period }: PaymentReport, heading: string): PaperCell[][] => [
  [null, null, null, null, null, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  [null, null, null, null, null, 'Độc lập – Tự do – Hạnh phúc'],
  [],
  [null, heading],
  [null, safeCell(period.name.replace('/', ' năm '))],
  [],
]
const across = (column: number) => ({ startRow: 0, startCol: column, endRow: 0, endCol: column + 1 })
const down = (column: number) => ({ startRow: 0, startCol: column, endRow: 1, endCol: column })
const pair = ({ lines, sumInDong }: PaymentCount): PaperCell[] => [lines, sumInDong]

/** Whoever is paid by two programmes counts once in each, so persons are not summed up over programmes. */
const sumOf = (rows: PaymentReport['rows'], kind: (typeof KINDS)[number]): PaperCell[] => [
  null,
  rows.reduce((sum, row) => sum + row[kind].sumInDong, 0),
]

const footOf = (paidInWords: string): PaperCell[][] => [
  [null, `Số tiền đã chi bằng chữ: ${paidInWords}`],
  [],
  [null, 'NGƯỜI LẬP BIỂU', null, null, null, null, null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
  [null, '(Ký, ghi rõ họ tên, chức vụ)', null, null, null, null, null, null, '(Ký, ghi rõ họ tên, đóng dấu)'],
]

const FIGURES_HEAD: readonly (readonly PaperCell[])[] = [
  ['STT', 'Đơn vị', 'Chương trình', 'Phải chi', null, 'Đã chi', null, 'Chưa lĩnh, chuyển kỳ sau', null, 'Trả về', null, 'Còn lại'],
  [null, null, null, 'Số người', 'Số tiền', 'Số người', 'Số tiền', 'Số người', 'Số tiền', 'Số người', 'Số tiền', null],
]

const bodyOf = (rows: PaymentReport['rows']): PaperCell[][] =>
  rows.map((row, at) => [
    at + 1,
    safeCell(row.unitName),
    PROGRAMMES[row.programmeCode] ?? 'Khoản chi khác',
    ...KINDS.flatMap((kind) => pair(row[kind])),
    row.remainingInDong,
  ])

const figures = (report: PaymentReport) =>
  paperSheet({
    name: 'Báo cáo',
    widths: [6, 24, 20, 11, 18, 11, 18, 11, 18, 11, 18, 18],
    title: titleOf(report, 'BÁO CÁO KẾT QUẢ CHI TRẢ TRỢ CẤP'),
    head: FIGURES_HEAD,
    headMerges: [...[0, 1, 2, 11].map(down), ...[3, 5, 7, 9].map(across)],
    body: bodyOf(report.rows),
    sums: [
      [
        null,
        'Cộng',
        null,
        ...KINDS.flatMap((kind) => sumOf(report.rows, kind)),
        report.rows.reduce((sum, row) => sum + row.remainingInDong, 0),
      ],
    ],
    foot: footOf(report.paidInWords),
    amountColumns: [4, 6, 8, 10, 11],
  })

const uncollected = (report: PaymentReport, names: ReadonlyMap<string, string>) =>
  paperSheet({
    name: 'Chưa lĩnh',
    widths: [6, 28, 22, 24, 18, 12, 22],
    title: titleOf(report, 'DANH SÁCH CHƯA LĨNH'),
    head: [['STT', 'Họ tên', 'Ấp, khu phố', 'Đơn vị', 'Số tiền', 'Số tháng liền', 'Lý do']],
    headMerges: [],
    body: report.uncollected.map((one, at) => [
      at + 1,
      safeCell(one.fullName),
      safeCell(one.hamlet),
      safeCell(names.get(one.unitCode) ?? one.unitCode),
      one.amountInDong,
      one.missedInARow || null,
      one.reason === null ? null : (REASONS[one.reason] ?? 'Lý do khác'),
    ]),
    sums: [[null, 'Cộng', null, null, report.uncollected.reduce((sum, one) => sum + one.amountInDong, 0)]],
    foot: [],
    amountColumns: [4],
  })

const SESSIONS_HEAD: readonly (readonly PaperCell[])[] = [
  ['STT', 'Điểm chi', 'Người chi', 'Bàn', 'Trạng thái', 'Số lần chi', 'Số tiền chi', 'Chênh lệch', 'Lý do chênh lệch', 'Bản ghi còn thiếu'],
]

const sessions = (report: PaymentReport) =>
  paperSheet({
    name: 'Phiên chi',
    widths: [6, 30, 24, 16, 18, 12, 18, 18, 30, 26],
    title: titleOf(report, 'CÁC PHIÊN CHI'),
    head: SESSIONS_HEAD,
    headMerges: [],
    body: report.sessions.map((one, at) => [
      at + 1,
      safeCell(one.payPointName),
      safeCell(one.tellerName),
      safeCell(one.label),
      STATES[one.state] ?? '',
      one.payments,
      one.paidInDong,
      one.differenceInDong,
      safeCell(one.differenceReason),
      one.missingSequences.join(', ') || null,
    ]),
    sums: [
      [
        null,
        'Cộng',
        null,
        null,
        null,
        report.sessions.reduce((sum, one) => sum + one.payments, 0),
        report.sessions.reduce((sum, one) => sum + one.paidInDong, 0),
      ],
    ],
    foot: [],
    amountColumns: [6, 7],
  })

/** The report as it is signed: figures by commune and programme, who did not collect, the cash books. */
export const writeReportWorkbook = (report: PaymentReport, names: ReadonlyMap<string, string>): Promise<Uint8Array> =>
  writeXlsx({ sheets: [figures(report), uncollected(report, names), sessions(report)] })
