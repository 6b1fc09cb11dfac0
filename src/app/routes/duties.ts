import { shallowReactive } from 'vue'
import type { Role } from '#sync/protocol/Access.ts'
import type { Duty } from './Duty.ts'
import { officer } from './officer.ts'

const FETCHED = {
  officer: async () => officer,
  coordinator: async () => (await import('./coordinator.ts')).coordinator,
  teller: async () => (await import('./teller.ts')).teller,
} satisfies Readonly<Record<Role, () => Promise<Duty>>>

/** What each duty puts on the screen, once it is there: the officer's comes with the shell, the others' when somebody bears them. */
export const duties: Partial<Record<Role, Duty>> = shallowReactive({ officer })

/** Fails without a network the first time; from then on it lies on the phone. */
export async function fetchDuty(role: Role): Promise<Duty> {
  return (duties[role] ??= await FETCHED[role]())
}
