import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import { cellText } from './cellText.ts'
import type { Header } from './findHeader.ts'
import type { PayCells } from './ListRow.ts'
import { readAmount } from './readAmount.ts'
import type { SheetView } from './SheetView.ts'

const MOST_MONTHS = 120

function monthsIn(text: string): number | null {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return months > 0 && months <= MOST_MONTHS ? months : null
}

function carriedIn(view: SheetView, header: Header, row: number): number | null {
  const amounts = header.carried.flatMap((column) => readAmount(view.cell(row, column), header.factor).amountInDong ?? [])
  return amounts.length === 0 ? null : amounts.reduce((sum, one) => sum + one, 0)
}

function amountIn(view: SheetView, { columns, factor }: Header, { row, meaning }: { row: number; meaning: ColumnMeaning }): number | null {
  const column = columns.get(meaning)
  return column === undefined ? null : readAmount(view.cell(row, column), factor).amountInDong
}

/** The row's total where the list has one beside this month's money. */
export const totalOfRow = (view: SheetView, header: Header, row: number): number | null => amountIn(view, header, { row, meaning: 'total' })

export function payCellsOf(view: SheetView, header: Header, row: number): PayCells {
  const at = (meaning: ColumnMeaning) => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : view.cellOrAbove(row, column)
  }
  return {
    decisionNumber: view.decoded(at('decision')),
    bookNumber: view.decoded(at('book')),
    carriedMonths: monthsIn(cellText(at('carried-months'))),
    carriedInDong: carriedIn(view, header, row),
    backPayInDong: amountIn(view, header, { row, meaning: 'back-pay' }),
    totalInDong: totalOfRow(view, header, row),
  }
}
