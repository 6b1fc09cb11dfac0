import { ref, shallowRef } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { OpenSession, SessionsAnswer } from '#sync/protocol/Sessions.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE, type Refusal } from '../../../tools.ts'

/** Where one is signed in oneself, as the office last told; ending one asks it anew. */
export function usePlaces() {
  const office = useTool(OFFICE)
  const places = shallowRef<readonly OpenSession[]>()
  const refusal = ref<Refusal>()
  const isBusy = ref(false)

  async function load(): Promise<void> {
    const outcome = await office.call<SessionsAnswer>('GET', OFFICE_ADDRESSES.sessions)
    if (outcome.ok) places.value = outcome.value.sessions
    refusal.value = outcome.ok ? undefined : outcome.refusal
  }
  async function end(id: string): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const outcome = await office.call('POST', `${OFFICE_ADDRESSES.sessions}/${id}/ending`)
    isBusy.value = false
    // One that is gone already is what was wanted.
    const isGone = outcome.ok || outcome.refusal === 'not-found'
    if (isGone) await load()
    else refusal.value = outcome.refusal
    return isGone
  }
  return { places, refusal, isBusy, load, end }
}
