import type { KnownPerson, Traits } from './matchPerson.ts'
import { nameKey } from './nameKey.ts'

export const CARD_FIELDS = ['name', 'birth', 'number'] as const
/** `onList` is '' where the list does not say. */
export type CardDifference = { readonly field: (typeof CARD_FIELDS)[number]; readonly onCard: string; readonly onList: string }

/** A bare year on the list agrees with any day of that year. */
const isSameBirth = (one: string, other: string): boolean => one === '' || other === '' || one.startsWith(other) || other.startsWith(one)

function numberDifference(idNumbers: readonly string[], person: KnownPerson): CardDifference | undefined {
  const [onCard] = idNumbers
  if (onCard === undefined || idNumbers.some((number) => number === person.citizenId || number === person.oldIdentityNumber))
    return undefined
  return { field: 'number', onCard, onList: (onCard.length === 12 ? person.citizenId : person.oldIdentityNumber) ?? '' }
}

/** Where a card and the list disagree about somebody. What the card does not tell is no difference; nothing is corrected by itself. */
export function cardDifferences(traits: Traits, person: KnownPerson): readonly CardDifference[] {
  const hasOtherName = traits.name !== '' && nameKey(traits.name) !== nameKey(person.fullName)
  const number = numberDifference(traits.idNumbers, person)
  return [
    ...(hasOtherName ? [{ field: 'name' as const, onCard: traits.name, onList: person.fullName }] : []),
    ...(isSameBirth(traits.birth, person.birth) ? [] : [{ field: 'birth' as const, onCard: traits.birth, onList: person.birth }]),
    ...(number ? [number] : []),
  ]
}
