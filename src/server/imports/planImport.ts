import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { matchPerson, type Match, type Traits } from '#domain/people/matchPerson.ts'
import { PeopleIndex } from '#domain/people/PeopleIndex.ts'
import { profileText } from '#sync/feed/profileText.ts'
import { benefitDoubts, type Doubt } from './benefitDoubts.ts'
import { claimAlike } from './claimAlike.ts'
import type { ImportProblem } from './ImportProblem.ts'
import { addsNothing, differsFromRecord, laid, newPerson, numbersOf, type ImportOrder, type Laying } from './layRow.ts'
import type { ListRow } from './ListRow.ts'
import {
  choicesOf,
  isSaidTwice,
  isSettled,
  isSomebodyElse,
  meantRows,
  NO_CHOICES,
  samePerson,
  winsOf,
  type ChoicesOfRow,
} from './rowChoices.ts'

export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'kept-back'
/** What one row becomes. A row kept back changes nobody; it waits in the record of the run. */
export type PlannedRow = {
  readonly row: ListRow
  readonly outcome: RowOutcome
  readonly profile: BeneficiaryProfile | undefined
  /** What this row says of a doubt, where the doubt's own sentence says too little. */
  readonly sentences: Sentences
  /** Who of the record could be meant, where several could. */
  readonly people: readonly BeneficiaryProfile[]
}
type Sentences = Readonly<Partial<Record<ImportProblem, string>>>

/** The row as written, and as it may be laid on somebody. */
type Usable = { readonly row: ListRow; readonly said: ListRow }

const traitsOf = (row: ListRow): Traits => ({ name: row.name, birth: row.birth, idNumbers: numbersOf(row), hamlet: row.hamlet })

const withProblem = (row: ListRow, problem: ImportProblem): ListRow =>
  row.problems.includes(problem) ? row : { ...row, problems: [...row.problems, problem] }

/** Somebody with neither birth nor number has only a name, which matches nobody; the same line brought in again is still the same line. */
const isSameLine = (row: ListRow, person: BeneficiaryProfile): boolean =>
  row.name !== '' && person.fullName === row.name && person.birth === row.birth && person.hamlet === row.hamlet

/** Whom a row was said to be, by the row's place in the list. */
type Forced = ReadonlyMap<number, string>

/** Decides for every row what it becomes; nothing is written here. */
class Planning {
  readonly #order: ImportOrder
  readonly #own: PeopleIndex<BeneficiaryProfile>
  readonly #elsewhere: PeopleIndex<BeneficiaryProfile>
  readonly #byId: ReadonlyMap<string, BeneficiaryProfile>
  readonly #taken = new Set<string>()

  constructor(known: readonly BeneficiaryProfile[], order: ImportOrder) {
    this.#order = order
    const own = known.filter((person) => person.unitCode === order.unitCode)
    this.#own = new PeopleIndex(own)
    this.#byId = new Map(own.map((person) => [person.id, person]))
    this.#elsewhere = new PeopleIndex(known.filter((person) => person.unitCode !== order.unitCode))
  }

