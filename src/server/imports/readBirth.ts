import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { cellText } from './cellText.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { Cell } from './Sheet.ts'

export type ReadBirth = { readonly birth: string; readonly problem: ImportProblem | null }
type Written = { readonly day: string; readonly month: string; readonly year: string }

const EARLIEST = 1890
const LATEST = 2100
const DAY_MS = 86_400_000
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const NEWEST_SERIAL = 60_000
/** Two digits up to this are of this century or the last: the identity number tells, else it is said as a doubt. */
const NEWEST_SHORT_YEAR = 26

const unreadable: ReadBirth = { birth: '', problem: 'BIRTH_UNREADABLE' }
const isYear = (year: number): boolean => Number.isInteger(year) && year >= EARLIEST && year <= LATEST
const ofYear = (year: number): ReadBirth => (isYear(year) ? { birth: String(year), problem: null } : unreadable)

function ofMonth(year: number, month: number): ReadBirth {
  return isYear(year) && month >= 1 && month <= 12 ? { birth: `${year}-${String(month).padStart(2, '0')}`, problem: null } : unreadable
}

function ofDay(year: number, month: number, day: number): ReadBirth {
  const date = parsePlainDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  if (!date || !isYear(year)) return unreadable
  return { birth: date, problem: month === 1 && day === 1 ? 'BIRTH_FIRST_OF_JANUARY' : null }
}

function ofNumber(value: number): ReadBirth {
  if (isYear(value)) return ofYear(value)
  if (Number.isInteger(value) && value > 1_000_000 && value < 100_000_000) return ofDigits(value.toFixed(0).padStart(8, '0'))
  // A serial day of the spreadsheet; smaller numbers would be years, larger ones dates yet to come.
  if (!(value > LATEST && value < NEWEST_SERIAL)) return unreadable
  const date = new Date(SERIAL_ZERO + Math.floor(value) * DAY_MS)
  return ofDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const ofDigits = (text: string): ReadBirth => ofDay(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)))

function ofWritten({ day, month, year }: Written, yearOfId: number | undefined): ReadBirth {
  const short = year.length <= 2 ? Number(year) : undefined
  const isOpen = short !== undefined && short <= NEWEST_SHORT_YEAR
  const told = isOpen && yearOfId !== undefined && yearOfId % 100 === short ? yearOfId : undefined
  const whole = short === undefined ? Number(year) : (told ?? short + (isOpen ? 2000 : 1900))
  // «00/00/1940», «--/5/1940» and «?/?/1940» tell less than a day.
  if (/^[0?.\-_x]*$/i.test(month)) return ofYear(whole)
  const read = /^[0?.\-_x]*$/i.test(day) ? ofMonth(whole, Number(month)) : ofDay(whole, Number(month), Number(day))
  return isOpen && told === undefined && read.problem === null ? { ...read, problem: 'BIRTH_CENTURY_GUESSED' } : read
}

const SEPARATOR = '\\s*[/.\\-,\\\\]\\s*'
const DAY = new RegExp(`^(\\d{1,2}|[?\\-_x]+|)${SEPARATOR}(\\d{1,2}|[?\\-_x]+)${SEPARATOR}(\\d{4}|\\d{2})$`, 'i')
const MONTH = new RegExp(`^(\\d{1,2})${SEPARATOR}(\\d{4})$`)
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const IN_WORDS = /^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})$/i

function ofText(written: string, yearOfId: number | undefined): ReadBirth {
  const text = written
    .replace(/^['’]/, '')
    .replace(/^(sinh năm|năm sinh|sinh|sn|năm|khoảng|ns)[\s:.]*(?=\d)/i, '')
    .replace(/\s*\(?(âl|al|âm lịch|\?)\)?\.?$/i, '')
    .replace(/\s\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$/, '')
    .trim()
  if (/^\d{4,5}([.,]\d+)?$/.test(text)) return ofNumber(Number(text.replace(',', '.')))
  if (/^\d{8}$/.test(text)) return ofDigits(text)
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? []
  if (isoYear) return ofDay(Number(isoYear), Number(isoMonth), Number(isoDay))
  const [, day = '', month, year] = DAY.exec(text) ?? IN_WORDS.exec(text) ?? []
  if (month !== undefined && year !== undefined) return ofWritten({ day, month, year }, yearOfId)
  const [, ofMonthOnly, monthYear] = MONTH.exec(text) ?? []
  return ofMonthOnly && monthYear ? ofWritten({ day: '', month: ofMonthOnly, year: monthYear }, yearOfId) : unreadable
}

/** A bare year, a day in any of the ways people write it, or the spreadsheet's own count of days. `yearOfId` settles the century of «5/3/24». */
export function readBirth(cell: Cell | undefined, yearOfId?: number): ReadBirth {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? unreadable : ofDay(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
  if (typeof cell === 'number') return ofNumber(cell)
  const text = cellText(cell)
  return text === '' ? { birth: '', problem: 'BIRTH_MISSING' } : ofText(text, yearOfId)
}
