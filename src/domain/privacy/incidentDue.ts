import { appliesOn } from '../programmes/DatedSource.ts'
import { vietnamDay } from '../shared/PlainDate.ts'
import type { IncidentData, IncidentState } from './Incident.ts'
import { INCIDENT_TERMS, type IncidentTerm } from './incidentTermsData.ts'

const HOUR_MS = 3_600_000

/** The rule of the day it was noticed in Vietnam; undefined of before any rule is known. */
export const incidentTermOn = (noticedAtMs: number): IncidentTerm | undefined =>
  INCIDENT_TERMS.findLast(({ source }) => appliesOn(source, vietnamDay(noticedAtMs)))

/** The moment until which the authority is told, milliseconds. Hours run through nights, weekends and holidays. */
export function notifyByMs(noticedAtMs: number): number | undefined {
  const term = incidentTermOn(noticedAtMs)
  return term && noticedAtMs + term.notifyHours * HOUR_MS
}

/** Whether the people themselves must be told too. */
export const mustTellPeople = (data: readonly IncidentData[], noticedAtMs: number): boolean =>
  incidentTermOn(noticedAtMs)?.tellPeopleOf.some((one) => data.includes(one)) ?? false

/** Late: still not told to the authority after its hour. */
export const isLateToNotify = (state: IncidentState, dueAtMs: number, nowMs: number): boolean => state === 'open' && dueAtMs < nowMs
