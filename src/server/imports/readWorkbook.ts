import { read } from 'hucre'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { refusalOfArchive } from './inspectArchive.ts'
import { isOleContainer, readBiffDirectory } from './inspectBiff.ts'
import { decodePage, isPage, sheetsOfPage } from './readWebTable.ts'
import type { Cell, Sheet, WorkbookRefusal } from './Sheet.ts'

export const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 100_000
const MOST_COLUMNS = 200
const MOST_CELLS = 4_000_000

type Read = Result<readonly Sheet[], WorkbookRefusal>
type Workbook = Awaited<ReturnType<typeof read>>

const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date

/** Columns beyond the last one that holds something are only formatting. */
function trimmed(row: readonly unknown[] | undefined): Cell[] {
  const cells = Array.from(row ?? [], (value) => (isCell(value) && value !== '' ? value : null))
  const last = cells.findLastIndex((cell) => cell !== null)
  return cells.slice(0, last + 1)
}

function isWithinBounds(sheets: readonly Sheet[]): boolean {
  const cells = sheets.reduce((total, sheet) => total + sheet.rows.reduce((sum, row) => sum + row.length, 0), 0)
  return (
    cells <= MOST_CELLS && sheets.every((sheet) => sheet.rows.length <= MOST_ROWS && sheet.rows.every((row) => row.length <= MOST_COLUMNS))
  )
}

function sheetOf(sheet: Workbook['sheets'][number], hiddenRows: ReadonlySet<number>): Sheet {
  const hidden = [...(sheet.rowDefs ?? [])].filter(([, row]) => row.hidden).map(([row]) => row)
  const rows = Array.from(sheet.rows, trimmed)
  while (rows.at(-1)?.length === 0) rows.pop()
  return { name: sheet.name, rows, merges: sheet.merges ?? [], hiddenRows: new Set([...hiddenRows, ...hidden]) }
}

async function readBiff(bytes: Uint8Array): Promise<Read> {
  const directory = readBiffDirectory(bytes)
  if (directory.refusal) return refused(directory.refusal)
  const { sheets } = await read(bytes)
  return accepted(
    sheets.flatMap((sheet, place) => (directory.hiddenSheets.has(place) ? [] : [sheetOf(sheet, directory.hiddenRows[place] ?? new Set())])),
  )
}

async function readArchive(bytes: Uint8Array): Promise<Read> {
  const refusal = refusalOfArchive(bytes)
  if (refusal) return refused(refusal)
  const { sheets } = await read(bytes)
  return accepted(
    sheets.filter((sheet) => !sheet.hidden && !('veryHidden' in sheet && sheet.veryHidden)).map((sheet) => sheetOf(sheet, new Set())),
  )
}

async function readAny(bytes: Uint8Array): Promise<Read> {
  if (isOleContainer(bytes)) return readBiff(bytes)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readArchive(bytes)
  // Excel before 1997 wrote its records bare.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)) return refused('old-format')
  const page = decodePage(bytes)
  if (!isPage(page)) return refused('not-a-workbook')
  return /<!ENTITY/i.test(page) ? refused('not-safe') : accepted(sheetsOfPage(page))
}

/** `.xlsx`, `.xls` and web tables named so. The packages that read them are wrapped in this room alone; macros and links to other files are never followed. */
export async function readWorkbook(bytes: Uint8Array): Promise<Read> {
  if (bytes.byteLength > MOST_BYTES) return refused('too-large')
  try {
    const sheets = await readAny(bytes)
    return sheets.ok && !isWithinBounds(sheets.value) ? refused('too-large') : sheets
  } catch {
    return refused('not-a-workbook')
  }
}
