import { isEmpty } from './cellText.ts'
import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import type { Header } from './findHeader.ts'
import { readAmount, type ReadAmount } from './readAmount.ts'
import type { SheetView } from './SheetView.ts'

export const hasAmountColumn = ({ columns }: Header): boolean => columns.has('amount') || columns.has('total') || columns.has('supplement')

/** This month's amount, told of a person's line and of a sum line alike, so that like is compared with like. */
export function amountOfRow(view: SheetView, header: Header, row: number): ReadAmount {
  const at = (meaning: ColumnMeaning) => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : view.cell(row, column)
  }
  const read = (meaning: ColumnMeaning) => readAmount(at(meaning), header.factor)
  const amount = read('amount')
  // Allowance and supplement are one month's money; their own total says it best.
  if (!isEmpty(at('supplement'))) return isEmpty(at('total')) ? added(amount, read('supplement')) : lessEarlier(view, header, row)
  return isEmpty(at('amount')) ? lessEarlier(view, header, row) : amount
}

function added(amount: ReadAmount, supplement: ReadAmount): ReadAmount {
  if (amount.problem === 'AMOUNT_UNREADABLE' || supplement.amountInDong === null)
    return { amountInDong: null, problem: 'AMOUNT_UNREADABLE' }
  return { amountInDong: (amount.amountInDong ?? 0) + supplement.amountInDong, problem: null }
}

/** The total of the line without what earlier months left over and what is made good for them. */
function lessEarlier(view: SheetView, header: Header, row: number): ReadAmount {
  const column = header.columns.get('total')
  const total = readAmount(column === undefined ? undefined : view.cell(row, column), header.factor)
  if (total.amountInDong === null) return total
  let amountInDong = total.amountInDong
  for (const one of [...header.carried, ...[header.columns.get('back-pay') ?? []].flat()]) {
    const earlier = readAmount(view.cell(row, one), header.factor)
    if (earlier.problem === 'AMOUNT_UNREADABLE') return { amountInDong: null, problem: 'AMOUNT_UNREADABLE' }
    amountInDong -= earlier.amountInDong ?? 0
  }
  return amountInDong < 0 ? { amountInDong: null, problem: 'AMOUNT_UNREADABLE' } : { amountInDong, problem: null }
}
