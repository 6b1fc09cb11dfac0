import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { BeneficiaryProfile, Entitlement, PovertyClass } from '#domain/people/BeneficiaryProfile.ts'
import { QUARTER_MONTHS } from './entitlements.ts'
import type { PracticePeople } from './makePeople.ts'
import type { ProgrammeCode } from './seats.ts'

const linesOf = (people: readonly BeneficiaryProfile[], programmeCode: ProgrammeCode): Entitlement[] =>
  people.flatMap((person) => person.entitlements.filter((line) => line.programmeCode === programmeCode))

const payeesOf = (people: readonly BeneficiaryProfile[], programmeCode: ProgrammeCode): BeneficiaryProfile[] =>
  people.filter((person) => person.entitlements.some((line) => line.programmeCode === programmeCode))

/** Đồng of the three months, without back pay: a line is paid from the month it begins in. */
const monthlyLinesInDong = (people: readonly BeneficiaryProfile[], programmeCode: ProgrammeCode): number =>
  linesOf(people, programmeCode).reduce(
    (sum, line) => sum + line.monthlyAmountInDong * QUARTER_MONTHS.filter((month) => line.from === null || line.from <= month).length,
    0,
  )

/** Đồng of quarter I/2024, back pay and recoveries included. */
export const quarterTotalInDong = ({ people, adjustments }: PracticePeople, programmeCode: ProgrammeCode): number =>
  monthlyLinesInDong(people, programmeCode) +
  adjustments.filter((one) => one.programmeCode === programmeCode).reduce((sum, one) => sum + one.amountInDong, 0)

const householdsOf = (people: readonly BeneficiaryProfile[]): number => new Set(people.map((person) => person.householdId)).size

const inClass = (people: readonly BeneficiaryProfile[], ...classes: readonly PovertyClass[]): BeneficiaryProfile[] =>
  people.filter((person) => person.poverty.some((one) => one.year === 2024 && classes.includes(one.class)))

function turning(people: readonly BeneficiaryProfile[], age: number): number {
  return people.filter((person) => {
    const birth = parseBirthDate(person.birth)
    return birth && birthYear(birth) === 2024 - age
  }).length
}

function peopleWithMeritKin(people: readonly BeneficiaryProfile[]): number {
  const households = new Set(payeesOf(people, 'NCC').map((person) => person.householdId))
  return people.filter((person) => households.has(person.householdId)).length
}

/** What the report counts, counted in the practice district. */
export function practiceFigures(district: PracticePeople): Readonly<Record<string, number>> {
  const { people } = district
  return {
    people: people.length,
    households: householdsOf(people),
    socialAssistancePayees: payeesOf(people, 'BTXH').length,
    socialAssistanceNewInQuarter: linesOf(people, 'BTXH').filter((line) => line.from !== null && line.from >= '2024-01-01').length,
    socialAssistanceQuarterInDong: quarterTotalInDong(district, 'BTXH'),
    meritPayees: payeesOf(people, 'NCC').length,
    meritQuarterInDong: quarterTotalInDong(district, 'NCC'),
    meritPayeesAndKin: peopleWithMeritKin(people),
    poorHouseholdsA: householdsOf(inClass(people, 'NGHEO_A')),
    poorHouseholdsB: householdsOf(inClass(people, 'NGHEO_B')),
    nearPoorHouseholds: householdsOf(inClass(people, 'CAN_NGHEO')),
    peopleInPoorHouseholds: inClass(people, 'NGHEO_A', 'NGHEO_B', 'CAN_NGHEO').length,
    turning90: turning(people, 90),
    turning100: turning(people, 100),
  }
}

export type CommuneFigures = {
  readonly unitCode: string
  readonly people: number
  readonly socialAssistancePayees: number
  readonly meritPayees: number
}

/** The same payees by commune, in the order of the codes. */
export function communeFigures({ people }: PracticePeople): CommuneFigures[] {
  const unitCodes = [...new Set(people.map((person) => person.unitCode))].sort()
  return unitCodes.map((unitCode) => {
    const here = people.filter((person) => person.unitCode === unitCode)
    return {
      unitCode,
      people: here.length,
      socialAssistancePayees: payeesOf(here, 'BTXH').length,
      meritPayees: payeesOf(here, 'NCC').length,
    }
  })
}
