import { foldText } from '#domain/people/foldText.ts'
import { COLUMN_LABELS, type ColumnMeaning } from './columnLabels.ts'
import type { Sheet } from './Sheet.ts'

export type Header = { readonly firstDataRow: number; readonly columns: ReadonlyMap<ColumnMeaning, number> }

const ROWS_SEARCHED = 60
/** «1», «(2)», «A», «5=3+4» under the head of official forms. */
const NUMBERING = /^\(?[\da-z]{1,2}\)?(\s*=.*)?$/i

type TextAt = (row: number, column: number) => string

function meaningOf(label: string, above: string): ColumnMeaning | undefined {
  if (label === '') return undefined
  return COLUMN_LABELS.find((known) => known.label.test(label) && (known.under === undefined || known.under.test(above)))?.meaning
}

/** A merged head counts in each of its cells. */
function labelsOf(sheet: Sheet, textAt: TextAt): TextAt {
  return (row, column) => {
    const merge = sheet.merges.find((one) => row >= one.startRow && row <= one.endRow && column >= one.startCol && column <= one.endCol)
    return foldText(merge ? textAt(merge.startRow, merge.startCol) : textAt(row, column))
      .replace(/[\n:*]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }
}

function columnsFrom(row: number, rowsHigh: number, { labels, width }: { labels: TextAt; width: number }): Map<ColumnMeaning, number> {
  const columns = new Map<ColumnMeaning, number>()
  for (let column = 0; column < width; column += 1) {
    const [top, below] = [labels(row, column), rowsHigh > 1 ? labels(row + 1, column) : '']
    const hasSub = below !== '' && below !== top
    const meaning = hasSub ? (meaningOf(below, top) ?? meaningOf(top, '')) : meaningOf(top, '')
    if (meaning && meaning !== 'other' && !columns.has(meaning)) columns.set(meaning, column)
  }
  return columns
}

const isHead = (columns: ReadonlyMap<ColumnMeaning, number>): boolean =>
  (columns.has('name') || (columns.has('middle-name') && columns.has('given-name')) || (columns.has('given-name') && columns.size >= 2)) &&
  columns.size >= 2

/** The head is found by what its cells say, never by its row number; one or two rows high. */
export function findHeader(sheet: Sheet, textAt: TextAt): Header | undefined {
  const labels = labelsOf(sheet, textAt)
  const width = Math.max(0, ...sheet.rows.slice(0, ROWS_SEARCHED + 2).map((row) => row.length))
  for (let row = 0; row < Math.min(ROWS_SEARCHED, sheet.rows.length); row += 1) {
    const single = columnsFrom(row, 1, { labels, width })
    if (!isHead(single)) continue
    const nameColumn = single.get('name') ?? single.get('given-name') ?? 0
    const underName = labels(row + 1, nameColumn)
    const isTall =
      (underName === '' || underName === labels(row, nameColumn)) &&
      Array.from({ length: width }, (_, column) => column).some((column) => {
        const [top, below] = [labels(row, column), labels(row + 1, column)]
        return below !== '' && below !== top && /[a-z]{2}/.test(below) && meaningOf(below, top) !== undefined
      })
    let firstDataRow = row + (isTall ? 2 : 1)
    if (NUMBERING.test(textAt(firstDataRow, nameColumn).trim())) firstDataRow += 1
    return { firstDataRow, columns: isTall ? columnsFrom(row, 2, { labels, width }) : single }
  }
  return undefined
}
