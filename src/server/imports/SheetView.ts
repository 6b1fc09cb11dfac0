import { foldText } from '#domain/people/foldText.ts'
import { decodeName, decodeVietnamese, writingOfSheet, type Writing } from '#domain/people/legacyVietnamese.ts'
import { cellText } from './cellText.ts'
import type { Cell, Sheet } from './Sheet.ts'

type Merge = Sheet['merges'][number]
const ROWS_MERGED_AT_MOST = 400_000

/** Only so many, so that a sheet of giant merges costs no more than a real one. */
function mergesByRow(merges: readonly Merge[]): ReadonlyMap<number, readonly Merge[]> {
  const byRow = new Map<number, Merge[]>()
  let laid = 0
  for (const merge of merges)
    for (let row = merge.startRow; row <= merge.endRow && laid < ROWS_MERGED_AT_MOST; row += 1, laid += 1) {
      const others = byRow.get(row)
      if (others) others.push(merge)
      else byRow.set(row, [merge])
    }
  return byRow
}

/** A sheet as people see it: texts in Unicode, merged cells as one. */
export class SheetView {
  readonly sheet: Sheet
  readonly writing: Writing
  readonly #merges: ReadonlyMap<number, readonly Merge[]>

  constructor(sheet: Sheet) {
    this.sheet = sheet
    this.writing = writingOfSheet(sheet.rows.flat().filter((cell) => typeof cell === 'string'))
    this.#merges = mergesByRow(sheet.merges)
  }

  get rowCount(): number {
    return this.sheet.rows.length
  }

  cell(row: number, column: number): Cell | undefined {
    return this.sheet.rows[row]?.[column]
  }

  /** The cell itself, or the one a merge downwards has put in its place: one name over two lines of money. */
  cellOrAbove(row: number, column: number): Cell | undefined {
    const merge = this.mergeAt(row, column)
    return merge?.startCol === merge?.endCol && merge ? this.cell(merge.startRow, merge.startCol) : this.cell(row, column)
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.#merges.get(row)?.find((one) => column >= one.startCol && column <= one.endCol && row >= one.startRow && row <= one.endRow)
  }

  text(row: number, column: number): string {
    return this.decoded(this.cell(row, column))
  }

  decoded(cell: Cell | undefined): string {
    return decodeVietnamese(cellText(cell), this.writing).replace(/\s+/g, ' ').trim()
  }

  decodedName(cell: Cell | undefined): string {
    return decodeName(cellText(cell), this.writing).replace(/\s+/g, ' ').trim()
  }

  /** A head cell as written; a merged one counts in each of its cells. */
  label(row: number, column: number): string {
    const merge = this.mergeAt(row, column)
    const text = merge ? this.text(merge.startRow, merge.startCol) : this.text(row, column)
    return text.replace(/[:*]+/g, ' ').replace(/-\s+/g, '').replace(/\s+/g, ' ').trim()
  }

  folded(row: number, column: number): string {
    return foldText(this.label(row, column))
  }

  width(row: number): number {
    return this.sheet.rows[row]?.length ?? 0
  }
}
