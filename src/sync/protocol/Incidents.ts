import * as v from 'valibot'
import { INCIDENT_DATA, INCIDENT_EVENTS, type IncidentAct, type IncidentState } from '#domain/privacy/Incident.ts'

// Breaches of personal data: what a coordinator writes down, and what the desk is answered. Moments in milliseconds.

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(most))
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const MOST_PEOPLE = 100_000_000

/** The asker names the incident: sent again after a lost answer it is kept once. */
export const incidentToOpen = v.object({
  incidentId: v.pipe(v.string(), v.uuid()),
  unitCode: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  event: v.picklist(INCIDENT_EVENTS),
  what: words(2_000),
  /** Null while nobody knows. */
  happenedAtMs: v.nullable(moment),
  noticedAtMs: moment,
  data: v.pipe(
    v.array(v.picklist(INCIDENT_DATA)),
    v.minLength(1),
    v.maxLength(INCIDENT_DATA.length),
    v.check((all) => new Set(all).size === all.length),
  ),
  /** How many people; null while nobody knows. */
  people: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_PEOPLE))),
  harm: words(1_000),
  measures: words(2_000),
  /** Who is asked about it: name, duty, telephone. */
  contact: words(200),
})
export type IncidentToOpen = v.InferOutput<typeof incidentToOpen>

const note = words(1_000)
/** `atMs`: when it was done, which may be earlier than when it is written down. */
export const incidentAct = v.variant('act', [
  v.object({ act: v.literal('note'), note }),
  v.object({ act: v.literal('notify'), note, atMs: moment }),
  v.object({ act: v.literal('tell-people'), note, atMs: moment }),
  v.object({ act: v.literal('close'), note }),
  v.object({ act: v.literal('dismiss'), note }),
])
export type IncidentStep = v.InferOutput<typeof incidentAct>

export type IncidentStepOnDesk = {
  readonly act: IncidentAct
  readonly by: string
  readonly atMs: number
  /** When it was done; null where only the writing counts. */
  readonly doneAtMs: number | null
  readonly note: string
}
export type IncidentOnDesk = Omit<IncidentToOpen, 'incidentId'> & {
  readonly id: string
  readonly openedBy: string
  readonly openedAtMs: number
  readonly dueAtMs: number
  readonly legalBasis: string
  readonly state: IncidentState
  readonly isLate: boolean
  /** The law wants the people told, and nobody has written down that they were. */
  readonly arePeopleToBeTold: boolean
  /** Oldest first. */
  readonly steps: readonly IncidentStepOnDesk[]
}
/** Soonest due first; of the ended ones the newest. */
export type IncidentsAnswer = { readonly incidents: readonly IncidentOnDesk[]; readonly more: boolean }
/** Of the asker's communes: how many were not told to the authority yet, and how many of them are late. */
export type IncidentCount = { readonly open: number; readonly late: number }
