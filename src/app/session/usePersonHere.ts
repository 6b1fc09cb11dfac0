import { ref, watch } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { CASELOAD } from '../tools.ts'
import { useSession } from './useSession.ts'
import { useTool } from './useTool.ts'

/** One person of this phone with own unsent words laid over, opened again whenever anything changes. */
export function usePersonHere(id: () => string) {
  const [caseload, session] = [useTool(CASELOAD), useSession()]
  const person = ref<BeneficiaryProfile>()
  const face = ref<'loading' | 'failed' | 'missing' | 'ready'>('loading')
  async function load() {
    try {
      person.value = await caseload.person(id())
      face.value = person.value ? 'ready' : 'missing'
    } catch {
      face.value = 'failed'
    }
  }
  watch([id, () => session.people], load, { immediate: true })
  return { person, face, load }
}
