import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { makePeople } from '#server/practice/makePeople.ts'

const DAY = '2024-03-05' as PlainDate

/** A unit's people by the seed, one among them whom each of the four queries must bring up. */
export function benchPeople(seed: number, { unitCode, people }: { unitCode: string; people: number }): BeneficiaryProfile[] {
  return makePeople({ seed: seed + Number(unitCode), unitCodes: [unitCode], people, today: DAY }).people.map((one, place) =>
    place === 4_821 % people ? { ...one, fullName: 'Nguyễn Thị Hoa', birth: '1940', citizenId: '075140004821' } : one,
  )
}
