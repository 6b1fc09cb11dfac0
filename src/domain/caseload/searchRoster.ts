import { foldText } from '../people/foldText.ts'
import { dateOfDayNumber } from '../shared/PlainDate.ts'
import type { Roster, RosterEntry } from './Roster.ts'

type Match = { readonly row: number; readonly rank: number }

const YEAR = /^(19|20)\d\d$/
const DIGITS = /^\d{3,}$/

/** What each syllable of the dictionary is worth for one word of the query: 0 no, 1 begins so, 2 is it. */
function worthOf(word: string, folded: readonly string[]): Uint8Array {
  return Uint8Array.from(folded, (syllable) => (syllable === word ? 2 : syllable.startsWith(word) ? 1 : 0))
}

/** One commune's people, searchable without marks, by initials, given name, birth year, or the last digits of a number. */
export class RosterSearch {
  readonly roster: Roster
  readonly #folded: readonly string[]
  readonly #starts: Uint32Array
  readonly #initials: readonly string[]

  constructor(roster: Roster) {
    this.roster = roster
    this.#folded = roster.syllables.map(foldText)
    this.#starts = new Uint32Array(roster.nameLengths.length + 1)
    roster.nameLengths.forEach((length, row) => {
      this.#starts[row + 1] = (this.#starts[row] ?? 0) + length
    })
    this.#initials = roster.nameLengths.map((_, row) =>
      this.#syllablesOf(row)
        .map((syllable) => this.#folded[syllable]?.[0] ?? '')
        .join(''),
    )
  }

  get count(): number {
    return this.roster.ids.length
  }

  /** Rows in falling order of fitness; the roster's own order settles equals. Empty query finds nobody. */
  find(query: string): readonly Match[] {
    const words = foldText(query.replace(/[….]/g, ' ')).split(' ').filter(Boolean)
    if (words.length === 0) return []
    const years = words.filter((word) => YEAR.test(word)).map(Number)
    const names = words.filter((word) => !/^\d+$/.test(word))
    const digits = words.filter((word) => DIGITS.test(word) && !(YEAR.test(word) && names.length > 0))
    const worths = names.map((word) => worthOf(word, this.#folded))
    const found: Match[] = []
    for (let row = 0; row < this.count; row += 1) {
      const rank = this.#rankOf(row, { names, worths, years: names.length > 0 ? years : [], digits })
      if (rank > 0) found.push({ row, rank })
    }
    return found.sort((left, right) => right.rank - left.rank || left.row - right.row)
  }

  entry(row: number): RosterEntry {
    const { roster } = this
    const [lastVisit, followUp, household] = [roster.lastVisitDays[row] ?? 0, roster.followUpDays[row] ?? 0, roster.householdOf[row] ?? -1]
    return {
      row,
      id: roster.ids[row] ?? '',
      fullName: this.#syllablesOf(row)
        .map((syllable) => roster.syllables[syllable])
        .join(' '),
      birthYear: roster.birthYears[row] || undefined,
      hamlet: roster.hamlets[roster.hamletOf[row] ?? 0] ?? '',
      householdId: household < 0 ? undefined : roster.households[household],
      identityTail: roster.identityTails[row] ?? '',
      lastVisitDay: lastVisit ? dateOfDayNumber(lastVisit) : undefined,
      followUpDay: followUp ? dateOfDayNumber(followUp) : undefined,
      flags: roster.flags[row] ?? 0,
    }
  }

  #syllablesOf(row: number): readonly number[] {
    return this.roster.nameSyllables.slice(this.#starts[row], this.#starts[row + 1])
  }

  #rankOf(
    row: number,
    query: { names: readonly string[]; worths: readonly Uint8Array[]; years: readonly number[]; digits: readonly string[] },
  ): number {
    const born = this.roster.birthYears[row] ?? 0
    if (query.years.some((year) => year !== born)) return 0
    const [identity, phone] = [this.roster.identityTails[row] ?? '', this.roster.phoneTails[row] ?? '']
    if (query.digits.some((tail) => !identity.endsWith(tail) && !phone.endsWith(tail) && String(born) !== tail)) return 0
    if (query.worths.length === 0)
      return query.digits.length > 0
        ? 1 + (query.digits.every((tail) => identity.endsWith(tail)) ? 2 : query.digits.every((tail) => phone.endsWith(tail)) ? 1 : 0)
        : 0
    return Math.max(this.#nameRank(row, query.worths), this.#initialsRank(row, query.names))
  }

  /** Each word must find a syllable of its own; whole syllables and the given name weigh more, and words in the order of the name most. */
  #nameRank(row: number, worths: readonly Uint8Array[]): number {
    const [start, end] = [this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0]
    let [rank, used, previous, ordered] = [0, 0, -1, true]
    for (const worth of worths) {
      let [best, place] = [0, -1]
      for (let at = end - 1; at >= start; at -= 1) {
        if (used & (1 << (at - start))) continue
        const value = worth[this.roster.nameSyllables[at] ?? 0] ?? 0
        if (value > 0 && value * 2 + (at === end - 1 ? 1 : 0) > best) [best, place] = [value * 2 + (at === end - 1 ? 1 : 0), at]
      }
      if (place < 0) return 0
      used |= 1 << (place - start)
      ordered = ordered && place > previous
      previous = place
      rank += best
    }
    return rank * 4 + (ordered ? 2 : 0) + (worths.length === end - start ? 1 : 0)
  }

  #initialsRank(row: number, names: readonly string[]): number {
    const letters = names.length === 1 ? (names[0] ?? '') : ''
    if (letters.length < 2) return 0
    const initials = this.#initials[row] ?? ''
    return initials === letters ? 9 : initials.startsWith(letters) ? 3 : 0
  }
}
