import type { PlainDate } from '../shared/PlainDate.ts'

/**
 * Everyone of one unit in columns, small enough to open whole at start: what search, lists and «cần thăm» need, nothing more.
 * Row i lies in page ⌊i / people in a page⌋ at the remaining place. Travels as gzip JSON.
 */
export type Roster = {
  readonly ids: readonly string[]
  /** Each distinct syllable once, as written. */
  readonly syllables: readonly string[]
  /** For each distinct name, how many syllables; then all syllable numbers in a row. */
  readonly nameLengths: readonly number[]
  readonly nameSyllables: readonly number[]
  /** For each person, the number of the name: many bear the same. */
  readonly nameOf: readonly number[]
  /** 0 when unknown. */
  readonly birthYears: readonly number[]
  readonly sexes: readonly number[]
  readonly hamlets: readonly string[]
  readonly hamletOf: readonly number[]
  readonly households: readonly string[]
  /** Index into `households`, −1 without one. */
  readonly householdOf: readonly number[]
  /** Last six digits of the identity number and of the phone, '' without one. */
  readonly identityTails: readonly string[]
  readonly phoneTails: readonly string[]
  /** `dayNumber`, 0 for never. */
  readonly lastVisitDays: readonly number[]
  readonly followUpDays: readonly number[]
  /** The day agreed for asking again about a card, `dayNumber`, 0 for none. Left out of rosters made before it stood in them. */
  readonly cardFollowUpDays?: readonly number[]
  /** Bits of `ROSTER_FLAGS`. */
  readonly flags: readonly number[]
  /** Left out of rosters made before gifts stood in them. */
  readonly gifts?: GiftColumns
}

/**
 * The gifts of everyone of one unit: `counts[row]` of them belong to that row, one row after the other in the three columns below.
 * What was taken off a list stays out.
 */
export type GiftColumns = {
  readonly campaignIds: readonly string[]
  readonly valuesInDong: readonly number[]
  readonly counts: readonly number[]
  readonly campaignOf: readonly number[]
  readonly valueOf: readonly number[]
  /** Index into `GIFT_STATES`. */
  readonly stateOf: readonly number[]
}

export const TAIL_DIGITS = 6

export const ROSTER_FLAGS = {
  merit: 1,
  socialAssistance: 2,
  poor: 4,
  nearPoor: 8,
  severelyDisabled: 16,
  livesAlone: 32,
  needsHelp: 64,
  reportedDead: 128,
  reportedMoved: 256,
  reportedRefusing: 512,
  /** Cash of the newest period is still waiting for them. */
  moneyWaiting: 1024,
  /** And somebody tried to pay it in vain. */
  moneyMissed: 2048,
  /** The newest period pays them in cash, and no card is in their hands yet. */
  noCard: 4096,
  /** The newest period pays them through an account. */
  hasCard: 8192,
  /** They said yes to a card, or have begun with it. */
  cardAgreed: 16_384,
  /** And their last word was no. */
  cardRefused: 32_768,
  hasPhone: 65_536,
} as const

/** One person as lists show them. */
export type RosterEntry = {
  readonly row: number
  readonly id: string
  readonly fullName: string
  readonly birthYear: number | undefined
  readonly hamlet: string
  readonly householdId: string | undefined
  readonly identityTail: string
  readonly lastVisitDay: PlainDate | undefined
  readonly followUpDay: PlainDate | undefined
  /** Of the way to a card, while it leads to none yet. */
  readonly cardFollowUpDay?: PlainDate | undefined
  readonly flags: number
}
