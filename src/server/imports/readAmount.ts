import { cellText } from './cellText.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { Cell } from './Sheet.ts'

export type ReadAmount = { readonly amountInDong: number | null; readonly problem: ImportProblem | null }

const missing: ReadAmount = { amountInDong: null, problem: 'AMOUNT_MISSING' }
const unreadable: ReadAmount = { amountInDong: null, problem: 'AMOUNT_UNREADABLE' }
/** A list «in thousands» may still hold a whole amount; nobody's monthly benefit is a hundred million. */
const MOST_THOUSANDS = 100_000
const UNIT = /\s*(đồng|vnđ|vnd|đ|d|₫|dong)?\s*(\/\s*(tháng|người|hộ|suất|th))?\s*[.;]?$/i
const SCALE = /\s*(nghìn|ngàn|ngan|nghin|k|triệu|trieu|tr)$/i

function inDong(value: number, factor: number): ReadAmount {
  if (!Number.isFinite(value) || value < 0) return unreadable
  const whole = Math.round(factor > 1 && value < MOST_THOUSANDS ? value * factor : value)
  return Number.isSafeInteger(whole) ? { amountInDong: whole, problem: null } : unreadable
}

/** Undefined unless the separators make sense: thousands in threes, or two figures behind the last one. */
function numberIn(text: string): number | undefined {
  const plain = text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, '.')
  if (/^\d+$/.test(plain)) return Number(plain)
  const [, decimalDigits] = /^\d+(?:[.,]\d{3})*[.,](\d{1,2})$/.exec(plain) ?? []
  const whole = decimalDigits === undefined ? plain : plain.slice(0, -decimalDigits.length - 1)
  if (!/^\d+([.,]\d{3})*$/.test(whole)) return undefined
  const digits = whole.replace(/[.,]/g, '')
  return decimalDigits === undefined ? Number(digits) : Number(`${digits}.${decimalDigits}`)
}

/** Đồng have no decimals, so dots, commas and spaces between threes are separators of thousands. `factor` is 1,000 on a list in thousands. */
export function readAmount(cell: Cell | undefined, factor = 1): ReadAmount {
  if (typeof cell === 'number') return inDong(cell, factor)
  const text = cellText(cell).replace(/^['’]/, '')
  if (text === '' || /^[-–—x.]+$/i.test(text)) return missing
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return inDong(Number(text), factor)
  const bare = text.replace(UNIT, '').trim()
  const scale = SCALE.exec(bare)?.[1]?.toLowerCase()
  const value = numberIn(bare.replace(SCALE, '').trim())
  if (value === undefined) return unreadable
  if (scale !== undefined) return inDong(value * (scale.startsWith('tr') ? 1_000_000 : 1_000), 1)
  return inDong(value, factor)
}
