import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { Cell } from './Sheet.ts'

export type ReadBirth = { readonly birth: string; readonly problem: ImportProblem | null }

const EARLIEST = 1890
const LATEST = 2100
const DAY_MS = 86_400_000
const SERIAL_ZERO = Date.UTC(1899, 11, 30)

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'number' && Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
}

const unreadable: ReadBirth = { birth: '', problem: 'BIRTH_UNREADABLE' }

function birthOf(year: number, month: number, day: number): ReadBirth {
  const date: PlainDate | undefined = parsePlainDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  )
  if (!date || year < EARLIEST || year > LATEST) return unreadable
  return { birth: date, problem: month === 1 && day === 1 ? 'BIRTH_FIRST_OF_JANUARY' : null }
}

const fullYear = (text: string): number => (text.length === 2 ? Number(text) + (Number(text) > 26 ? 1900 : 2000) : Number(text))

function birthOfNumber(value: number): ReadBirth {
  if (Number.isInteger(value) && value >= EARLIEST && value <= LATEST) return { birth: String(value), problem: null }
  // A serial day of Excel; smaller numbers would be years, larger ones dates yet to come.
  if (value > LATEST && value < 60_000) {
    const date = new Date(SERIAL_ZERO + Math.floor(value) * DAY_MS)
    return birthOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
  }
  return unreadable
}

/** A bare year, a day in any of the ways people write it, or Excel's own count of days. */
export function readBirth(cell: Cell | undefined): ReadBirth {
  if (cell instanceof Date) return birthOf(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
  if (typeof cell === 'number') return birthOfNumber(cell)
  const text = cellText(cell).trim().replace(/^'/, '')
  if (text === '') return { birth: '', problem: 'BIRTH_MISSING' }
  if (/^\d{4,5}(\.\d+)?$/.test(text)) return birthOfNumber(Number(text))
  const [, day, month, year] = /^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})$/.exec(text) ?? []
  if (day && month && year) return birthOf(fullYear(year), Number(month), Number(day))
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text) ?? []
  if (isoYear) return birthOf(Number(isoYear), Number(isoMonth), Number(isoDay))
  const [, ofMonth, monthYear] = /^(\d{1,2})\s*[/.\-]\s*(\d{4})$/.exec(text) ?? []
  if (ofMonth && monthYear && Number(ofMonth) >= 1 && Number(ofMonth) <= 12)
    return { birth: `${monthYear}-${ofMonth.padStart(2, '0')}`, problem: null }
  return unreadable
}

/** «1.080.000,00»: two zeros after a whole group of three are decimals. */
const DECIMALS_AFTER_THOUSANDS = /([.,]\d{3})[.,]00$/

/** Đồng have no decimals, so every dot, comma and space between digits is a separator of thousands. */
export function readAmount(cell: Cell | undefined): { amountInDong: number | null; problem: ImportProblem | null } {
  if (typeof cell === 'number')
    return Number.isSafeInteger(Math.round(cell)) && cell >= 0
      ? { amountInDong: Math.round(cell), problem: null }
      : { amountInDong: null, problem: 'AMOUNT_UNREADABLE' }
  const text = cellText(cell).trim()
  if (text === '' || text === '-') return { amountInDong: null, problem: 'AMOUNT_MISSING' }
  const plain = text
    .replace(/(đồng|đ|vnđ|vnd|₫)\.?$/i, '')
    .trim()
    .replace(DECIMALS_AFTER_THOUSANDS, '$1')
  const digits = plain.replace(/[.,\s\u00a0]/g, '')
  return /^\d{1,15}$/.test(digits) ? { amountInDong: Number(digits), problem: null } : { amountInDong: null, problem: 'AMOUNT_UNREADABLE' }
}
