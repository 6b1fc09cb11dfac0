import type { PayPoint } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { fullName } from './names.ts'
import { FUNERALS_BY_MONTH, NOT_COLLECTED, OVERPAID, SHARE_BY_ACCOUNT } from './practicePaymentsData.ts'
import type { PracticePoints } from './practicePoints.ts'
import type { SeededChance } from './SeededChance.ts'

/** Somebody on the quarter's rolls, and what is peculiar about it. */
export type PracticePayee = {
  readonly person: BeneficiaryProfile
  /** Null: into an account. */
  readonly point: PayPoint | null
  readonly decisionNumber: string
  readonly bookNumber: string
  /** Months of the quarter, counted from 0, in which nobody came for the money. */
  readonly missesIn: ReadonlySet<number>
  readonly isOverpaid: boolean
  /** For the relative of somebody who died: whom it is for, and in which month it was paid. */
  readonly funeral: { readonly deceased: string; readonly at: number } | null
}
type Around = { readonly places: PracticePoints; readonly chance: SeededChance }

const [NEVER, GROWN_UP] = [new Set<number>(), { from: 1958, to: 1990 }]
const HEADS: Readonly<Record<string, string>> = { NCC: 'NCC', BTXH: 'BT' }

const bornIn = (person: BeneficiaryProfile): number => {
  const birth = parseBirthDate(person.birth)
  return (birth && birthYear(birth)) ?? 0
}

/** Decisions are numbered by year, books by commune: as a list shows them, not as any office issued them. */
function papersOf(
  { entitlements, unitCode }: BeneficiaryProfile,
  at: number,
  chance: SeededChance,
): Pick<PracticePayee, 'decisionNumber' | 'bookNumber'> {
  const [first] = entitlements
  const year = first?.from?.slice(0, 4) ?? '2012'
  const head = HEADS[first?.programmeCode ?? ''] ?? 'BT'
  return {
    decisionNumber: `${chance.between(101, 4_900)}/QĐ-UBND-${year}`,
    bookNumber: `${head}-${unitCode.slice(2)}-${String(at + 1).padStart(4, '0')}`,
  }
}

const isPaidSinceLongAgo = ({ entitlements }: BeneficiaryProfile): boolean =>
  entitlements.some(({ from }) => from === null || from < '2023-11-01')

const isOverpaid = ({ entitlements, payee }: BeneficiaryProfile): boolean =>
  payee.kind === 'self' && entitlements.length === 1 && entitlements[0]?.categoryCode === OVERPAID.categoryCode

/** Spread over those paid in cash: so many missed January alone, both months, February alone. */
function missedBy(inCash: readonly BeneficiaryProfile[]): Map<BeneficiaryProfile, ReadonlySet<number>> {
  const { january, both, february } = NOT_COLLECTED
  const kinds = [...Array<number[]>(january).fill([0]), ...Array<number[]>(both).fill([0, 1]), ...Array<number[]>(february).fill([1])]
  return new Map(kinds.flatMap((months, at) => (inCash[at] ? [[inCash[at], new Set(months)] as const] : [])))
}

const nameOfDeceased = (relative: BeneficiaryProfile, chance: SeededChance): string =>
  fullName(
    { sex: chance.happens(0.5) ? 'female' : 'male', bornInYear: 1938, isMarriedIn: false },
    { word: relative.fullName.split(' ')[0] ?? 'Nguyễn', isChoRo: false },
    chance,
  )

/** Relatives of the 74 who died: grown-ups on no other list, so that each grant stands on a line of its own. */
function funeralPayees(people: readonly BeneficiaryProfile[], { places, chance }: Around): PracticePayee[] {
  const months = FUNERALS_BY_MONTH.flatMap((count, at) => Array<number>(count).fill(at))
  const relatives = people.filter((one) => one.entitlements.length === 0 && bornIn(one) >= GROWN_UP.from && bornIn(one) <= GROWN_UP.to)
  if (relatives.length < months.length) throw new Error('Too few relatives for the funeral grants')
  return months.map((at, place): PracticePayee => {
    const person = relatives[place] as BeneficiaryProfile
    return {
      person,
      point: places.pointOf(person, chance) ?? null,
      decisionNumber: `${chance.between(101, 900)}/QĐ-UBND-2024`,
      bookNumber: '',
      missesIn: NEVER,
      isOverpaid: false,
      funeral: { deceased: nameOfDeceased(person, chance), at },
    }
  })
}

/** Everybody on a roll of the quarter: who is paid where, by which paper, and who did not come. */
export function choosePayees(people: readonly BeneficiaryProfile[], around: Around): PracticePayee[] {
  const { places, chance } = around
  const shuffled = chance.shuffle(people)
  const paid = shuffled.filter((person) => person.entitlements.length > 0)
  const byAccount = new Set(paid.slice(0, Math.round(paid.length * SHARE_BY_ACCOUNT)))
  const inCash = paid.filter((person) => !byAccount.has(person) && isPaidSinceLongAgo(person))
  const [overpaidPerson, ...others] = [...inCash.filter(isOverpaid).slice(0, 1), ...inCash.filter((one) => !isOverpaid(one))]
  const misses = missedBy(others)
  const monthly = people
    .filter((person) => person.entitlements.length > 0)
    .map((person, at): PracticePayee => ({
      person,
      point: byAccount.has(person) ? null : (places.pointOf(person, chance) ?? null),
      ...papersOf(person, at, chance),
      missesIn: misses.get(person) ?? NEVER,
      isOverpaid: person === overpaidPerson,
      funeral: null,
    }))
  return [...monthly, ...funeralPayees(shuffled, around)]
}
