import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { ReportCount } from '#sync/protocol/SlipDesk.ts'
import { OFFICE } from '../tools.ts'
import { useSession } from './useSession.ts'
import { useTool } from './useTool.ts'

/** How much payees have said that nobody has answered: as the last word of the office had it, or as it was asked since. */
export const useSaidWaiting = defineStore('said-waiting', () => {
  const [office, session] = [useTool(OFFICE), useSession()]
  const asked = ref<number>()
  const open = computed(() => asked.value ?? session.signedIn?.saidWaiting ?? 0)
  watch(
    () => session.signedIn,
    () => (asked.value = undefined),
  )
  async function look(): Promise<void> {
    const outcome = await office.call<ReportCount>('GET', `${ADDRESSES.saidReports}/count`)
    if (outcome.ok) asked.value = outcome.value.open
  }
  return { open, look }
})
