import { computed } from 'vue'
import { useSession } from '../session/useSession.ts'

/** The communes of whoever is signed in. Two old communes may bear one name since a merger: then the code stands beside it, except on paper. */
export function useUnits() {
  const session = useSession()
  const own = computed(() => session.signedIn?.units ?? [])
  const isAlone = (name: string): boolean => own.value.filter((unit) => unit.name === name).length < 2
  const units = computed(() => own.value.map(({ code, name }) => ({ code, name: isAlone(name) ? name : `${name} (${code})` })))
  const nameOfUnit = (code: string): string => units.value.find((unit) => unit.code === code)?.name ?? code
  const nameOnPaper = (code: string): string => own.value.find((unit) => unit.code === code)?.name ?? code
  return { units, nameOfUnit, nameOnPaper }
}
