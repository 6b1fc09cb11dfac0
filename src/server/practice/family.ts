import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import type { HouseholdPlan } from './households.ts'
import type { SeededChance } from './SeededChance.ts'
import type { Seat } from './seats.ts'

export type Kinship = 'payee' | 'spouse' | 'child' | 'child-in-law' | 'grandchild' | 'parent' | 'sibling' | 'grandparent' | 'carer'

/** A member before names and numbers. */
export type Member = {
  readonly kinship: Kinship
  readonly sex: Sex
  readonly bornInYear: number
  /** Keeps the family name she or he was born with. */
  readonly isMarriedIn: boolean
  /** Set when the plan pays this person. */
  readonly seat?: Seat
  /** Set when this person is paid for looking after the first member. */
  readonly carerCode?: string
}

const THIS_YEAR = 2024
/** Exactly so many turn 100 and 90 in 2024 as the plan says, so nobody else is born in these years. */
const KEPT_YEARS = new Set([1924, 1934])
const OLDEST = 1919
const SHARE_WHO_LIVE_ANOTHER_YEAR = 0.82

function yearWithin([first, last]: readonly [number, number], chance: SeededChance): number {
  if (first === last) return first
  const year = chance.between(Math.max(OLDEST, first), Math.min(THIS_YEAR - 1, last))
  return KEPT_YEARS.has(year) ? year + 1 : year
}

/** Each older year has fewer people left. */
function thinningYear([first, last]: readonly [number, number], chance: SeededChance): number {
  for (;;) {
    let year = last
    while (year >= first && chance.happens(SHARE_WHO_LIVE_ANOTHER_YEAR)) year -= 1
    if (year >= first && !KEPT_YEARS.has(year)) return year
  }
}

const opposite = (sex: Sex): Sex => (sex === 'female' ? 'male' : 'female')
const anySex = (femaleShare: number, chance: SeededChance): Sex => (chance.happens(femaleShare) ? 'female' : 'male')

/** Old women outnumber old men. */
const femaleShare = (bornInYear: number): number => (bornInYear < 1945 ? 0.64 : bornInYear < 1960 ? 0.55 : 0.49)

type Made = Pick<Member, 'sex' | 'bornInYear' | 'isMarriedIn'>
const born = (sex: Sex, bornInYear: number, isMarriedIn = sex === 'female'): Made => ({ sex, bornInYear, isMarriedIn })

type Kin = Exclude<Kinship, 'payee' | 'carer'>
type Near = { readonly first: Member; readonly lastChild: Made | undefined; readonly chance: SeededChance }

/** How kin stand to the first member, by years. */
const KIN: Readonly<Record<Kin, (near: Near) => Made>> = {
  spouse: ({ first, chance }) => {
    const sex = opposite(first.sex)
    const gap = chance.between(0, 6)
    return born(sex, first.bornInYear + (sex === 'female' ? gap : -gap))
  },
  child: ({ first, chance }) => born(anySex(0.4, chance), first.bornInYear + chance.between(20, 36), false),
  'child-in-law': ({ first, lastChild, chance }) =>
    born(opposite(lastChild?.sex ?? 'male'), (lastChild?.bornInYear ?? first.bornInYear + 28) + chance.between(-3, 4), true),
  grandchild: ({ first, lastChild, chance }) =>
    born(anySex(0.49, chance), Math.max(first.bornInYear + 45, (lastChild?.bornInYear ?? 0) + 20) + chance.between(0, 14), false),
  parent: ({ first, chance }) => born(anySex(0.6, chance), first.bornInYear - chance.between(20, 34)),
  sibling: ({ first, chance }) => born(anySex(0.49, chance), first.bornInYear + chance.between(-7, 7), false),
  grandparent: ({ first, chance }) => born(anySex(0.66, chance), first.bornInYear - chance.between(46, 60)),
}

const NO_CHILD_WITHIN = 1
const isOffspring = (kinship: Kinship) => kinship === 'child' || kinship === 'sibling' || kinship === 'grandchild'

/** No two brothers or sisters within a year, nobody from the future, nobody in a year that is kept. */
function settled(made: Made, taken: readonly number[]): Made {
  let bornInYear = Math.min(THIS_YEAR - 1, Math.max(OLDEST + 6, made.bornInYear))
  while (KEPT_YEARS.has(bornInYear) || taken.some((year) => Math.abs(year - bornInYear) < NO_CHILD_WITHIN)) bornInYear -= 1
  return { ...made, bornInYear }
}

