import { dateOfDayNumber, type PlainDate } from '../shared/PlainDate.ts'
import type { NameColumns } from './rankNames.ts'
import type { Roster, RosterEntry } from './Roster.ts'

/** One row seen through the columns: whoever walks over everyone pays only for what is asked of each. */
export class RosterRow implements RosterEntry {
  readonly row: number
  readonly #roster: Roster
  readonly #names: NameColumns

  constructor(row: number, roster: Roster, names: NameColumns) {
    this.row = row
    this.#roster = roster
    this.#names = names
  }

  get id(): string {
    return this.#roster.ids[this.row] ?? ''
  }
  get fullName(): string {
    const { nameOf, starts, syllables } = this.#names
    const name = nameOf[this.row] ?? 0
    const own = syllables.subarray(starts[name], starts[name + 1])
    return Array.from(own, (syllable) => this.#roster.syllables[syllable]).join(' ')
  }
  get birthYear(): number | undefined {
    return this.#roster.birthYears[this.row] || undefined
  }
  get hamlet(): string {
    return this.#roster.hamlets[this.#roster.hamletOf[this.row] ?? 0] ?? ''
  }
  get householdId(): string | undefined {
    const household = this.#roster.householdOf[this.row] ?? -1
    return household < 0 ? undefined : this.#roster.households[household]
  }
  get identityTail(): string {
    return this.#roster.identityTails[this.row] ?? ''
  }
  get lastVisitDay(): PlainDate | undefined {
    const day = this.#roster.lastVisitDays[this.row] ?? 0
    return day ? dateOfDayNumber(day) : undefined
  }
  get followUpDay(): PlainDate | undefined {
    const day = this.#roster.followUpDays[this.row] ?? 0
    return day ? dateOfDayNumber(day) : undefined
  }
  get cardFollowUpDay(): PlainDate | undefined {
    const day = this.#roster.cardFollowUpDays?.[this.row] ?? 0
    return day ? dateOfDayNumber(day) : undefined
  }
  get flags(): number {
    return this.#roster.flags[this.row] ?? 0
  }
}
