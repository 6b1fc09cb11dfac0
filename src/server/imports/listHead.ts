import { withoutHiv } from '#domain/programmes/groupOf.ts'
import type { ColumnMapping, ColumnMeaning, ListHead } from '#sync/protocol/ImportList.ts'
import { labelOf } from './cellOf.ts'
import type { Header } from './findHeader.ts'
import type { SheetView } from './SheetView.ts'

const [SAMPLES, LONGEST_SAMPLE, WIDEST, LOOKED_AT] = [3, 60, 200, 40]

/** The word of whoever brings the list in stands over the reader's guess; a meaning belongs to one column, the last that was named. */
export function remapped(header: Header, mapping: ColumnMapping): Header {
  const columns = new Map(header.columns)
  let carried = [...header.carried]
  for (const { column, meaning } of mapping) {
    for (const [known, at] of columns) if (at === column) columns.delete(known)
    carried = carried.filter((at) => at !== column)
    if (meaning === 'carried') carried.push(column)
    if (meaning !== 'other') columns.set(meaning, column)
  }
  return { ...header, columns, carried }
}

function firstRows(view: SheetView, { firstDataRow }: Header): number[] {
  const rows: number[] = []
  for (let row = firstDataRow; row < Math.min(view.rowCount, firstDataRow + LOOKED_AT) && rows.length < SAMPLES; row += 1)
    if ((view.sheet.rows[row] ?? []).filter((cell) => view.decoded(cell) !== '').length > 1) rows.push(row)
  return rows
}

/** What a person needs to judge the guess: each column's label, what it was taken for, and three rows of it. */
export function headOf(view: SheetView, header: Header): ListHead {
  const meanings = new Map<number, ColumnMeaning>([...header.columns].map(([meaning, column]) => [column, meaning]))
  for (const column of header.carried) meanings.set(column, 'carried')
  const rows = firstRows(view, header)
  const width = Math.min(WIDEST, Math.max(0, ...[header.firstDataRow - 1, ...rows].map((row) => view.width(row))))
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    label: labelOf(view, header, column),
    meaning: meanings.get(column) ?? ('other' as const),
    samples: rows.map((row) => withoutHiv(view.text(row, column)).slice(0, LONGEST_SAMPLE)),
  }))
  const told = columns.filter((one) => one.label !== '' || one.samples.some((sample) => sample !== ''))
  return { sheet: view.sheet.name, row: header.firstRow + 1, columns: told }
}
