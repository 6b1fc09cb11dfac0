import { foldText } from '../people/foldText.ts'
import { remember } from '../shared/remember.ts'

/** One line of a roll as whoever stands at the counter names it. */
export type Sought = {
  readonly fullName: string
  /** Who may come for them: the guardian, whoever has a paper. */
  readonly comesFor: readonly string[]
  /** `YYYY…`, or '' when unknown. */
  readonly birth: string
  /** Last four digits of the identity number, or ''. */
  readonly identityTail: string
}

type Row = {
  readonly id: string
  /** Whatever a word typed may begin, a space before each: one look tells most rows apart from those worth a closer one. */
  readonly beginnings: string
  readonly syllables: readonly string[]
  readonly initials: string
  readonly others: readonly string[]
  readonly year: string
  readonly tail: string
}

const WORTH = { other: 1, begins: 2, whole: 4, given: 3, initials: 9, allOfIt: 8 } as const
const FEWEST_DIGITS = 3
const TAIL_DIGITS = 4
const fold = remember(foldText)
const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean).map(fold)

function worthOfWord({ syllables, others }: Row, word: string): number {
  let best = others.some((one) => one.startsWith(word)) ? WORTH.other : 0
  for (let at = 0; at < syllables.length; at += 1) {
    const syllable = syllables[at] ?? ''
    if (!syllable.startsWith(word)) continue
    const worth = (syllable === word ? WORTH.whole : WORTH.begins) + (at === syllables.length - 1 ? WORTH.given : 0)
    if (worth > best) best = worth
  }
  return best
}

/** A whole number is known by its last four digits; four digits alone may be the year. */
const hasDigits = ({ tail, year }: Row, digits: string): boolean =>
  (tail !== '' && tail.endsWith(digits.slice(-TAIL_DIGITS))) || year === digits

function worthOf(row: Row, { names, numbers }: { names: readonly string[]; numbers: readonly string[] }): number {
  if (!names.every((word) => row.beginnings.includes(` ${word}`))) return 0
  if (!numbers.every((digits) => hasDigits(row, digits))) return 0
  let sum = 1
  for (const word of names) {
    const worth = worthOfWord(row, word)
    const initials = names.length === 1 && word.length > 1 && row.initials.startsWith(word) ? WORTH.initials : 0
    if (worth + initials === 0) return 0
    sum += Math.max(worth, initials)
  }
  return names.length === row.syllables.length ? sum + WORTH.allOfIt : sum
}

/** A roll searched at each keystroke, without marks: by the beginnings of words, initials, the last digits of a number, the year of birth. */
export class RollSearch {
  readonly #rows = new Map<string, Row>()

  /** Folded here, once for each line and not at each keystroke. */
  put(id: string, { fullName, comesFor, birth, identityTail }: Sought): void {
    const [syllables, others] = [wordsOf(fullName), comesFor.flatMap(wordsOf)]
    const initials = syllables.map((syllable) => syllable[0]).join('')
    this.#rows.set(id, {
      id,
      beginnings: ` ${[initials, ...syllables, ...others].join(' ')}`,
      syllables,
      initials,
      others,
      year: birth.slice(0, 4),
      tail: identityTail,
    })
  }

  /** Ids of the `most` fittest, best first; equals in the order they were put. Nothing typed finds nobody. */
  find(query: string, most: number): readonly string[] {
    const words = wordsOf(query.replace(/[….,]/g, ' '))
    const asked = { names: words.filter((word) => !/^\d+$/.test(word)), numbers: words.filter((word) => /^\d+$/.test(word)) }
    if (words.length === 0 || asked.numbers.some((digits) => digits.length < FEWEST_DIGITS)) return []
    const found: { readonly id: string; readonly worth: number }[] = []
    for (const row of this.#rows.values()) {
      const worth = worthOf(row, asked)
      if (worth > 0) found.push({ id: row.id, worth })
    }
    found.sort((one, other) => other.worth - one.worth)
    return found.slice(0, most).map(({ id }) => id)
  }
}
