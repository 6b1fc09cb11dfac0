import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { familyName, type FamilyName } from './names.ts'
import { COMMUNES, HAMLETS } from './practiceNames.ts'
import type { SeededChance } from './SeededChance.ts'
import { weighted, type Weighted } from './weighted.ts'

/** Where a household lives and what its people share. */
export type Place = {
  readonly unitCode: UnitCode
  readonly hamlet: string
  readonly officerName: string
  readonly family: FamilyName
  readonly phone: string | null
}

const ELSEWHERE = { weight: 10, choRoInHundred: 0, officerName: 'Trần Văn Nam' }
const SOME_HAMLETS = ['Ấp 1', 'Ấp 2', 'Ấp 3', 'Ấp 4']
const PREFIXES = [
  '032',
  '033',
  '034',
  '035',
  '037',
  '038',
  '039',
  '056',
  '070',
  '077',
  '079',
  '081',
  '085',
  '088',
  '090',
  '091',
  '093',
  '097',
  '098',
]

export const makePhone = (chance: SeededChance): string => `${chance.pick(PREFIXES)}${String(chance.below(10_000_000)).padStart(7, '0')}`

export const unitsToLiveIn = (unitCodes: readonly string[]): Weighted<string> =>
  weighted(unitCodes.map((code) => [code, (COMMUNES[code] ?? ELSEWHERE).weight] as const))

export function makePlace(units: Weighted<string>, chance: SeededChance): Place {
  const unitCode = chance.pickWeighted(units)
  const commune = COMMUNES[unitCode] ?? ELSEWHERE
  return {
    unitCode: unitCode as UnitCode,
    hamlet: chance.pick(HAMLETS[unitCode] ?? SOME_HAMLETS),
    officerName: commune.officerName,
    family: familyName(commune.choRoInHundred, chance),
    phone: chance.happens(0.74) ? makePhone(chance) : null,
  }
}
