import { saveFile } from '../saveFile.ts'
import type { CheckedRow } from './checkedList.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The writer of workbooks is fetched only now; false when it could not be. */
export async function saveFaultyRows(rows: readonly CheckedRow[], fileName: string): Promise<boolean> {
  const writer = await import('./writeFaultyRows.ts').catch(() => undefined)
  if (!writer) return false
  const bytes = await writer.writeFaultyRows(rows)
  saveFile(`can-sua-${fileName.replace(/\.xlsx?$/i, '')}.xlsx`, new Blob([new Uint8Array(bytes)], { type: WORKBOOK }))
  return true
}
