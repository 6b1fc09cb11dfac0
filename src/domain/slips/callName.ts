import { parseBirthDate, birthYear } from '../people/BirthDate.ts'
import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'

const [ELDER_FROM, CHILD_BELOW] = [50, 16]
/** How a commune calls somebody: by age first, then by sex; whose sex nobody wrote down is called both. */
function titleOf({ sex, birth }: Pick<BeneficiaryProfile, 'sex' | 'birth'>, thisYear: number): string {
  const year = birthYear(parseBirthDate(birth) ?? { precision: 'unknown' })
  const age = year === undefined ? ELDER_FROM : thisYear - year
  if (age < CHILD_BELOW) return 'cháu'
  const [man, woman] = age >= ELDER_FROM ? ['ông', 'bà'] : ['anh', 'chị']
  return sex === 'male' ? man : sex === 'female' ? woman : `${man}/${woman}`
}

/** «bà Hoa»: the given name alone, which is the last word of a Vietnamese name. */
export const callName = (person: Pick<BeneficiaryProfile, 'fullName' | 'sex' | 'birth'>, thisYear: number): string =>
  `${titleOf(person, thisYear)} ${person.fullName.trim().split(/\s+/).at(-1) ?? ''}`.trim()
