import { writeXlsx } from 'hucre'
import { addCounts, NOBODY_PAYABLE, shareInTenths, type CashlessCount } from '#domain/enrolment/cashlessShare.ts'
import { changeInTenths, forecastTo, targetOfAll, type Forecast, type MonthOfShare } from '#domain/enrolment/forecast.ts'
import { safeCell } from '#domain/shared/safeCell.ts'
import type { SharesAnswer } from '#sync/protocol/Enrolment.ts'
import { paperSheet, type PaperCell } from '../reports/paperSheet.ts'

const PROGRAMMES = { '': 'mọi chương trình', BTXH: 'bảo trợ xã hội', NCC: 'người có công', KHAC: 'khoản chi khác' } as const
const monthText = (month: string): string => `${Number(month.slice(5, 7))}/${month.slice(0, 4)}`
/** Percent as a number, so that whoever takes the sheet on can reckon with it. */
const percent = (part: number, whole: number): number | null => {
  const tenths = shareInTenths(part, whole)
  return tenths === undefined ? null : tenths / 10
}

function forecastText(forecast: Forecast): string {
  switch (forecast.kind) {
    case 'no-target':
      return ''
    case 'reached':
      return 'Đã đạt'
    case 'too-early':
      return 'Chưa đủ số liệu'
    case 'not-at-this-pace':
      return 'Chưa đạt với đà hiện nay'
    case 'reached-in':
      return monthText(forecast.month)
  }
}

const titleOf = ({ month, programmeCode }: SharesAnswer, heading: string): PaperCell[][] => [
  [null, null, null, null, null, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  [null, null, null, null, null, 'Độc lập – Tự do – Hạnh phúc'],
  [],
  [null, heading],
  [null, month ? `Tháng ${monthText(month)}, ${PROGRAMMES[programmeCode]}` : 'Chưa có kỳ chi trả'],
  [],
]

const HEAD: PaperCell[] = [
  'STT',
  'Đơn vị',
  'Số người phải chi',
  'Nhận qua tài khoản',
  'Tỷ lệ (%)',
  'So với tháng trước (điểm %)',
  'Đã có tài khoản',
  'Tỷ lệ (%)',
  'Đã đồng ý',
  'Tỷ lệ (%)',
  'Tiền mặt có lý do chính đáng',
  'Mục tiêu (%)',
  'Dự kiến đạt',
]

type Line = { readonly count: CashlessCount; readonly targetInTenths: number | null; readonly months: readonly MonthOfShare[] }
function cellsOf({ count, targetInTenths, months }: Line): PaperCell[] {
  const { payable, paidThroughAccount, hasAccount, agreed, cashForGoodReason } = count
  const change = changeInTenths(months)
  return [
    payable,
    paidThroughAccount,
    percent(paidThroughAccount, payable),
    change === undefined ? null : change / 10,
    hasAccount,
    percent(hasAccount, payable),
    agreed,
    percent(agreed, payable),
    cashForGoodReason,
    targetInTenths === null ? null : targetInTenths / 10,
    forecastText(forecastTo(targetInTenths, months)),
  ]
}

const byUnit = (shares: SharesAnswer, names: ReadonlyMap<string, string>) =>
  paperSheet({
    name: 'Theo xã',
    widths: [6, 26, 12, 12, 10, 14, 12, 10, 12, 10, 16, 12, 18],
    title: titleOf(shares, 'TỶ LỆ CHI TRẢ KHÔNG DÙNG TIỀN MẶT'),
    head: [HEAD],
    headMerges: [],
    body: shares.units.map((unit, at) => [at + 1, safeCell(names.get(unit.unitCode) ?? unit.unitCode), ...cellsOf(unit)]),
    sums: [
      [
        null,
        'Cộng',
        ...cellsOf({
          count: shares.units.map(({ count }) => count).reduce(addCounts, NOBODY_PAYABLE),
          targetInTenths: targetOfAll(shares.units),
          months: shares.trend,
        }),
      ],
    ],
    foot: [
      [null, 'Tỷ lệ = số người nhận qua tài khoản trong tháng ÷ số người phải chi trong tháng.'],
      [],
      [null, 'NGƯỜI LẬP BIỂU', null, null, null, null, null, null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
      [null, '(Ký, ghi rõ họ tên, chức vụ)', null, null, null, null, null, null, null, '(Ký, ghi rõ họ tên, đóng dấu)'],
    ],
    amountColumns: [],
  })

const byMonth = (shares: SharesAnswer) =>
  paperSheet({
    name: 'Theo tháng',
    widths: [6, 16, 18, 18, 12],
    title: titleOf(shares, 'TỶ LỆ CÁC THÁNG'),
    head: [['STT', 'Tháng', 'Số người phải chi', 'Nhận qua tài khoản', 'Tỷ lệ (%)']],
    headMerges: [],
    body: shares.trend.map(({ month, payable, paidThroughAccount }, at) => [
      at + 1,
      monthText(month),
      payable,
      paidThroughAccount,
      percent(paidThroughAccount, payable),
    ]),
    sums: [],
    foot: [],
    amountColumns: [],
  })

/** The figure as it is handed in: by commune, and by month. */
export const writeShareWorkbook = (shares: SharesAnswer, names: ReadonlyMap<string, string>): Promise<Uint8Array> =>
  writeXlsx({ sheets: [byUnit(shares, names), byMonth(shares)] })
