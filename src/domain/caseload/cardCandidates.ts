import { birthYear, parseBirthDate } from '../people/BirthDate.ts'
import type { Traits } from '../people/matchPerson.ts'
import { nameKey } from '../people/nameKey.ts'
import type { CaseloadPeople } from './CaseloadPeople.ts'
import { TAIL_DIGITS, type RosterEntry } from './Roster.ts'

/** More namesakes than any phone holds of one name and year. */
const MOST_NAMESAKES = 500

/** Whose number may be the card's: the roster knows the last digits only, so each still has to be looked at. */
export const bearersOfNumber = (people: CaseloadPeople, { idNumbers }: Traits): readonly RosterEntry[] =>
  people.withIdentityTail(idNumbers.map((number) => number.slice(-TAIL_DIGITS)))

const yearOf = (birth: string): number | undefined => {
  const parsed = parseBirthDate(birth)
  return parsed && birthYear(parsed)
}

/** Who bears the card's name and may be born in its year. */
export function namesakes(people: CaseloadPeople, { name, birth }: Traits): readonly RosterEntry[] {
  const year = yearOf(birth)
  if (name === '' || year === undefined) return []
  const key = nameKey(name)
  return people.find(name, MOST_NAMESAKES).filter((entry) => nameKey(entry.fullName) === key && (entry.birthYear ?? year) === year)
}
