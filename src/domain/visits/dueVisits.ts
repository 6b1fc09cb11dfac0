import type { RosterEntry } from '../caseload/Roster.ts'
import { ROSTER_FLAGS } from '../caseload/Roster.ts'
import { daysBetween, type PlainDate } from '../shared/PlainDate.ts'

export type VisitReason =
  | { readonly kind: 'follow-up-passed'; readonly daysLate: number }
  | { readonly kind: 'follow-up-today' }
  | { readonly kind: 'needs-help'; readonly daysSince: number }
  | { readonly kind: 'never-visited' }
  | { readonly kind: 'long-ago'; readonly daysSince: number }
export type DueVisit = { readonly entry: RosterEntry; readonly reason: VisitReason; readonly urgency: number }

/** The office's own working rule, not a decree: someone in need is seen again within a month, everyone on aid within half a year. */
const DAYS_FOR_NEEDY = 30
const DAYS_FOR_ALL = 180
const GONE = ROSTER_FLAGS.reportedDead | ROSTER_FLAGS.reportedMoved
const CARED_FOR = ROSTER_FLAGS.merit | ROSTER_FLAGS.socialAssistance | ROSTER_FLAGS.poor
const FRAIL = ROSTER_FLAGS.severelyDisabled | ROSTER_FLAGS.needsHelp | ROSTER_FLAGS.livesAlone

export function whyVisit(entry: RosterEntry, today: PlainDate): VisitReason | undefined {
  if (entry.flags & GONE) return undefined
  const daysLate = entry.followUpDay && daysBetween(entry.followUpDay, today)
  if (daysLate !== undefined && daysLate > 0) return { kind: 'follow-up-passed', daysLate }
  if (daysLate === 0) return { kind: 'follow-up-today' }
  if (entry.followUpDay) return undefined
  const isCaredFor = (entry.flags & CARED_FOR) !== 0
  if (!entry.lastVisitDay) return isCaredFor ? { kind: 'never-visited' } : undefined
  const daysSince = daysBetween(entry.lastVisitDay, today)
  if (entry.flags & ROSTER_FLAGS.needsHelp && daysSince > DAYS_FOR_NEEDY) return { kind: 'needs-help', daysSince }
  return isCaredFor && daysSince > DAYS_FOR_ALL ? { kind: 'long-ago', daysSince } : undefined
}

/** Steps wider than all that lateness, frailty and age add (180): a day that was promised never waits behind a weaker reason. */
const BASE: Record<VisitReason['kind'], number> = {
  'follow-up-passed': 1_000,
  'follow-up-today': 800,
  'needs-help': 600,
  'never-visited': 400,
  'long-ago': 200,
}

function urgencyOf(entry: RosterEntry, reason: VisitReason, today: PlainDate): number {
  const late = 'daysLate' in reason ? Math.min(90, reason.daysLate) : 0
  const age = entry.birthYear ? Math.max(0, Number(today.slice(0, 4)) - entry.birthYear - 60) : 0
  return BASE[reason.kind] + late + (entry.flags & FRAIL ? 50 : 0) + Math.min(40, age)
}

/** Who is due for a visit and why, most urgent first. */
export function dueVisits(everyone: Iterable<RosterEntry>, today: PlainDate): DueVisit[] {
  const due: DueVisit[] = []
  for (const entry of everyone) {
    const reason = whyVisit(entry, today)
    if (reason) due.push({ entry, reason, urgency: urgencyOf(entry, reason, today) })
  }
  return due.sort((left, right) => right.urgency - left.urgency || (left.entry.id < right.entry.id ? -1 : 1))
}
