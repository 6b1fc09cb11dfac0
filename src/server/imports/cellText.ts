import type { Cell } from './Sheet.ts'

/** What a cell says, without a number's decimals of the machine and without spaces around. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const text = typeof cell === 'number' && Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  return text.replace(/[\u200b\ufeff]/g, '').trim()
}

export const isEmpty = (cell: Cell | undefined): boolean => cellText(cell) === ''
