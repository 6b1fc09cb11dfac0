import type { IncidentData, IncidentEvent } from '#domain/privacy/Incident.ts'
import { incidentTermOn } from '#domain/privacy/incidentDue.ts'
import type { IncidentToOpen } from '#sync/protocol/Incidents.ts'

export type IncidentForm = {
  event: IncidentEvent | ''
  unitCode: string
  what: string
  happenedAt: string
  noticedAt: string
  data: IncidentData[]
  /** Digits; '' while nobody knows. */
  people: string
  harm: string
  measures: string
  contact: string
}

const MINUTE_LETTERS = 16
const AHEAD_MS = 7 * 3_600_000

/** What a field of day and hour shows for a moment, by clocks in Vietnam. */
export const fieldOfMoment = (momentMs: number): string => new Date(momentMs + AHEAD_MS).toISOString().slice(0, MINUTE_LETTERS)
/** Milliseconds; undefined for a field that is not whole. */
export function momentOfField(field: string): number | undefined {
  const momentMs = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(field) ? Date.parse(`${field}:00+07:00`) : NaN
  return Number.isNaN(momentMs) ? undefined : momentMs
}

export const emptyIncident = (nowMs: number, { unitCode, contact }: Pick<IncidentForm, 'unitCode' | 'contact'>): IncidentForm => ({
  ...{ event: '', unitCode, what: '', happenedAt: '', noticedAt: fieldOfMoment(nowMs), data: [] },
  ...{ people: '', harm: '', measures: '', contact },
})

const isSaid = (text: string): boolean => text.trim().length >= 2
export type IncidentProblem = 'event' | 'what' | 'noticed' | 'happened' | 'data' | 'people' | 'harm' | 'measures' | 'contact'

function isNoticed(field: string, nowMs: number): boolean {
  const noticedAtMs = momentOfField(field)
  return noticedAtMs !== undefined && noticedAtMs <= nowMs && incidentTermOn(noticedAtMs) !== undefined
}
function isBefore({ happenedAt, noticedAt }: IncidentForm): boolean {
  const [happenedAtMs, noticedAtMs] = [momentOfField(happenedAt), momentOfField(noticedAt)]
  return happenedAtMs !== undefined && noticedAtMs !== undefined && happenedAtMs <= noticedAtMs
}

/** What is still missing, in the order of the form. */
export function problemsOfIncident(form: IncidentForm, nowMs: number): IncidentProblem[] {
  const missing: Readonly<Record<IncidentProblem, boolean>> = {
    event: form.event === '',
    what: !isSaid(form.what),
    noticed: !isNoticed(form.noticedAt, nowMs),
    happened: form.happenedAt !== '' && !isBefore(form),
    data: form.data.length === 0,
    people: !/^\d{0,8}$/.test(form.people.trim()),
    harm: !isSaid(form.harm),
    measures: !isSaid(form.measures),
    contact: !isSaid(form.contact),
  }
  return (Object.keys(missing) as IncidentProblem[]).filter((problem) => missing[problem])
}

/** Only for a form without problems. */
export function incidentToOpen(form: IncidentForm, incidentId: string): IncidentToOpen | undefined {
  const noticedAtMs = momentOfField(form.noticedAt)
  if (form.event === '' || noticedAtMs === undefined) return undefined
  return {
    ...{ incidentId, unitCode: form.unitCode, event: form.event, what: form.what.trim(), noticedAtMs, data: form.data },
    happenedAtMs: momentOfField(form.happenedAt) ?? null,
    people: form.people.trim() === '' ? null : Number(form.people),
    ...{ harm: form.harm.trim(), measures: form.measures.trim(), contact: form.contact.trim() },
  }
}