  plan(rows: readonly ListRow[], forced: Forced): PlannedRow[] {
    const meant = rows.map((_row, place) => this.#byId.get(forced.get(place) ?? ''))
    for (const person of meant) if (person) this.#taken.add(person.id)
    const alike = claimAlike(rows.map((row, place) => (meant[place] || this.#isSettled(row) ? [] : this.#alikeTo(row))))
    for (const person of alike) if (person) this.#taken.add(person.id)
    return rows.map((row, place) => this.#planned(row, meant[place] ?? alike[place]))
  }

  #said = (row: ListRow): ChoicesOfRow => choicesOf(this.#order.choices ?? NO_CHOICES, row)
  #laying = (row: ListRow): Laying => ({ ...this.#order, wins: winsOf(this.#said(row)) })
  #isSettled = (row: ListRow): boolean => isSaidTwice(this.#said(row)) || isSomebodyElse(this.#said(row))

  #planned(row: ListRow, person: BeneficiaryProfile | undefined): PlannedRow {
    if (person) return this.#lay(this.#usable(row), person)
    if (isSaidTwice(this.#said(row))) return { row, outcome: 'unchanged', profile: undefined, ...NOTHING_ASKED }
    return isSomebodyElse(this.#said(row)) ? this.#add(this.#usable(row)) : this.#decide(row)
  }

  #match(row: ListRow): Match<BeneficiaryProfile> {
    const traits = traitsOf(row)
    return matchPerson(traits, this.#own.candidatesFor(traits))
  }

  /** A number that is another's is not laid on anybody. */
  #usable(row: ListRow): Usable {
    const traits = traitsOf(row)
    const holders = this.#own.candidatesFor({ ...traits, name: '' })
    const isNumberOfAnother = holders.length > 0 && matchPerson(traits, holders).kind === 'id-of-another'
    return isNumberOfAnother
      ? { row: { ...row, idNumber: null, oldIdNumber: null }, said: withProblem(row, 'ID_OF_ANOTHER') }
      : { row, said: row }
  }

  #alikeTo(written: ListRow): readonly BeneficiaryProfile[] {
    const { row } = this.#usable(written)
    const traits = traitsOf(row)
    const laying = this.#laying(row)
    return this.#own
      .candidatesFor(traits)
      .filter(
        (person) =>
          !this.#taken.has(person.id) &&
          addsNothing(person, row, laying) &&
          (isSameLine(row, person) || matchPerson(traits, [person]).kind === 'same'),
      )
  }

  #decide(written: ListRow): PlannedRow {
    const usable = this.#usable(written)
    const { row, said } = usable
    const match = this.#match(row)
    if (match.kind !== 'same') return this.#isElsewhere(row) ? keptBack(said, 'IN_OTHER_UNIT') : this.#add(usable)
    const free = match.people.filter((person) => !this.#taken.has(person.id))
    const [person] = free
    if (person && free.length === 1) return this.#lay(usable, person)
    if (person) return keptBack(said, 'MATCH_AMBIGUOUS', free)
    // One person twice on a list is one person: the second line waits to be looked at.
    return keptBack(said, numbersOf(row).length > 0 && match.by === 'id' ? 'DUPLICATE_ID' : 'DUPLICATE_PERSON')
  }

  #isElsewhere(row: ListRow): boolean {
    return this.#elsewhere.candidatesFor({ ...traitsOf(row), name: '' }).length > 0
  }

  #add({ row, said }: Usable): PlannedRow {
    if (row.name === '') return { row: said, outcome: 'kept-back', profile: undefined, ...NOTHING_ASKED }
    const profile = newPerson(row, this.#order)
    this.#own.add(profile)
    this.#taken.add(profile.id)
    return { outcome: 'added', profile, ...this.#asked(said, benefitDoubts({ before: undefined, after: profile }, row, this.#order)) }
  }

  #lay({ row, said }: Usable, person: BeneficiaryProfile): PlannedRow {
    this.#taken.add(person.id)
    const laying = this.#laying(row)
    const isUnchanged = addsNothing(person, row, laying)
    const profile = isUnchanged ? person : laid(person, row, laying)
    // A number learned from this row is found by the rows after it.
    if (!isUnchanged) this.#own.add(profile)
    const written = differsFromRecord(person, row) ? withProblem(said, 'DIFFERS_FROM_RECORD') : said
    const doubts = benefitDoubts({ before: person, after: profile }, row, this.#order)
    return { outcome: isUnchanged ? 'unchanged' : 'changed', profile, ...this.#asked(written, doubts) }
  }

  /** What somebody has answered is asked no more. */
  #asked(row: ListRow, doubts: readonly Doubt[]): Pick<PlannedRow, 'row' | 'sentences' | 'people'> {
    const said = this.#said(row)
    const asked = doubts.reduce((one, { code }) => withProblem(one, code), row)
    return {
      row: said.size === 0 ? asked : { ...asked, problems: asked.problems.filter((problem) => !isSettled(said, problem)) },
      sentences: Object.fromEntries(doubts.flatMap(({ code, sentence }) => (sentence === undefined ? [] : [[code, sentence]]))),
      people: [],
    }
  }
}

const NOTHING_ASKED = { sentences: {}, people: [] }
const keptBack = (row: ListRow, problem: ImportProblem, people: readonly BeneficiaryProfile[] = []): PlannedRow => ({
  ...{ row: withProblem(row, problem), outcome: 'kept-back', profile: undefined, sentences: {}, people },
})

const MOST_ROUNDS = 8
const isForced = (one: readonly [number, string | undefined]): one is readonly [number, string] => one[1] !== undefined

export type Plan = { readonly rows: readonly PlannedRow[]; readonly profiles: readonly BeneficiaryProfile[] }

/** A row's outcome against what was on record before the list came. */
function asSeenFromBefore(one: PlannedRow, before: ReadonlyMap<string, BeneficiaryProfile>): PlannedRow {
  if (!one.profile) return one
  const known = before.get(one.profile.id)
  return { ...one, outcome: !known ? 'added' : known === one.profile || isSame(known, one.profile) ? 'unchanged' : 'changed' }
}

const isSame = (one: BeneficiaryProfile, other: BeneficiaryProfile): boolean => profileText(one) === profileText(other)

/**
 * Matches by number, then name and birth date, then name, year and hamlet, never by a name alone; two rows are never laid on one person.
 * What a row teaches may settle another row's doubt, so the list is laid until it teaches nothing more: brought in again it then changes nothing.
 * `known` is everybody of the unit, and whoever elsewhere bears one of the list's numbers.
 */
export function planImport(written: readonly ListRow[], known: readonly BeneficiaryProfile[], order: ImportOrder): Plan {
  const choices = order.choices ?? NO_CHOICES
  const rows = meantRows(written, choices)
  const forced = new Map(rows.flatMap((row, place) => [[place, samePerson(choicesOf(choices, row))] as const]).filter(isForced))
  const before = new Map(known.map((person) => [person.id, person]))
  const people = new Map(before)
  let planned: readonly PlannedRow[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    planned = new Planning([...people.values()], order).plan(rows, forced)
    // Whom a row made in this round it is in the next.
    planned.forEach(({ row, profile }, place) => profile && isSomebodyElse(choicesOf(choices, row)) && forced.set(place, profile.id))
    const news = planned.filter((one) => one.outcome === 'added' || one.outcome === 'changed')
    for (const { profile } of news) if (profile) people.set(profile.id, profile)
    if (news.length === 0) break
  }
  return {
    rows: planned.map((one) => asSeenFromBefore(one, before)),
    profiles: [...people.values()].filter((person) => person !== before.get(person.id)),
  }
}
