import { TAIL_DIGITS } from './Roster.ts'
import type { Tail } from './readQuery.ts'

/** Birth years, and the last digits of identity number and phone; −1 without one. */
export type NumberColumns = { readonly years: Uint16Array; readonly identities: Int32Array; readonly phones: Int32Array }

const NONE = -1
const RANK = { year: 1, phone: 2, identity: 3 } as const

export const tailNumbers = (tails: readonly string[]): Int32Array =>
  Int32Array.from(tails, (tail) => (tail.length === TAIL_DIGITS ? Number(tail) : NONE))

/** How well the digits fit a row: its identity number ends so, its phone, it is the birth year; 0 when none. */
function fitOf({ years, identities, phones }: NumberColumns, { value, modulus, year }: Tail, row: number): number {
  const identity = identities[row] ?? NONE
  if (identity !== NONE && identity % modulus === value) return RANK.identity
  const phone = phones[row] ?? NONE
  if (phone !== NONE && phone % modulus === value) return RANK.phone
  return years[row] === year ? RANK.year : 0
}

/** Digits alone: all of them must fit, and the weakest fit counts. */
export function rankNumbers(numbers: NumberColumns, tails: readonly Tail[], ranks: Uint16Array): void {
  for (let row = 0; row < ranks.length; row += 1) {
    let rank: number = RANK.identity
    for (let place = 0; place < tails.length && rank > 0; place += 1) {
      const tail = tails[place]
      if (tail) rank = Math.min(rank, fitOf(numbers, tail, row))
    }
    ranks[row] = rank
  }
}

/** Digits beside a name: whoever they do not fit is out. */
export function keepFitting(numbers: NumberColumns, tails: readonly Tail[], ranks: Uint16Array): void {
  for (const tail of tails) for (let row = 0; row < ranks.length; row += 1) if (fitOf(numbers, tail, row) === 0) ranks[row] = 0
}

export function keepBornIn({ years }: NumberColumns, wanted: readonly number[], ranks: Uint16Array): void {
  for (const year of wanted) for (let row = 0; row < ranks.length; row += 1) if (years[row] !== year) ranks[row] = 0
}
