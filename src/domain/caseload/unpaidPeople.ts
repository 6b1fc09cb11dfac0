import { ROSTER_FLAGS, type RosterEntry } from './Roster.ts'

const GONE = ROSTER_FLAGS.reportedDead | ROSTER_FLAGS.reportedMoved

/** Who has not collected the newest period's cash: first those somebody tried to pay in vain, then in the lists' order. Who died or moved is no visit's matter. */
export function unpaidPeople(everyone: Iterable<RosterEntry>): RosterEntry[] {
  const [tried, others]: [RosterEntry[], RosterEntry[]] = [[], []]
  for (const entry of everyone) {
    if (!(entry.flags & ROSTER_FLAGS.moneyWaiting) || entry.flags & GONE) continue
    if (entry.flags & ROSTER_FLAGS.moneyMissed) tried.push(entry)
    else others.push(entry)
  }
  return [...tried, ...others]
}
