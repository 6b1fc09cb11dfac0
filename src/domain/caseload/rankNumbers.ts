import { TAIL_DIGITS } from './Roster.ts'
import type { Tail } from './readQuery.ts'

/** Last digits of everyone's number; −1 without one. The last three stand beside, for they tell almost everyone apart without a division. */
export type TailColumn = { readonly tails: Int32Array; readonly lastThree: Int16Array }
export type NumberColumns = { readonly years: Uint16Array; readonly identities: TailColumn; readonly phones: TailColumn }

const NONE = -1
const THREE_DIGITS = 1_000
const RANK = { year: 1, phone: 2, identity: 3 } as const

export function tailColumn(tails: readonly string[]): TailColumn {
  const numbers = Int32Array.from(tails, (tail) => (tail.length === TAIL_DIGITS ? Number(tail) : NONE))
  return { tails: numbers, lastThree: Int16Array.from(numbers, (number) => (number === NONE ? NONE : number % THREE_DIGITS)) }
}

const endsSo = ({ tails, lastThree }: TailColumn, { value, modulus, lastThree: wanted }: Tail, row: number): boolean =>
  lastThree[row] === wanted && (tails[row] ?? NONE) % modulus === value

/** How well the digits fit a row: its identity number ends so, its phone, it is the birth year; 0 when none. */
function fitOf({ years, identities, phones }: NumberColumns, tail: Tail, row: number): number {
  if (endsSo(identities, tail, row)) return RANK.identity
  if (endsSo(phones, tail, row)) return RANK.phone
  return years[row] === tail.year ? RANK.year : 0
}

/** Digits alone: all of them must fit, and the weakest fit counts. */
export function rankNumbers(numbers: NumberColumns, tails: readonly Tail[], ranks: Uint16Array): void {
  ranks.fill(RANK.identity)
  for (const tail of tails)
    for (let row = 0; row < ranks.length; row += 1) {
      const rank = ranks[row] ?? 0
      if (rank > 0) ranks[row] = Math.min(rank, fitOf(numbers, tail, row))
    }
}

/** Digits beside a name: whoever they do not fit is out. */
export function keepFitting(numbers: NumberColumns, tails: readonly Tail[], ranks: Uint16Array): void {
  for (const tail of tails) for (let row = 0; row < ranks.length; row += 1) if (fitOf(numbers, tail, row) === 0) ranks[row] = 0
}

export function keepBornIn({ years }: NumberColumns, wanted: readonly number[], ranks: Uint16Array): void {
  for (const year of wanted) for (let row = 0; row < ranks.length; row += 1) if (years[row] !== year) ranks[row] = 0
}
