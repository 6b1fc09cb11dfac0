import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { DataRequestCount } from '#sync/protocol/DataRequests.ts'
import { OFFICE } from '../tools.ts'
import { useTool } from './useTool.ts'

/** How much people have asked of their own data that is not done, and how much of it is late. Without a network the last word stands. */
export const useDataRequestsWaiting = defineStore('data-requests-waiting', () => {
  const office = useTool(OFFICE)
  const count = ref<DataRequestCount>({ open: 0, late: 0 })
  async function look(): Promise<void> {
    const outcome = await office.call<DataRequestCount>('GET', `${OFFICE_ADDRESSES.privacy}/requests/count`)
    if (outcome.ok) count.value = outcome.value
  }
  return { count: readonly(count), look }
})
