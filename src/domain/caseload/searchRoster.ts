import { foldText } from '../people/foldText.ts'
import { bestFirst, type Match } from './bestFirst.ts'
import { liftInitials, rankBearers, rankNames, type NameColumns } from './rankNames.ts'
import { keepBornIn, keepFitting, rankNumbers, tailColumn, type NumberColumns } from './rankNumbers.ts'
import { readQuery, type Query, type QueryWord } from './readQuery.ts'
import type { Roster, RosterEntry } from './Roster.ts'
import { RosterRow } from './RosterRow.ts'
import { toneLast } from './toneLast.ts'

/** What a syllable is worth for a word: it begins so, it is it; typed with marks, those that bear the same marks come first. */
const WORTH = { begins: 1, beginsWithMarks: 2, whole: 3, wholeWithMarks: 4 } as const

function namesOf(roster: Roster, folded: readonly string[]): NameColumns {
  const starts = new Uint32Array(roster.nameLengths.length + 1)
  roster.nameLengths.forEach((length, name) => {
    starts[name + 1] = (starts[name] ?? 0) + length
  })
  return {
    nameOf: Uint32Array.from(roster.nameOf),
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
  readonly #nameRanks: Uint16Array
  readonly #ranks: Uint16Array

  constructor(roster: Roster) {
    this.roster = roster
    this.#folded = roster.syllables.map(foldText)
    this.#marked = roster.syllables.map((syllable) => toneLast(syllable.toLowerCase()))
    this.#names = namesOf(roster, this.#folded)
    this.#numbers = {
      years: Uint16Array.from(roster.birthYears),
      identities: tailColumn(roster.identityTails),
      phones: tailColumn(roster.phoneTails),
    }
    this.#nameRanks = new Uint16Array(roster.nameLengths.length)
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
    const worths = names.map((word) => this.#worthOf(word))
    rankNames(this.#names, worths, this.#nameRanks)
    const only = names.length === 1 ? (names[0]?.folded ?? '') : ''
    if (only.length > 1) {
      const letters = Uint16Array.from(only, (letter) => letter.charCodeAt(0))
      liftInitials(this.#names, letters, this.#nameRanks)
    }
    rankBearers(this.#names, this.#nameRanks, this.#ranks)
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
