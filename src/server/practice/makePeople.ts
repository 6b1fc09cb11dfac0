import type { BeneficiaryId, BeneficiaryProfile, HouseholdId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { adjustmentsFor, type PracticeAdjustment } from './adjustments.ts'
import { birthText } from './births.ts'
import { entitlementsOf } from './entitlements.ts'
import { makeFamily, type Member } from './family.ts'
import { planHouseholds, type HouseholdPlan } from './households.ts'
import { IdentityMaker } from './identities.ts'
import { fullName } from './names.ts'
import { pastOf } from './pastVisits.ts'
import { standingFor } from './payees.ts'
import { makePhone, makePlace, unitsToLiveIn, type Place } from './places.ts'
import { practiceId } from './practiceId.ts'
import { DISTRICT_PLAN } from './practicePlanData.ts'
import { SeededChance } from './SeededChance.ts'
import { makeSeats } from './seats.ts'

export type Wanted = {
  readonly seed: number
  readonly unitCodes: readonly string[]
  readonly people: number
  /** Past visits and appointments are told from this day; ages and benefits are those of quarter I/2024 whatever the day. */
  readonly today: PlainDate
}
export type PracticePeople = { readonly people: readonly BeneficiaryProfile[]; readonly adjustments: readonly PracticeAdjustment[] }

type Named = Member & { readonly id: BeneficiaryId; readonly fullName: string; readonly birth: string }
type Home = {
  readonly id: HouseholdId
  readonly plan: HouseholdPlan
  readonly place: Place
  readonly members: readonly Named[]
  readonly poverty: BeneficiaryProfile['poverty']
}
type Making = { readonly wanted: Wanted; readonly chance: SeededChance; readonly identities: IdentityMaker }

const LAST_GROWN_UP = 2003
const SHARE_NEWLY_POOR = 0.12

/** The eldest who still manages a household, else the eldest of all. */
function headOf(members: readonly Named[]): Named | undefined {
  const eldestFirst = [...members].sort((left, right) => left.bornInYear - right.bornInYear)
  return eldestFirst.find((one) => one.bornInYear > 1938 && one.bornInYear <= LAST_GROWN_UP) ?? eldestFirst[0]
}

/** Class by year, newest first, of the household: every member carries it. */
function povertyOf({ poverty }: HouseholdPlan, chance: SeededChance): BeneficiaryProfile['poverty'] {
  if (poverty === undefined) return []
  const now = { year: 2024, class: poverty }
  if (poverty === 'MOI_THOAT_NGHEO') return [now, { year: 2023, class: 'CAN_NGHEO' }]
  return chance.happens(SHARE_NEWLY_POOR) ? [now] : [now, { year: 2023, class: poverty }]
}

function phoneOf(member: Member, { place }: Home, chance: SeededChance): string | null {
  if (member.bornInYear > 1958 && member.bornInYear < 2007 && chance.happens(0.25)) return makePhone(chance)
  return chance.happens(0.9) ? place.phone : null
}

function makeHome(plan: HouseholdPlan, place: Place, { number, making }: { number: number; making: Making }): Home {
  const { chance, wanted } = making
  const members = makeFamily(plan, chance).map((member, at): Named => ({
    ...member,
    id: practiceId(wanted.seed, 'person', `${number}/${at}`) as BeneficiaryId,
    fullName: fullName(member, place.family, chance),
    birth: birthText(member, chance),
  }))
  const id = practiceId(wanted.seed, 'household', String(number)) as HouseholdId
  return { id, plan, place, members, poverty: povertyOf(plan, chance) }
}

function profileOf(member: Named, home: Home, { wanted, chance, identities }: Making): BeneficiaryProfile {
  const { plan, place, members } = home
  const kin = members.filter((one) => one !== member)
  const entitlements = entitlementsOf(member, { firstBirth: members[0]?.birth ?? member.birth, firstSeat: plan.seat }, chance)
  const isPoor = home.poverty.length > 0
  return {
    id: member.id,
    fullName: member.fullName,
    sex: member.sex,
    birth: member.birth,
    ...identities.make(member.bornInYear, member.sex),
    phone: phoneOf(member, home, chance),
    unitCode: place.unitCode,
    hamlet: place.hamlet,
    householdId: home.id,
    isHouseholdHead: headOf(members) === member,
    poverty: home.poverty,
    entitlements,
    ...standingFor(member, { kin, family: place.family, phone: place.phone }, chance),
    gifts: [],
    payments: [],
    enrolment: null,
    standing: 'present',
    ...pastOf({ ...member, isPaid: entitlements.length > 0, isPoor, officerName: place.officerName }, wanted.today, chance),
    note: '',
  }
}

/** Invented people of invented households; every number follows from the seed and the day handed in. */
export function makePeople(wanted: Wanted): PracticePeople {
  const chance = new SeededChance(wanted.seed)
  const making = { wanted, chance, identities: new IdentityMaker(chance) }
  const plans = planHouseholds(makeSeats(wanted.people / DISTRICT_PLAN.people), wanted.people, chance)
  const units = unitsToLiveIn(wanted.unitCodes)
  const [people, adjustments]: [BeneficiaryProfile[], PracticeAdjustment[]] = [[], []]
  plans.forEach((plan, number) => {
    const home = makeHome(plan, makePlace(units, chance), { number, making })
    for (const member of home.members) {
      const profile = profileOf(member, home, making)
      people.push(profile)
      adjustments.push(...adjustmentsFor(profile, member.seat))
    }
  })
  return { people, adjustments }
}
