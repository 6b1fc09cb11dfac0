import { withoutHiv } from '#domain/programmes/groupOf.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import { cellText, isEmpty } from './cellText.ts'
import type { Header } from './findHeader.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { BenefitCells } from './ListRow.ts'
import { readBirth } from './readBirth.ts'
import type { Cell } from './Sheet.ts'
import type { SheetView } from './SheetView.ts'

/** No coefficient of NĐ 20/2021 is higher than 3; K4 is paid for each child. */
const HIGHEST_COEFFICIENT = 20
const EARLIEST_YEAR = '1945'

/** «1,5», «1.50» and «2»; what is no coefficient is said. */
export function readCoefficient(cell: Cell | undefined): number | 'unreadable' | null {
  const text = cellText(cell).replace(',', '.')
  if (text === '' || /^[-–—x.]+$/i.test(text)) return null
  const value = /^\d{1,2}(\.\d+)?$/.test(text) ? Math.round(Number(text) * 100) / 100 : 0
  return value > 0 && value <= HIGHEST_COEFFICIENT ? value : 'unreadable'
}

const FIRST_WORDS = /^(từ|tu|kể từ|bắt đầu|hưởng)?\s*(ngày|ngay|tháng|thang|t)?\s*(?=\d)/i
/** «01/2024 - 12/2024» says from when until when. */
const SPAN = /\s*(đến|den|[-–—>]+)\s*(ngày|tháng)?\s*(?=\d{1,2}[/.]\d).*$/i

/** A day, or a month for its first day; a year alone tells no month of back pay. */
export function readFirstDay(cell: Cell | undefined): PlainDate | 'unreadable' | null {
  if (isEmpty(cell)) return null
  const text = typeof cell === 'string' ? cell.normalize('NFC').trim().replace(FIRST_WORDS, '') : cell
  const whole = readBirth(typeof text === 'string' ? text.replace(/\s+năm\s+/i, '/').replace(SPAN, '') : text).birth
  const day = parsePlainDate(whole.length === 7 ? `${whole}-01` : whole)
  return day && day >= EARLIEST_YEAR ? day : 'unreadable'
}

/** «Nguyễn Văn A (con)», «Nguyễn Văn A - con, 0912…»: the name alone. */
const nameIn = (text: string): string =>
  text
    .replace(/\s*([(,;:]|\s[-–]\s|\d).*$/, '')
    .replace(/^(ông|bà|anh|chị)\s+(?=\p{L}+\s)/iu, '')
    .trim()

/** What a row tells of the benefit and of who receives it. */
export function benefitCellsOf(view: SheetView, header: Header, { row, group }: { row: number; group: string }): BenefitCells {
  const at = (meaning: ColumnMeaning): Cell | undefined => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : view.cellOrAbove(row, column)
  }
  const [month, year] = [cellText(at('from-month')), cellText(at('from-year'))]
  const parts = month === '' && year === '' ? undefined : `${month}/${year}`
  return {
    group: withoutHiv(view.decoded(at('group')) || group),
    coefficient: readCoefficient(at('coefficient')),
    from: readFirstDay(isEmpty(at('from')) ? parts : at('from')),
    guardian: nameIn(view.decodedName(at('guardian'))),
    payee: nameIn(view.decodedName(at('payee'))),
  }
}

export const benefitDoubtsOf = ({ coefficient, from }: BenefitCells): ImportProblem[] => [
  ...(coefficient === 'unreadable' ? (['COEFFICIENT_UNREADABLE'] as const) : []),
  ...(from === 'unreadable' ? (['FROM_UNREADABLE'] as const) : []),
]
