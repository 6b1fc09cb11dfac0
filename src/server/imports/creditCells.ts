import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import { cellText, isEmpty } from './cellText.ts'
import type { Header } from './findHeader.ts'
import type { CreditCells } from './ListRow.ts'
import { readBirth } from './readBirth.ts'
import type { Cell } from './Sheet.ts'
import type { SheetView } from './SheetView.ts'

/** «05/03/2024 08:12:30», as banks export it, is a day. */
const withoutHour = (cell: Cell | undefined): Cell | undefined => (typeof cell === 'string' ? cell.trim().split(/\s+/)[0] : cell)

function dayIn(cell: Cell | undefined): PlainDate | 'unreadable' | null {
  if (isEmpty(cell)) return null
  return parsePlainDate(readBirth(withoutHour(cell)).birth) ?? 'unreadable'
}

/** What a bank's report says of one account, as it stands in the cells; what it means is judged where the report is. */
export function creditCellsOf(view: SheetView, header: Header, row: number): CreditCells {
  const at = (meaning: ColumnMeaning): Cell | undefined => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : view.cell(row, column)
  }
  return {
    accountNumber: cellText(at('account')).replace(/^['’]/, ''),
    result: view.decoded(at('result')),
    reason: view.decoded(at('result-reason')),
    day: dayIn(at('credit-day')),
  }
}
