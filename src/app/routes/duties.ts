import { shallowReactive } from 'vue'
import type { Role } from '#sync/protocol/Access.ts'
import { learnWords } from '../text/words.ts'
import type { Duty } from './Duty.ts'
import { officer } from './officer.ts'

const FETCHED = {
  officer: async () => officer,
  coordinator: async () => (await Promise.all([import('./coordinator.ts'), learnWords(['office'])]))[0].coordinator,
  teller: async () => (await Promise.all([import('./teller.ts'), learnWords(['counter'])]))[0].teller,
} satisfies Readonly<Record<Role, () => Promise<Duty>>>

/** What each duty puts on the screen, once it is there: the officer's comes with the shell, the others' with the words of their tabs when somebody bears them. */
export const duties: Partial<Record<Role, Duty>> = shallowReactive({ officer })

/** Fails without a network the first time; from then on it lies on the phone. */
export async function fetchDuty(role: Role): Promise<Duty> {
  return (duties[role] ??= await FETCHED[role]())
}
