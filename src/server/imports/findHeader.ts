import { foldText } from '#domain/people/foldText.ts'
import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import { COLUMN_LABELS } from './columnLabels.ts'
import type { SheetView } from './SheetView.ts'

export type Header = {
  readonly firstRow: number
  readonly firstDataRow: number
  readonly columns: ReadonlyMap<ColumnMeaning, number>
  readonly carried: readonly number[]
  /** 1,000 where the list says «đơn vị tính: nghìn đồng». */
  readonly factor: number
}
type Found = { readonly meaning: ColumnMeaning; readonly strength: number; readonly otherwise: ColumnMeaning | undefined }
type Span = { readonly first: number; readonly last: number }

const LONGEST_LABEL = 90
const MOST_HEAD_ROWS = 4
const WIDEST = 200
/** «1», «(2)», «A», «5=3+4» under the head of official forms. */
const NUMBERING = /^\(?([\divx]{1,3}|[a-z])\)?(\s*=.*)?$/i
const IN_THOUSANDS = /(dvt|don vi( tinh)?|\()\s*:?\s*\(?(nghin|ngan|1[.,]?000)\s*(dong|d|vnd)\b/

function meaningOf(label: string, above: string): Found | undefined {
  const folded = foldText(label)
  if (folded === '' || folded.length > LONGEST_LABEL) return undefined
  const upper = foldText(above)
  const written = label.toLowerCase()
  const known = COLUMN_LABELS.find(
    (one) => one.label.test(folded) && (one.under?.test(upper) ?? true) && (one.written?.test(written) ?? true),
  )
  return known && { meaning: known.meaning, strength: known.strength ?? 2, otherwise: known.otherwise }
}

/** What stands over a column, top first; a head written over the first of its columns only counts for the others too. */
function pathOf(view: SheetView, span: Span, column: number): string[] {
  const path: string[] = []
  for (let row = span.first; row <= span.last; row += 1) {
    let label = view.label(row, column)
    if (label === '' && row < span.last && view.label(span.last, column) !== '') {
      let left = column - 1
      while (left >= 0 && view.label(row, left) === '' && view.label(span.last, left) !== '') left -= 1
      const isGroup = left >= 0 && view.mergeAt(row, left) === undefined && view.label(span.last, left) !== view.label(row, left)
      label = isGroup && view.label(span.last, left) !== '' ? view.label(row, left) : ''
    }
    if (label !== '' && label !== path.at(-1)) path.push(label)
  }
  return path
}

/** The lowest label decides; one that says nothing by itself («(đồng)») leaves it to the one above. */
function meaningOfPath(path: readonly string[]): Found | undefined {
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const found = meaningOf(path[at] ?? '', path.slice(0, at).join(' '))
    if (found) return found
  }
  return undefined
}

type Read = Map<ColumnMeaning, Omit<Found, 'meaning'> & { readonly column: number }>

/** Of two columns of one meaning the stronger has it; the other is what its label says otherwise, where that is free. */
function take(columns: Read, { meaning, strength, otherwise }: Found, column: number): void {
  const before = columns.get(meaning)
  const isStronger = !before || before.strength < strength
  const [left, at] = isStronger ? [before?.otherwise, before?.column] : [otherwise, column]
  if (isStronger) columns.set(meaning, { column, strength, otherwise })
  if (left !== undefined && at !== undefined && !columns.has(left)) columns.set(left, { column: at, strength: 2, otherwise: undefined })
}

function columnsFrom(view: SheetView, span: Span): Pick<Header, 'columns' | 'carried'> {
  const columns: Read = new Map()
  const carried: number[] = []
  const width = Math.min(WIDEST, Math.max(...Array.from({ length: span.last - span.first + 1 }, (_, at) => view.width(span.first + at))))
  for (let column = 0; column < width; column += 1) {
    const found = meaningOfPath(pathOf(view, span, column))
    if (!found || found.meaning === 'other') continue
    if (found.meaning === 'carried') carried.push(column)
    const before = columns.get(found.meaning)
    const isSecondHalf =
      found.meaning === 'name' &&
      before?.column === column - 1 &&
      view.mergeAt(span.last, column) !== undefined &&
      view.mergeAt(span.last, column) === view.mergeAt(span.last, column - 1)
    if (isSecondHalf) columns.set('given-name', { column, strength: 2, otherwise: undefined })
    else take(columns, found, column)
  }
  return { carried, columns: new Map([...columns].map(([meaning, { column }]) => [meaning, column])) }
}

function isHead(columns: Header['columns']): boolean {
  const hasName = columns.has('name') || columns.has('given-name')
  return hasName && columns.size >= 2
}

const distinctLabels = (view: SheetView, row: number): Set<string> =>
  new Set(Array.from({ length: Math.min(WIDEST, view.width(row)) }, (_, column) => view.label(row, column)).filter(Boolean))

/** «Họ» and «Tên» under «Họ và tên»; whoever is called Hồ is no head, and without marks only the bare words are one. */
const isPartOfName = (label: string): boolean =>
  /^(họ|tên)(?!\p{L})/iu.test(label) || /^(ho|ten)( (va )?(ten|dem|lot|chu dem))?$/i.test(label)

/** «Nam | Nữ», «Số tháng | Số tiền», «Ký | Họ tên»: known labels under the head, and nothing under the name. */
function isUnderHead(view: SheetView, row: number, { span, nameColumn }: { span: Span; nameColumn: number }): boolean {
  const underName = view.label(row, nameColumn)
  const isOpen = underName === '' || underName === view.label(row - 1, nameColumn) || isPartOfName(underName)
  if (!isOpen || distinctLabels(view, row).size < 2) return false
  return Array.from({ length: Math.min(WIDEST, view.width(row)) }, (_, column) => column).some((column) => {
    const below = view.label(row, column)
    const above = pathOf(view, { ...span, last: row }, column).slice(0, -1)
    return /\p{L}{2}/u.test(below) && below !== view.label(row - 1, column) && meaningOf(below, above.join(' ')) !== undefined
  })
}

/** Group heads over a name that is written in the lower row only. */
const isOverHead = (view: SheetView, row: number): boolean => {
  const labels = distinctLabels(view, row)
  return (
    row >= 0 &&
    labels.size >= 2 &&
    [...labels].every((label) => label.length <= 45) &&
    [...labels].some((label) => meaningOf(label, '') !== undefined)
  )
}

function isNumbering(view: SheetView, row: number): boolean {
  const texts = (view.sheet.rows[row] ?? []).map((cell) => view.decoded(cell)).filter(Boolean)
  return texts.length >= 2 && texts.every((text) => NUMBERING.test(text))
}

function factorOf(view: SheetView, span: Span): number {
  for (let row = Math.max(0, span.first - 12); row <= span.last; row += 1)
    for (const cell of view.sheet.rows[row] ?? []) if (IN_THOUSANDS.test(foldText(view.decoded(cell)))) return 1_000
  return 1
}

/** The head that begins at this row, if one does: found by what its cells say, never by its row number. */
export function headerAt(view: SheetView, row: number): Header | undefined {
  const single = columnsFrom(view, { first: row, last: row })
  if (!isHead(single.columns)) return undefined
  const nameColumn = single.columns.get('name') ?? single.columns.get('given-name') ?? 0
  let span: Span = { first: isOverHead(view, row - 1) ? row - 1 : row, last: row }
  while (span.last - row < MOST_HEAD_ROWS - 1 && isUnderHead(view, span.last + 1, { span, nameColumn }))
    span = { ...span, last: span.last + 1 }
  const { columns, carried } = span.first === span.last ? single : columnsFrom(view, span)
  if (!isHead(columns)) return undefined
  let firstDataRow = span.last + 1
  while (view.mergeAt(firstDataRow, nameColumn) !== undefined && view.mergeAt(firstDataRow, nameColumn) === view.mergeAt(row, nameColumn))
    firstDataRow += 1
  if (isNumbering(view, firstDataRow)) firstDataRow += 1
  return { firstRow: span.first, firstDataRow, columns, carried, factor: factorOf(view, span) }
}
