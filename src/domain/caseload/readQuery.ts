import { foldText } from '../people/foldText.ts'
import { TAIL_DIGITS } from './Roster.ts'
import { toneLast } from './toneLast.ts'

/** `marked` only when the word was typed with marks: marks narrow, their absence does not. */
export type QueryWord = { readonly folded: string; readonly marked: string | undefined }
/** A number ends so when its remainder by `modulus` is `value`; `year` when the digits may be a birth year as well. */
export type Tail = { readonly value: number; readonly modulus: number; readonly lastThree: number; readonly year: number | undefined }
export type Query = { readonly names: readonly QueryWord[]; readonly years: readonly number[]; readonly tails: readonly Tail[] }

const YEAR = /^(19|20)\d\d$/
const DIGITS = /^\d+$/
const FEWEST_DIGITS = 3
/** Old card, phone, new card: typed whole, they are known by their last digits. */
const WHOLE_NUMBERS = new Set([9, 10, 12])

const wordOf = (typed: string): QueryWord => {
  const [folded, marked] = [foldText(typed), toneLast(typed)]
  return { folded, marked: marked === folded ? undefined : marked }
}

function tailOf(digits: string): Tail {
  const isKnown = digits.length <= TAIL_DIGITS || WHOLE_NUMBERS.has(digits.length)
  const last = digits.slice(-TAIL_DIGITS)
  return {
    value: Number(last),
    modulus: 10 ** last.length,
    // What no number ends with: the digits of an unfinished number match nobody.
    lastThree: isKnown ? Number(last.slice(-3)) : -2,
    year: YEAR.test(digits) ? Number(digits) : undefined,
  }
}

/** Undefined when nothing was typed that could find anybody. */
export function readQuery(query: string): Query | undefined {
  const words = query
    .toLowerCase()
    .split(/[\s….,]+/)
    .filter(Boolean)
  const names = words
    .filter((word) => !DIGITS.test(word))
    .map(wordOf)
    .filter((word) => word.folded !== '')
  const numbers = words.filter((word) => DIGITS.test(word) && word.length >= FEWEST_DIGITS)
  const years = names.length > 0 ? numbers.filter((word) => YEAR.test(word)).map(Number) : []
  const tails = numbers.filter((word) => !(names.length > 0 && YEAR.test(word))).map(tailOf)
  return names.length + tails.length > 0 ? { names, years, tails } : undefined
}
