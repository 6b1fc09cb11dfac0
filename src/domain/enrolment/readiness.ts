import { ROSTER_FLAGS, type RosterEntry } from '../caseload/Roster.ts'
import { CASH_DISTANCE } from './cashDistanceData.ts'
import { isWithoutCard } from './countWithoutCard.ts'

/** What speaks for asking this person first, in words an officer can check. Each weighs what stands beside it. */
export const READINESS_GROUNDS = [
  'said-yes',
  'has-identity',
  'has-phone',
  'neighbours-have',
  'cash-near',
  'not-too-old',
  'has-helper',
  'cash-far',
  'refused',
] as const
export type ReadinessGround = (typeof READINESS_GROUNDS)[number]

const WEIGHT: Readonly<Record<ReadinessGround, number>> = {
  'said-yes': 8,
  'has-identity': 4,
  'has-phone': 3,
  'has-helper': 2,
  'neighbours-have': 2,
  'cash-near': 2,
  'not-too-old': 1,
  'cash-far': -3,
  refused: -10,
}
const OLD_AT_YEARS = 80
/** Of the hamlet's people, from which on a card is nothing strange there. */
const MANY_NEIGHBOURS = 0.2

export type ReadyPerson = { readonly entry: RosterEntry; readonly grounds: readonly ReadinessGround[] }

type Shares = ReadonlyMap<string, { readonly people: number; readonly cards: number }>

function cardsByHamlet(everyone: readonly RosterEntry[]): Shares {
  const counts = new Map<string, { people: number; cards: number }>()
  for (const { hamlet, flags } of everyone) {
    const known = counts.get(hamlet) ?? { people: 0, cards: 0 }
    counts.set(hamlet, { people: known.people + 1, cards: known.cards + (flags & ROSTER_FLAGS.hasCard ? 1 : 0) })
  }
  return counts
}

/** How many metres it is from a hamlet to the nearest cash; undefined where nobody has measured. */
export type DistanceToCash = (hamlet: string) => number | undefined
type Known = {
  readonly shares: Shares
  readonly helped: ReadonlySet<string>
  readonly thisYear: number
  readonly distanceToCash: DistanceToCash
}

function groundsOf(entry: RosterEntry, { shares, helped, thisYear, distanceToCash }: Known) {
  const { flags, birthYear, hamlet, householdId, identityTail } = entry
  const { people = 0, cards = 0 } = shares.get(hamlet) ?? {}
  const metres = distanceToCash(hamlet)
  const holds: Readonly<Record<ReadinessGround, boolean>> = {
    'said-yes': Boolean(flags & ROSTER_FLAGS.cardAgreed),
    'has-identity': identityTail !== '',
    'has-phone': Boolean(flags & ROSTER_FLAGS.hasPhone),
    'has-helper': householdId !== undefined && helped.has(householdId),
    'neighbours-have': people > 1 && cards / people >= MANY_NEIGHBOURS,
    'cash-near': metres !== undefined && metres <= CASH_DISTANCE.nearInMetres,
    'cash-far': metres !== undefined && metres >= CASH_DISTANCE.farInMetres,
    'not-too-old': birthYear !== undefined && thisYear - birthYear < OLD_AT_YEARS,
    refused: Boolean(flags & ROSTER_FLAGS.cardRefused),
  }
  return READINESS_GROUNDS.filter((ground) => holds[ground])
}

const weigh = (grounds: readonly ReadinessGround[]): number => grounds.reduce((sum, ground) => sum + WEIGHT[ground], 0)

/** Whoever has a phone in the household helps the others of it. */
const helpedHouseholds = (everyone: readonly RosterEntry[]): ReadonlySet<string> =>
  new Set(
    everyone.flatMap(({ flags, householdId }) =>
      householdId && flags & (ROSTER_FLAGS.hasPhone | ROSTER_FLAGS.hasCard) ? [householdId] : [],
    ),
  )

/** Whom to ask next, the readiest first, each with the grounds it rests on; equals stay in the lists' order. */
export function readyFirst(
  people: Iterable<RosterEntry>,
  thisYear: number,
  distanceToCash: DistanceToCash = () => undefined,
): ReadyPerson[] {
  const everyone = [...people]
  const known = { shares: cardsByHamlet(everyone), helped: helpedHouseholds(everyone), thisYear, distanceToCash }
  return everyone
    .filter(isWithoutCard)
    .map((entry) => ({ entry, grounds: groundsOf(entry, known) }))
    .map((one) => ({ ...one, weight: weigh(one.grounds) }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ entry, grounds }) => ({ entry, grounds }))
}
