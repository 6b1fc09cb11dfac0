import type { CellStyle, WriteSheet } from 'hucre'

export type PaperCell = string | number | null
export type Merge = { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }
/** A list as offices print it: what stands over it, its head, its lines, the sums under them, and who signs. */
export type PaperSheet = {
  readonly name: string
  readonly widths: readonly number[]
  readonly title: readonly (readonly PaperCell[])[]
  readonly head: readonly (readonly PaperCell[])[]
  /** Of the head, counted from its first row. */
  readonly headMerges: readonly Merge[]
  readonly body: readonly (readonly PaperCell[])[]
  /** Inside the lines of the table, in bold. */
  readonly sums: readonly (readonly PaperCell[])[]
  readonly foot: readonly (readonly PaperCell[])[]
  /** Columns of đồng. */
  readonly amountColumns: readonly number[]
}

const FONT = { name: 'Times New Roman', size: 13 } as const
const LINE = { style: 'thin' } as const
const CELL: CellStyle = {
  font: FONT,
  border: { top: LINE, bottom: LINE, left: LINE, right: LINE },
  alignment: { vertical: 'center', wrapText: true },
}
const BOLD: CellStyle = { ...CELL, font: { ...FONT, bold: true } }
const AMOUNT: CellStyle = { ...CELL, numFmt: '#,##0' }
const BOLD_AMOUNT: CellStyle = { ...BOLD, numFmt: '#,##0' }
const [PLAIN, TITLE]: readonly [CellStyle, CellStyle] = [{ font: FONT }, { font: { ...FONT, bold: true } }]

type Bands = { readonly headAt: number; readonly bodyAt: number; readonly footAt: number }

/** Of all that is not body, which has its columns' own. */
function styleAt({ headAt, bodyAt, footAt }: Bands, row: number, isAmount: boolean): CellStyle {
  if (row < headAt) return TITLE
  if (row >= footAt) return PLAIN
  return row >= bodyAt && isAmount ? BOLD_AMOUNT : BOLD
}

const moved = ({ startRow, endRow, ...columns }: Merge, down: number): Merge => ({
  ...columns,
  startRow: startRow + down,
  endRow: endRow + down,
})

/** A4 across, Times New Roman 13, the head on every page. Texts of other people come in made safe (`safeCell`). */
export function paperSheet({ name, widths, title, head, headMerges, body, sums, foot, amountColumns }: PaperSheet): WriteSheet {
  const rows = [...title, ...head, ...body, ...sums, ...foot]
  const headAt = title.length
  const bodyAt = headAt + head.length
  const sumsAt = bodyAt + body.length
  const bands: Bands = { headAt, bodyAt, footAt: sumsAt + sums.length }
  const amounts = new Set(amountColumns)
  const cells = new Map<string, { style: CellStyle }>()
  const aroundBody = rows.flatMap((_, row) => (row < bodyAt || row >= sumsAt ? [row] : []))
  for (const row of aroundBody)
    for (let column = 0; column < widths.length; column += 1)
      cells.set(`${row},${column}`, { style: styleAt(bands, row, amounts.has(column)) })
  return {
    name,
    columns: widths.map((width, column) => ({ width, style: amounts.has(column) ? AMOUNT : CELL })),
    rows: rows.map((row) => widths.map((_, column) => row[column] ?? null)),
    cells,
    merges: headMerges.map((merge) => moved(merge, headAt)),
    freezePane: { rows: bodyAt },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headAt + 1}:$${bodyAt}`,
    },
  }
}

/** Letters a sheet's name may not hold are left out; a name is cut to what Excel takes. */
export const sheetName = (name: string): string =>
  name
    .replace(/[[\]*/\\?:']/g, ' ')
    .trim()
    .slice(0, 31) || 'Danh sách'
