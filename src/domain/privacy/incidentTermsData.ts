import { source, type DatedSource } from '../programmes/DatedSource.ts'
import type { IncidentData } from './Incident.ts'

/** `notifyHours`: from the moment it was noticed. `tellPeopleOf`: where such data are touched, the people themselves are told too. */
export type IncidentTerm = {
  readonly notifyHours: number
  readonly tellPeopleOf: readonly IncidentData[]
  readonly form: string
  readonly source: DatedSource
}

/** Oldest first; a newer rule is a row of its own behind. */
export const INCIDENT_TERMS: readonly IncidentTerm[] = [
  {
    notifyHours: 72,
    tellPeopleOf: ['place', 'biometric'],
    form: 'Mẫu số 08 kèm theo Nghị định 356/2025/NĐ-CP',
    source: source({ from: '2026-01-01', inForce: '2026-01-01', by: 'Luật 91/2025/QH15 Điều 23; Nghị định 356/2025/NĐ-CP Điều 29' }),
  },
]
