import type { PlainDate } from '../shared/PlainDate.ts'
import { ROSTER_FLAGS, type RosterEntry } from '../caseload/Roster.ts'

const GONE = ROSTER_FLAGS.reportedDead | ROSTER_FLAGS.reportedMoved

/** Left to be asked: paid in cash, no card yet, and not left in peace for a good reason. */
export const isWithoutCard = ({ flags }: Pick<RosterEntry, 'flags'>): boolean => Boolean(flags & ROSTER_FLAGS.noCard) && !(flags & GONE)

/** Whom it was agreed to ask again, and whose day has come. */
export const isToBeAskedAgain = (entry: Pick<RosterEntry, 'flags' | 'cardFollowUpDay'>, today: PlainDate): boolean =>
  entry.cardFollowUpDay !== undefined && entry.cardFollowUpDay <= today && isWithoutCard(entry)

/** How many are left to be asked: cheap enough for the first screen. */
export function countWithoutCard(everyone: Iterable<RosterEntry>): number {
  let count = 0
  for (const entry of everyone) if (isWithoutCard(entry)) count += 1
  return count
}
