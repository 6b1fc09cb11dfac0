import { createHash } from 'node:crypto'
import type {
  BeneficiaryId,
  BeneficiaryProfile,
  Entitlement,
  HouseholdId,
  PovertyClass,
  UnitCode,
  VisitSummary,
} from '#domain/people/BeneficiaryProfile.ts'
import { dateOfDayNumber, dayNumber, yearOf, type PlainDate } from '#domain/shared/PlainDate.ts'
import { FAMILY_NAMES, GIVEN_NAMES, HAMLETS, MIDDLE_NAMES } from './practiceNames.ts'

/** Seeded chance, mulberry32: the same seed makes the same district on every machine. */
export class SeededChance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  below(count: number): number {
    return Math.floor(this.next() * count)
  }
  happens(share: number): boolean {
    return this.next() < share
  }
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
}

export type Wanted = {
  readonly seed: number
  readonly unitCodes: readonly string[]
  readonly people: number
  readonly households: number
  readonly today: PlainDate
}

type Household = {
  readonly id: HouseholdId
  readonly unitCode: UnitCode
  readonly hamlet: string
  readonly family: string
  readonly phone: string | null
  poverty: PovertyClass | undefined
  members: number
}

/** Version-7 shape, made from the seed: time bits fixed, the rest by hash. */
function practiceId(seed: number, kind: string, number: number): string {
  const hex = createHash('sha256').update(`${seed}/${kind}/${number}`).digest('hex')
  return `018d0000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

const STANDARD_IN_DONG = 400_000
/** NĐ 20/2021 Điều 6, by what is common on such lists. */
const ASSISTANCE = [
  ['K5c', 1],
  ['K5c', 1],
  ['K5c', 1],
  ['K6', 1.5],
  ['K6', 2],
  ['K5a', 1.5],
  ['K4', 1],
  ['K1', 1.5],
  ['K6', 2.5],
] as const
/** NĐ 55/2023, levels applied from 01/07/2023. */
const MERIT = [
  ['THUONG_BINH_21', 1_384_000],
  ['THUONG_BINH_41', 2_702_000],
  ['THAN_NHAN_LIET_SI', 2_055_000],
  ['BENH_BINH_61', 3_406_000],
  ['TUAT', 1_153_000],
  ['CO_CONG_GIUP_DO', 1_208_000],
] as const

function makeHouseholds({ seed, unitCodes, households }: Wanted, chance: SeededChance): Household[] {
  return Array.from({ length: households }, (_, number) => {
    const unitCode = unitCodes[number % unitCodes.length] ?? ''
    return {
      id: practiceId(seed, 'household', number) as HouseholdId,
      unitCode: unitCode as UnitCode,
      hamlet: chance.pick(HAMLETS[unitCode] ?? ['Ấp 1', 'Ấp 2', 'Ấp 3', 'Ấp 4']),
      family: chance.pick(FAMILY_NAMES),
      phone: chance.happens(0.7) ? `09${digits(chance.below(100_000_000), 8)}` : null,
      poverty: undefined,
      members: 0,
    }
  })
}

/** The report's 245 A, 469 B and 396 near-poor households, scaled when the district is smaller. */
function placePoverty(households: readonly Household[]): void {
  const share = households.length / 9_000
  const counts: [PovertyClass, number][] = [
    ['NGHEO_A', 245],
    ['NGHEO_B', 469],
    ['CAN_NGHEO', 396],
  ]
  let next = 0
  for (const [poverty, count] of counts)
    for (let placed = 0; placed < Math.round(count * share); placed += 1, next += 1) {
      const household = households[(next * 7) % households.length]
      if (household) household.poverty = poverty
    }
}

function entitlementsOf(place: number, wanted: Wanted, chance: SeededChance): Entitlement[] {
  const share = wanted.people / 12_000
  if (place < 480 * share) {
    const [categoryCode, monthlyAmountInDong] = chance.pick(MERIT)
    return [{ programmeCode: 'NCC', categoryCode, coefficient: null, monthlyAmountInDong, from: null }]
  }
  if (place >= (480 + 6_100) * share) return []
  const [categoryCode, coefficient] = chance.pick(ASSISTANCE)
  return [{ programmeCode: 'BTXH', categoryCode, coefficient, monthlyAmountInDong: coefficient * STANDARD_IN_DONG, from: null }]
}

function bornIn(entitlement: Entitlement | undefined, thisYear: number, chance: SeededChance): number {
  switch (entitlement?.categoryCode) {
    case 'K5c':
      return thisYear - 80 - chance.below(22)
    case 'K5a':
      return thisYear - 62 - chance.below(17)
    case 'K1':
      return thisYear - 5 - chance.below(10)
    case 'K4':
      return thisYear - 28 - chance.below(25)
    case undefined:
      return thisYear - 20 - chance.below(60)
    default:
      return thisYear - (entitlement?.programmeCode === 'NCC' ? 62 + chance.below(30) : 20 + chance.below(60))
  }
}

function birthText(year: number, chance: SeededChance): string {
  if (chance.happens(year < 1950 ? 0.6 : 0.15)) return String(year)
  return `${year}-${digits(1 + chance.below(12), 2)}-${digits(1 + chance.below(28), 2)}`
}

function citizenIdOf(year: number, isFemale: boolean, chance: SeededChance): string {
  const century = (year < 2000 ? 0 : 2) + (isFemale ? 1 : 0)
  return `${chance.happens(0.8) ? '075' : chance.pick(['036', '037', '070', '035'])}${century}${digits(year % 100, 2)}${digits(chance.below(1_000_000), 6)}`
}

const PAST_FINDINGS = [['well'], ['well'], ['frail'], ['needs-housing'], ['frail', 'needs-food'], ['in-hospital']] as const

function pastVisits(id: string, today: PlainDate, chance: SeededChance): { visits: VisitSummary[]; followUpDay: PlainDate | null } {
  if (!chance.happens(0.3)) return { visits: [], followUpDay: null }
  const day = dateOfDayNumber(dayNumber(today) - 10 - chance.below(300))
  const followUpDay = chance.happens(0.25) ? dateOfDayNumber(dayNumber(today) - 20 + chance.below(60)) : null
  return {
    visits: [
      {
        factId: `before:${id}`,
        day,
        purpose: 'home-visit',
        findings: chance.pick(PAST_FINDINGS),
        officerName: 'Trần Văn Nam',
        note: '',
        followUpDay,
      },
    ],
    followUpDay,
  }
}

function makePerson(place: number, household: Household, { wanted, chance }: { wanted: Wanted; chance: SeededChance }): BeneficiaryProfile {
  const isFemale = chance.happens(0.56)
  const sex = isFemale ? 'female' : 'male'
  const entitlements = entitlementsOf(place, wanted, chance)
  const year = bornIn(entitlements[0], yearOf(wanted.today), chance)
  const id = practiceId(wanted.seed, 'person', place) as BeneficiaryId
  const isChild = yearOf(wanted.today) - year < 16
  const guardianName = isChild ? `${household.family} ${chance.pick(MIDDLE_NAMES.female)} ${chance.pick(GIVEN_NAMES.female)}` : null
  household.members += 1
  return {
    id,
    fullName: `${household.family} ${chance.pick(MIDDLE_NAMES[sex])} ${chance.pick(GIVEN_NAMES[sex])}`,
    sex,
    birth: birthText(year, chance),
    citizenId: chance.happens(0.93) ? citizenIdOf(year, isFemale, chance) : null,
    oldIdentityNumber: chance.happens(0.2) ? `27${digits(chance.below(10_000_000), 7)}` : null,
    phone: household.phone,
    unitCode: household.unitCode,
    hamlet: household.hamlet,
    householdId: household.id,
    isHouseholdHead: household.members === 1,
    poverty: household.poverty ? [{ year: yearOf(wanted.today), class: household.poverty }] : [],
    entitlements,
    payee: guardianName ? { kind: 'guardian', fullName: guardianName, phone: household.phone } : { kind: 'self' },
    guardianName,
    standing: 'present',
    ...pastVisits(id, wanted.today, chance),
    note: '',
  }
}

/** Invented people of invented households; every number follows from the seed and the day handed in. */
export function makePeople(wanted: Wanted): BeneficiaryProfile[] {
  const chance = new SeededChance(wanted.seed)
  const households = makeHouseholds(wanted, chance)
  placePoverty(households)
  return Array.from({ length: wanted.people }, (_, place) => {
    const household = households[place < households.length ? (place * 37) % households.length : chance.below(households.length)]
    if (!household) throw new Error('A district without households')
    return makePerson(place, household, { wanted, chance })
  })
}

export const DISTRICT_UNIT_CODES = ['26299', '26302', '26305', '26308', '26311', '26314', '26317', '26320', '26323', '26326'] as const

export const makePracticeDistrict = (seed: number, today: PlainDate): BeneficiaryProfile[] =>
  makePeople({ seed, unitCodes: DISTRICT_UNIT_CODES, people: 12_000, households: 9_000, today })
