import { birthYear, parseBirthDate } from './BirthDate.ts'
import { hamletKey } from './hamletKey.ts'
import { nameKey } from './nameKey.ts'

/** What a list or a card tells about somebody; '' and an empty list stand for what it does not tell. */
export type Traits = { readonly name: string; readonly birth: string; readonly idNumbers: readonly string[]; readonly hamlet: string }
export type KnownPerson = {
  readonly fullName: string
  readonly birth: string
  readonly citizenId: string | null
  readonly oldIdentityNumber: string | null
  readonly hamlet: string
}

export type Match<Known> =
  | { readonly kind: 'same'; readonly by: 'id' | 'name-and-birth-date' | 'name-year-and-hamlet'; readonly people: readonly Known[] }
  | { readonly kind: 'id-of-another'; readonly people: readonly Known[] }
  | { readonly kind: 'nobody' }

const yearOfText = (birth: string): number | undefined => {
  const parsed = parseBirthDate(birth)
  return parsed && birthYear(parsed)
}
const isDay = (birth: string): boolean => parseBirthDate(birth)?.precision === 'day'

const ownNumber = (person: KnownPerson, length: number): string | null => (length === 12 ? person.citizenId : person.oldIdentityNumber)
const hasNumberOf = (traits: Traits, person: KnownPerson): boolean =>
  traits.idNumbers.some((number) => ownNumber(person, number.length) === number)

/** Two numbers of one kind that differ are two people, whatever else agrees. */
const isContradicted = (traits: Traits, person: KnownPerson): boolean =>
  traits.idNumbers.some((number) => {
    const own = ownNumber(person, number.length)
    return own !== null && own !== number
  })

const hasSameName = (traits: Traits, person: KnownPerson): boolean => nameKey(traits.name) === nameKey(person.fullName)

const isSameByDate = (traits: Traits, person: KnownPerson): boolean => isDay(traits.birth) && traits.birth === person.birth

/** A full date on both sides must agree; a bare year on either side leaves it to the hamlet, which both must name. */
function isSameByYear(traits: Traits, person: KnownPerson): boolean {
  const year = yearOfText(traits.birth)
  if (year === undefined || year !== yearOfText(person.birth) || (isDay(traits.birth) && isDay(person.birth))) return false
  return traits.hamlet !== '' && hamletKey(traits.hamlet) === hamletKey(person.hamlet)
}

const isCredible = (traits: Traits, person: KnownPerson): boolean => {
  const years = [yearOfText(traits.birth), yearOfText(person.birth)]
  return traits.name === '' || hasSameName(traits, person) || years.includes(undefined) || years[0] === years[1]
}

/**
 * Who of the known people this is: by identity number, then by name and full birth date, then by name, year and hamlet; never by a name alone.
 * Several are answered when they cannot be told apart. A number that belongs to somebody of another name and year is most likely mistyped.
 */
export function matchPerson<Known extends KnownPerson>(traits: Traits, known: readonly Known[]): Match<Known> {
  const withNumber = known.filter((person) => hasNumberOf(traits, person))
  const credible = withNumber.filter((person) => isCredible(traits, person))
  if (credible.length > 0) return { kind: 'same', by: 'id', people: credible }
  if (withNumber.length > 0) return { kind: 'id-of-another', people: withNumber }
  if (traits.name === '') return { kind: 'nobody' }
  const namesakes = known.filter((person) => hasSameName(traits, person) && !isContradicted(traits, person))
  const byDate = namesakes.filter((person) => isSameByDate(traits, person))
  if (byDate.length > 0) return { kind: 'same', by: 'name-and-birth-date', people: byDate }
  const byYear = namesakes.filter((person) => isSameByYear(traits, person))
  return byYear.length > 0 ? { kind: 'same', by: 'name-year-and-hamlet', people: byYear } : { kind: 'nobody' }
}
