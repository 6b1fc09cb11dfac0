import type { CheckedRow } from './checkedList.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The writer of workbooks is fetched only now; false when it could not be. */
export async function saveFaultyRows(rows: readonly CheckedRow[], fileName: string): Promise<boolean> {
  const writer = await import('./writeFaultyRows.ts').catch(() => undefined)
  if (!writer) return false
  const bytes = await writer.writeFaultyRows(rows)
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: WORKBOOK }))
  const link = document.createElement('a')
  link.href = address
  link.download = `can-sua-${fileName.replace(/\.xlsx?$/i, '')}.xlsx`
  link.click()
  URL.revokeObjectURL(address)
  return true
}
