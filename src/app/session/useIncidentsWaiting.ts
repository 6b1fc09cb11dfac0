import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { IncidentCount } from '#sync/protocol/Incidents.ts'
import { OFFICE } from '../tools.ts'
import { useTool } from './useTool.ts'

/** How many data incidents the authority was not told of yet, and how many of them are past their hour. Without a network the last word stands. */
export const useIncidentsWaiting = defineStore('incidents-waiting', () => {
  const office = useTool(OFFICE)
  const count = ref<IncidentCount>({ open: 0, late: 0 })
  async function look(): Promise<void> {
    const outcome = await office.call<IncidentCount>('GET', `${OFFICE_ADDRESSES.privacy}/incidents/count`)
    if (outcome.ok) count.value = outcome.value
  }
  return { count: readonly(count), look }
})
