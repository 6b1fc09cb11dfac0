import type { PovertyClass } from '#domain/people/BeneficiaryProfile.ts'
import { DISTRICT_PLAN } from './practicePlanData.ts'
import type { SeededChance } from './SeededChance.ts'
import type { Seat } from './seats.ts'

/** A household before anyone has a name: its payee if it has one, and how many kin live there beside carer and children. */
export type HouseholdPlan = { readonly seat: Seat | undefined; readonly poverty: PovertyClass | undefined; kin: number }

const MOST_IN_A_HOUSEHOLD = 7
const FIRST_YEAR_OF_CHILDREN = 2009

const isChild = (seat: Seat | undefined): boolean => seat !== undefined && seat.born[0] >= FIRST_YEAR_OF_CHILDREN
/** A child never lives alone. */
const plan = (seat: Seat | undefined, poverty?: PovertyClass): HouseholdPlan => ({
  seat,
  poverty,
  kin: isChild(seat) && !seat?.carerCode ? 1 : 0,
})
/** Who lives there whatever chance says: the payee (or the one who stands for the house), the carer, the children. */
const certain = ({ seat }: HouseholdPlan): number => 1 + (seat?.carerCode ? 1 : 0) + (seat?.children ?? 0)
const sizeOf = (household: HouseholdPlan): number => certain(household) + household.kin
const peopleIn = (households: readonly HouseholdPlan[]): number => households.reduce((sum, household) => sum + sizeOf(household), 0)

/** Adds kin one by one until the households hold as many people as wanted. */
function fillTo(people: number, households: readonly HouseholdPlan[], chance: SeededChance): void {
  const roomy = households.filter((household) => household.seat?.codes[0] !== 'K5a')
  for (let missing = people - peopleIn(households); missing > 0 && roomy.length > 0;) {
    const household = chance.pick(roomy)
    if (sizeOf(household) >= MOST_IN_A_HOUSEHOLD) continue
    household.kin += 1
    missing -= 1
  }
}

/** Groups that ask for a poor household get one of class A or B; the other poor households are anybody's. */
function poorHouseholds(seats: readonly Seat[], scale: number, chance: SeededChance): HouseholdPlan[] {
  const { NGHEO_A, NGHEO_B, CAN_NGHEO } = DISTRICT_PLAN.poorHouseholds
  const of = (poverty: PovertyClass, count: number) => Array.from({ length: Math.round(count * scale) }, () => poverty)
  const poor = chance.shuffle([...of('NGHEO_A', NGHEO_A), ...of('NGHEO_B', NGHEO_B)])
  const must = seats.filter((seat) => seat.poor === 'must').map((seat, place) => plan(seat, poor[place]))
  const rest = chance.shuffle([...poor.slice(must.length), ...of('CAN_NGHEO', CAN_NGHEO)])
  const may = chance.shuffle(seats.filter((seat) => seat.poor === 'may'))
  const households = [...must, ...rest.map((poverty, place) => plan(may[place], poverty))]
  const squeezedOut = may.slice(rest.length).map((seat) => plan(seat))
  fillTo(Math.round(DISTRICT_PLAN.peopleInPoorHouseholds * scale), households, chance)
  return [...households, ...squeezedOut]
}

/** Households whose people number exactly as many as wanted: the poor, those with merit, other payees', and neighbours without any benefit. */
export function planHouseholds(seats: readonly Seat[], people: number, chance: SeededChance): HouseholdPlan[] {
  const scale = people / DISTRICT_PLAN.people
  const merit = seats.filter((seat) => seat.programmeCode === 'NCC').map((seat) => plan(seat))
  fillTo(Math.round(DISTRICT_PLAN.peopleInMeritHouseholds * scale), merit, chance)
  const own = seats.filter((seat) => seat.programmeCode === 'BTXH' && seat.poor === 'no').map((seat) => plan(seat))
  const poor = poorHouseholds(seats, scale, chance)
  const missing = Math.max(0, people - peopleIn([...merit, ...own, ...poor]))
  const neighbours = Array.from({ length: missing }, (_, place) =>
    plan(undefined, place < DISTRICT_PLAN.householdsOutOfPoverty * scale ? 'MOI_THOAT_NGHEO' : undefined),
  )
  return chance.shuffle([...merit, ...own, ...poor, ...neighbours])
}
