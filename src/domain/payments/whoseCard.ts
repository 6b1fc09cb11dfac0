import { cardDifferences, type CardDifference } from '../people/cardDifferences.ts'
import { matchPerson, type KnownPerson, type Traits } from '../people/matchPerson.ts'

/** As much of somebody as a teller's roll tells: of the number no more than the last four digits. */
export type OnRoll = Pick<KnownPerson, 'fullName' | 'birth' | 'hamlet'> & { readonly identityTail: string }

export type CardOnRoll<Line> =
  | { readonly kind: 'found'; readonly line: Line; readonly differences: readonly CardDifference[] }
  | { readonly kind: 'several' | 'id-of-another'; readonly lines: readonly Line[] }
  | { readonly kind: 'nobody' }

type Known<Line> = KnownPerson & { readonly line: Line }
const known = <Line extends OnRoll>(line: Line, number: string | undefined): Known<Line> => ({
  ...{ fullName: line.fullName, birth: line.birth, hamlet: line.hamlet, line },
  citizenId: number?.length === 12 ? number : null,
  oldIdentityNumber: number?.length === 9 ? number : null,
})

/** What the roll tells of a number is its tail; it stands beside the card's. */
const differencesOf = (traits: Traits, person: Known<OnRoll>): readonly CardDifference[] =>
  cardDifferences(traits, person).map((one) => (one.field === 'number' ? { ...one, onList: person.line.identityTail } : one))

/**
 * Whose card it is among the people of a roll, one line each. `byNumber` are those whose number is the card's, with it; the others are
 * known by name and whole birth date alone, and then the number is told as a difference, because the roll does not hold it.
 */
export function whoseCard<Line extends OnRoll>(
  traits: Traits,
  { byNumber, others }: { byNumber: readonly { readonly line: Line; readonly number: string }[]; others: readonly Line[] },
): CardOnRoll<Line> {
  const bearers = byNumber.map(({ line, number }) => known(line, number))
  const match = matchPerson(traits, bearers.length > 0 ? bearers : others.map((line) => known(line, undefined)))
  if (match.kind === 'nobody') return match
  const [person, another] = match.people
  if (match.kind === 'id-of-another' || !person || another)
    return { kind: match.kind === 'same' ? 'several' : match.kind, lines: match.people.map(({ line }) => line) }
  return { kind: 'found', line: person.line, differences: differencesOf(traits, person) }
}