const OF_GROUP: Readonly<Record<string, readonly Kin[]>> = {
  K4: ['parent', 'sibling', 'sibling', 'grandparent'],
  K5a: ['grandchild', 'grandchild', 'grandchild', 'sibling'],
}
const WISHES: readonly { readonly bornSince: number; readonly kin: readonly Kin[] }[] = [
  { bornSince: 2004, kin: ['parent', 'sibling', 'grandparent', 'sibling', 'sibling', 'sibling'] },
  { bornSince: 1967, kin: ['spouse', 'child', 'child', 'parent', 'child', 'child'] },
  { bornSince: 0, kin: ['spouse', 'child', 'child-in-law', 'grandchild', 'grandchild', 'grandchild'] },
]
const NOT_MARRIED = /^(K1|K2|K3|K5d|TUAT_61|VO_CHONG)/

function wishesOf(first: Member, chance: SeededChance): readonly Kin[] {
  const group = first.seat?.codes[0] ?? ''
  const wishes = OF_GROUP[group] ?? WISHES.find(({ bornSince }) => first.bornInYear >= bornSince)?.kin ?? []
  const isAlone = NOT_MARRIED.test(group) || chance.happens(0.25)
  const fitting = isAlone ? wishes.filter((kin) => kin !== 'spouse') : wishes
  return [...fitting, ...fitting.slice(-1), ...fitting.slice(-1), ...fitting.slice(-1)]
}

function addKin(members: readonly Member[], count: number, chance: SeededChance): Member[] {
  const [first] = members
  if (!first) return []
  return wishesOf(first, chance)
    .slice(0, count)
    .reduce<Member[]>(
      (family, kinship) => {
        const lastChild = family.findLast((one) => one.kinship === 'child')
        const taken = isOffspring(kinship)
          ? family.filter((one) => isOffspring(one.kinship) || one === first).map((one) => one.bornInYear)
          : []
        return [...family, { kinship, ...settled(KIN[kinship]({ first, lastChild, chance }), taken) }]
      },
      [...members],
    )
}

/** A parent looks after a child, a grown child after an elder, a parent or sister after a grown-up. */
function carerOf(first: Member, code: string, chance: SeededChance): Member {
  const kinship: Kin = first.bornInYear < 1964 ? 'child' : 'parent'
  const made = KIN[kinship]({ first, lastChild: undefined, chance })
  const bornInYear = Math.min(2002, Math.max(1946, made.bornInYear))
  return { kinship: 'carer', ...born(anySex(0.72, chance), bornInYear, kinship === 'parent' && chance.happens(0.6)), carerCode: code }
}

function firstMember(seat: Seat | undefined, chance: SeededChance): Member {
  if (!seat) {
    const bornInYear = yearWithin(chance.happens(0.72) ? [1945, 1964] : [1965, 2000], chance)
    return { kinship: 'payee', ...born(anySex(femaleShare(bornInYear), chance), bornInYear) }
  }
  const bornInYear = seat.isThinning ? thinningYear(seat.born, chance) : yearWithin(seat.born, chance)
  const sex = seat.sex ?? anySex(femaleShare(bornInYear), chance)
  return { kinship: 'payee', ...born(sex, bornInYear, sex === 'female' && bornInYear < 1990 && seat.children === 0), seat }
}

/** One after the other, the eldest first. */
function ownChildren(parent: Member, count: number, chance: SeededChance): Member[] {
  const eldest = Math.max(2009, parent.bornInYear + 19)
  const step = Math.max(1, Math.floor((2021 - eldest) / Math.max(1, count)))
  return Array.from({ length: count }, (_, place) => ({
    kinship: 'child',
    ...born(anySex(0.49, chance), Math.min(2021, eldest + place * step + chance.below(step)), false),
  }))
}

/** Everyone of a household, the one it was planned around first. */
export function makeFamily({ seat, kin }: HouseholdPlan, chance: SeededChance): Member[] {
  const first = firstMember(seat, chance)
  const carer = seat?.carerCode ? [carerOf(first, seat.carerCode, chance)] : []
  return addKin([first, ...ownChildren(first, seat?.children ?? 0, chance), ...carer], kin, chance)
}
