import { createHash } from 'node:crypto'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { ageReachedBy } from '#domain/programmes/ageReached.ts'
import { getPlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import { makePracticeDistrict } from '#server/practice/makePracticeDistrict.ts'
import type { PracticePeople } from '#server/practice/makePeople.ts'

/** The seed the practice office uses, unless one is handed in to look at a failure. */
export const SEED = Number(process.env.SEED ?? 2024)
export const QUARTER_END = getPlainDate('2024-03-31')
export const district = makePracticeDistrict(SEED, QUARTER_END)
export const { people } = district

export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
export const birthOf = (person: BeneficiaryProfile) => parseBirthDate(person.birth) ?? ({ precision: 'unknown' } as const)
export const ageOf = (person: BeneficiaryProfile, day: PlainDate = QUARTER_END): number => ageReachedBy(birthOf(person), day) ?? -1
export const has = (person: BeneficiaryProfile, code: string): boolean => person.entitlements.some((line) => line.categoryCode === code)

export function households({ people: everyone }: PracticePeople): BeneficiaryProfile[][] {
  const byId = new Map<string, BeneficiaryProfile[]>()
  for (const person of everyone) byId.set(person.householdId ?? '', [...(byId.get(person.householdId ?? '') ?? []), person])
  return [...byId.values()]
}
