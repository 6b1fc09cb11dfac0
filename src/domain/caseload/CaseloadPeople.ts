import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { buildRoster } from './buildRoster.ts'
import type { RosterEntry } from './Roster.ts'
import { RosterSearch } from './searchRoster.ts'

/** Everyone on this phone: the rosters as downloaded, with changed people laid over and gone ones left out. */
export class CaseloadPeople {
  readonly #searches: readonly RosterSearch[]
  readonly #hot: RosterSearch
  readonly #hidden: ReadonlySet<string>

  constructor(searches: readonly RosterSearch[], changed: readonly BeneficiaryProfile[], gone: readonly string[]) {
    this.#searches = searches
    this.#hot = new RosterSearch(buildRoster(changed))
    this.#hidden = new Set([...changed.map((profile) => profile.id), ...gone])
  }

  get count(): number {
    return [...this.everyone()].length
  }

  *everyone(): Generator<RosterEntry> {
    for (let row = 0; row < this.#hot.count; row += 1) yield this.#hot.entry(row)
    for (const search of this.#searches)
      for (let row = 0; row < search.count; row += 1) {
        if (!this.#hidden.has(search.roster.ids[row] ?? '')) yield search.entry(row)
      }
  }

  /** Best first, at most `most`. */
  find(query: string, most: number): RosterEntry[] {
    const cold = this.#searches.flatMap((search) =>
      search
        .find(query)
        .filter((match) => !this.#hidden.has(search.roster.ids[match.row] ?? ''))
        .slice(0, most)
        .map((match) => ({ ...match, search })),
    )
    const hot = this.#hot.find(query).map((match) => ({ ...match, search: this.#hot }))
    return [...hot, ...cold]
      .sort((left, right) => right.rank - left.rank)
      .slice(0, most)
      .map((match) => match.search.entry(match.row))
  }

  household(householdId: string): RosterEntry[] {
    return [...this.everyone()].filter((entry) => entry.householdId === householdId)
  }

  hamlets(): { hamlet: string; count: number }[] {
    const counts = new Map<string, number>()
    for (const entry of this.everyone()) counts.set(entry.hamlet, (counts.get(entry.hamlet) ?? 0) + 1)
    return [...counts].map(([hamlet, count]) => ({ hamlet, count }))
  }

  inHamlet(hamlet: string): RosterEntry[] {
    return [...this.everyone()].filter((entry) => entry.hamlet === hamlet)
  }
}
