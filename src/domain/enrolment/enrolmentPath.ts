import { parseBirthDate, type BirthDate } from '../people/BirthDate.ts'
import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { appliesOn } from '../programmes/DatedSource.ts'
import { dayNumber, type PlainDate } from '../shared/PlainDate.ts'
import { OPENING_RULES, type OpeningRule } from './openingRulesData.ts'

export type EnrolmentPath = 'own' | OpeningRule['path']
type About = Pick<BeneficiaryProfile, 'birth' | 'payee' | 'guardianName'>

const yearsLater = (day: string, years: number): string => `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`

/** The last day somebody may have been born on: a bare year counts as its last day, so that nobody is called grown up too early. */
function latestBirth(birth: BirthDate): string | undefined {
  if (birth.precision === 'unknown') return undefined
  if (birth.precision === 'day') return birth.date
  return birth.precision === 'year' ? `${birth.year}-12-31` : `${birth.year}-${String(birth.month).padStart(2, '0')}-31`
}

function isBelow(years: number, birth: BirthDate, day: PlainDate): boolean {
  const born = latestBirth(birth)
  return born !== undefined && yearsLater(born, years) > day
}

/**
 * Which way this person's account is opened (Thông tư 17/2024/TT-NHNN, Điều 11): under 15 and with limited capacity by the legal
 * representative, from 15 to under 18 by themselves; none of these online. Whoever has a guardian on the list is taken for guarded.
 */
export function enrolmentPath(person: About, day: PlainDate): EnrolmentPath {
  const birth = parseBirthDate(person.birth) ?? { precision: 'unknown' }
  const isGuarded = person.payee.kind === 'guardian' || Boolean(person.guardianName)
  const rule = OPENING_RULES.find(
    ({ belowYears, source }) => appliesOn(source, day) && (belowYears === null ? isGuarded : isBelow(belowYears, birth, day)),
  )
  return rule?.path ?? 'own'
}

/** Whether an account may be opened over the internet, without going to the bank or the post office. */
export const mayOpenOnline = (path: EnrolmentPath): boolean => path === 'own'

/** Days until a minor comes of age for the bank; undefined where the birthday is not known. */
export function daysUntilGrown(birthText: string, day: PlainDate): number | undefined {
  const birth = parseBirthDate(birthText)
  if (birth?.precision !== 'day') return undefined
  return Math.max(0, dayNumber(yearsLater(birth.date, 18) as PlainDate) - dayNumber(day))
}
