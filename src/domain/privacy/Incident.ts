// What is written down when personal data came into wrong hands, was lost or was shown (Luật 91/2025/QH15 Điều 23; Nghị định 356/2025/NĐ-CP Điều 29).

export const INCIDENT_EVENTS = ['phone-lost', 'wrong-hands', 'strangers-inside', 'shown-openly', 'data-lost', 'other'] as const
export type IncidentEvent = (typeof INCIDENT_EVENTS)[number]

export const INCIDENT_DATA = ['identity', 'contact', 'money', 'account', 'health', 'picture', 'place', 'biometric'] as const
export type IncidentData = (typeof INCIDENT_DATA)[number]

/** `dismissed`: weighed, and not to be told to the authority; the reason stands in the step. */
export const INCIDENT_STATES = ['open', 'notified', 'closed', 'dismissed'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

export const INCIDENT_ACTS = ['note', 'notify', 'tell-people', 'close', 'dismiss'] as const
export type IncidentAct = (typeof INCIDENT_ACTS)[number]

const AFTER: Readonly<Record<IncidentState, Partial<Record<IncidentAct, IncidentState>>>> = {
  open: { note: 'open', notify: 'notified', 'tell-people': 'open', dismiss: 'dismissed' },
  notified: { note: 'notified', 'tell-people': 'notified', close: 'closed' },
  closed: {},
  dismissed: {},
}

/** The state after an act; undefined where it is too late or too early for it. Nothing is closed that the authority was not told of. */
export const stateAfterAct = (state: IncidentState, act: IncidentAct): IncidentState | undefined => AFTER[state][act]
