import { foldText } from '../people/foldText.ts'
import { bestFirst, type Match } from './bestFirst.ts'
import { liftInitials, rankNames, type NameColumns } from './rankNames.ts'
import { keepBornIn, keepFitting, rankNumbers, tailNumbers, type NumberColumns } from './rankNumbers.ts'
import { readQuery, type Query, type QueryWord } from './readQuery.ts'
import type { Roster, RosterEntry } from './Roster.ts'
import { RosterRow } from './RosterRow.ts'
import { toneLast } from './toneLast.ts'

/** What a syllable is worth for a word: it begins so, it is it; typed with marks, those that bear the same marks come first. */
const WORTH = { begins: 1, beginsWithMarks: 2, whole: 3, wholeWithMarks: 4 } as const

function namesOf(roster: Roster, folded: readonly string[]): NameColumns {
  const starts = new Uint32Array(roster.nameLengths.length + 1)
  roster.nameLengths.forEach((length, row) => {
    starts[row + 1] = (starts[row] ?? 0) + length
  })
  return {
    starts,
    syllables: Uint32Array.from(roster.nameSyllables),
    firstLetters: Uint16Array.from(folded, (syllable) => syllable.charCodeAt(0)),
  }
}

/** One commune's people, searchable without marks, by initials, given name, birth year, or the last digits of a number. */
export class RosterSearch {
  readonly roster: Roster
  readonly #folded: readonly string[]
  readonly #marked: readonly string[]
  readonly #names: NameColumns
  readonly #numbers: NumberColumns
  readonly #ranks: Uint16Array

  constructor(roster: Roster) {
    this.roster = roster
    this.#folded = roster.syllables.map(foldText)
    this.#marked = roster.syllables.map((syllable) => toneLast(syllable.toLowerCase()))
    this.#names = namesOf(roster, this.#folded)
    this.#numbers = {
      years: Uint16Array.from(roster.birthYears),
      identities: tailNumbers(roster.identityTails),
      phones: tailNumbers(roster.phoneTails),
    }
    this.#ranks = new Uint16Array(roster.ids.length)
  }

  get count(): number {
    return this.roster.ids.length
  }

  /** The `most` fittest rows, best first; the roster's own order settles equals. An empty query finds nobody. */
  find(query: string, most = this.count, isHidden?: Uint8Array): readonly Match[] {
    const asked = readQuery(query)
    if (!asked) return []
    if (asked.names.length > 0) this.#rankByName(asked)
    else rankNumbers(this.#numbers, asked.tails, this.#ranks)
    isHidden?.forEach((hidden, row) => {
      if (hidden) this.#ranks[row] = 0
    })
    return bestFirst(this.#ranks, most)
  }

  entry(row: number): RosterEntry {
    return new RosterRow(row, this.roster, this.#names)
  }

  #rankByName({ names, years, tails }: Query): void {
    rankNames(
      this.#names,
      names.map((word) => this.#worthOf(word)),
      this.#ranks,
    )
    const only = names.length === 1 ? (names[0]?.folded ?? '') : ''
    if (only.length > 1) {
      const letters = Uint16Array.from(only, (letter) => letter.charCodeAt(0))
      liftInitials(this.#names, letters, this.#ranks)
    }
    keepBornIn(this.#numbers, years, this.#ranks)
    keepFitting(this.#numbers, tails, this.#ranks)
  }

  #worthOf({ folded, marked }: QueryWord): Uint8Array {
    return Uint8Array.from(this.#folded, (syllable, at) => {
      if (!syllable.startsWith(folded)) return 0
      const written = this.#marked[at] ?? ''
      if (marked !== undefined && written === marked) return WORTH.wholeWithMarks
      if (syllable === folded) return WORTH.whole
      return marked !== undefined && written.startsWith(marked) ? WORTH.beginsWithMarks : WORTH.begins
    })
  }
}
