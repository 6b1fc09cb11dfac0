import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { ReportCount } from '#sync/protocol/SlipDesk.ts'
import { OFFICE } from '../tools.ts'
import { useTool } from './useTool.ts'

/** How much payees have said that nobody has answered: the number beside «Người nhận báo». Without a network the last one stands. */
export const useSaidWaiting = defineStore('said-waiting', () => {
  const office = useTool(OFFICE)
  const open = ref(0)
  async function look(): Promise<void> {
    const outcome = await office.call<ReportCount>('GET', `${ADDRESSES.saidReports}/count`)
    if (outcome.ok) open.value = outcome.value.open
  }
  return { open: readonly(open), look }
})
