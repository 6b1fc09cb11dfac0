import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'

/** What whoever collects for somebody is to them, as the paper says it. */
export type RelationOf = (person: BeneficiaryProfile) => ProxyRelation

const [CHILD_SINCE, ELDER_UNTIL] = [2008, 1942]
/** Years between two people that make one the parent of the other, or a grandparent. */
const [LEAST_FOR_PARENT, LEAST_FOR_GRANDPARENT, MOST_BETWEEN_SIBLINGS, MOST_IN_A_MARRIAGE] = [18, 45, 15, 8]

const yearOf = ({ birth }: BeneficiaryProfile): number => {
  const known = parseBirthDate(birth)
  return (known && birthYear(known)) ?? 0
}
const familyOf = ({ fullName }: BeneficiaryProfile): string => fullName.split(' ')[0] ?? ''

function between(person: BeneficiaryProfile, kin: BeneficiaryProfile): ProxyRelation {
  const younger = yearOf(kin) - yearOf(person)
  if (younger >= LEAST_FOR_GRANDPARENT) return 'grandchild'
  if (younger >= LEAST_FOR_PARENT) return 'child'
  if (younger <= -LEAST_FOR_GRANDPARENT) return 'other'
  if (younger <= -LEAST_FOR_PARENT) return 'parent'
  if (Math.abs(younger) > MOST_BETWEEN_SIBLINGS) return 'other'
  const mayBeMarried = kin.sex !== person.sex && familyOf(kin) !== familyOf(person) && Math.abs(younger) <= MOST_IN_A_MARRIAGE
  return mayBeMarried ? 'spouse' : familyOf(kin) === familyOf(person) ? 'sibling' : 'other'
}

/** A relative who lives elsewhere is a grown-up of working age: the child of an elder, an aunt or uncle of a child. */
const fromElsewhere = (person: BeneficiaryProfile): ProxyRelation =>
  yearOf(person) <= ELDER_UNTIL ? 'child' : yearOf(person) >= CHILD_SINCE || person.fullName.length % 2 === 0 ? 'other' : 'neighbour'

/** By how old both are, where they live under one roof. */
export function relationsIn(people: readonly BeneficiaryProfile[]): RelationOf {
  const households = Map.groupBy(people, (person): string => person.householdId ?? person.id)
  return (person) => {
    const { payee } = person
    if (payee.kind === 'self') return 'other'
    const kin = households.get(person.householdId ?? person.id)?.find((one) => one !== person && one.fullName === payee.fullName)
    return kin ? between(person, kin) : fromElsewhere(person)
  }
}
