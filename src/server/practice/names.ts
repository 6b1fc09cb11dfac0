import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import type { Member } from './family.ts'
import { CHO_RO_FAMILY_NAMES, CHO_RO_GIVEN_NAMES, FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES, type Generation } from './practiceNames.ts'
import type { SeededChance } from './SeededChance.ts'

export type FamilyName = { readonly word: string; readonly isChoRo: boolean }

const generationOf = (bornInYear: number): Generation => (bornInYear < 1956 ? 'elder' : bornInYear < 1990 ? 'middle' : 'young')
const keyOf = (sex: Sex): 'female' | 'male' => (sex === 'male' ? 'male' : 'female')

export const familyName = (choRoInHundred: number, chance: SeededChance): FamilyName =>
  chance.happens(choRoInHundred / 100)
    ? { word: chance.pickWeighted(CHO_RO_FAMILY_NAMES), isChoRo: true }
    : { word: chance.pickWeighted(FAMILY_NAMES), isChoRo: false }

function choRoName(family: string, sex: Sex, chance: SeededChance): string {
  const given = chance.pickWeighted(CHO_RO_GIVEN_NAMES[keyOf(sex)])
  if (keyOf(sex) === 'male') return chance.happens(0.8) ? `${family} ${given}` : `${family} Văn ${given}`
  return chance.happens(0.5) ? `Thị ${given}` : `${family} Thị ${given}`
}

type Named = Pick<Member, 'sex' | 'bornInYear' | 'isMarriedIn'>

/** A name of the person's sex and generation; who married in keeps a family name of their own. */
export function fullName({ sex, bornInYear, isMarriedIn }: Named, family: FamilyName, chance: SeededChance): string {
  if (family.isChoRo) return choRoName(family.word, sex, chance)
  const word = isMarriedIn ? chance.pickWeighted(FAMILY_NAMES) : family.word
  const generation = generationOf(bornInYear)
  const given = chance.pickWeighted(GIVEN_NAMES[generation][keyOf(sex)])
  if (chance.happens(0.012)) return `${word} ${given}`
  const middle = chance.pickWeighted(MIDDLE_NAMES[generation][keyOf(sex)])
  return middle.endsWith(given) ? `${word} ${given}` : `${word} ${middle} ${given}`
}
