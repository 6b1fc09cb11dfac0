import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { buildRoster } from './buildRoster.ts'
import { CaseloadGifts, type CaseloadPart } from './CaseloadGifts.ts'
import type { RosterEntry } from './Roster.ts'
import { RosterSearch } from './searchRoster.ts'

const hiddenRows = (ids: readonly string[], hidden: ReadonlySet<string>): Uint8Array =>
  hidden.size === 0 ? new Uint8Array(ids.length) : Uint8Array.from(ids, (id) => (hidden.has(id) ? 1 : 0))

/** Everyone on this phone: the rosters as downloaded, with changed people laid over and gone ones left out. */
export class CaseloadPeople {
  /** The changed first. */
  readonly #parts: readonly CaseloadPart[]
  readonly count: number
  readonly gifts: CaseloadGifts

  constructor(searches: readonly RosterSearch[], changed: readonly BeneficiaryProfile[], gone: readonly string[]) {
    const hidden = new Set([...changed.map((profile) => profile.id), ...gone])
    const hot = { search: new RosterSearch(buildRoster(changed)), isHidden: new Uint8Array(changed.length) }
    this.#parts = [hot, ...searches.map((search) => ({ search, isHidden: hiddenRows(search.roster.ids, hidden) }))]
    this.count = this.#parts.reduce((sum, { isHidden }) => sum + isHidden.length - isHidden.reduce((all, one) => all + one, 0), 0)
    this.gifts = new CaseloadGifts(this.#parts)
  }

  *everyone(): Generator<RosterEntry> {
    for (const [search, row] of this.#rows()) yield search.entry(row)
  }

  /** Best first, at most `most`. */
  find(query: string, most: number): RosterEntry[] {
    return this.#parts
      .flatMap(({ search, isHidden }) => search.find(query, most, isHidden).map((match) => ({ ...match, search })))
      .sort((left, right) => right.rank - left.rank)
      .slice(0, most)
      .map((match) => match.search.entry(match.row))
  }

  withId(id: string): RosterEntry | undefined {
    for (const { search, isHidden } of this.#parts) {
      const row = search.roster.ids.indexOf(id)
      if (row >= 0 && !isHidden[row]) return search.entry(row)
    }
    return undefined
  }

  /** Those whose number ends so; several may, and the number itself lies on their page. */
  withIdentityTail(tails: readonly string[]): RosterEntry[] {
    return this.#parts.flatMap(({ search, isHidden }) => {
      const rows = search.roster.identityTails.flatMap((tail, row) => (tail !== '' && tails.includes(tail) && !isHidden[row] ? [row] : []))
      return rows.map((row) => search.entry(row))
    })
  }

  household(householdId: string): RosterEntry[] {
    return this.#where(
      ({ households }) => households.indexOf(householdId),
      ({ householdOf }) => householdOf,
    )
  }

  hamlets(): { hamlet: string; count: number }[] {
    const counts = new Map<string, number>()
    for (const [{ roster }, row] of this.#rows()) {
      const hamlet = roster.hamlets[roster.hamletOf[row] ?? 0] ?? ''
      counts.set(hamlet, (counts.get(hamlet) ?? 0) + 1)
    }
    return [...counts].map(([hamlet, count]) => ({ hamlet, count }))
  }

  inHamlet(hamlet: string): RosterEntry[] {
    return this.#where(
      ({ hamlets }) => hamlets.indexOf(hamlet),
      ({ hamletOf }) => hamletOf,
    )
  }

  *#rows(): Generator<readonly [search: RosterSearch, row: number]> {
    for (const { search, isHidden } of this.#parts) for (let row = 0; row < search.count; row += 1) if (!isHidden[row]) yield [search, row]
  }

  /** Those whose column holds the number that the word has in its dictionary; a word it does not know is nobody's. */
  #where(
    numberIn: (roster: RosterSearch['roster']) => number,
    columnOf: (roster: RosterSearch['roster']) => readonly number[],
  ): RosterEntry[] {
    return this.#parts.flatMap(({ search, isHidden }) => {
      const [wanted, column] = [numberIn(search.roster), columnOf(search.roster)]
      const rows = wanted < 0 ? [] : column.flatMap((number, row) => (number === wanted && !isHidden[row] ? [row] : []))
      return rows.map((row) => search.entry(row))
    })
  }
}
