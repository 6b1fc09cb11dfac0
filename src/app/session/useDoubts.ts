import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { ReviewCount } from '#sync/protocol/Reviews.ts'
import { OFFICE } from '../tools.ts'
import { useTool } from './useTool.ts'

/** How many records wait for a coordinator's look: the number beside «Cần xem lại». Without a network the last one stands. */
export const useDoubts = defineStore('doubts', () => {
  const office = useTool(OFFICE)
  const open = ref(0)
  async function look(): Promise<void> {
    const outcome = await office.call<ReviewCount>('GET', `${ADDRESSES.reviews}/count`)
    if (outcome.ok) open.value = outcome.value.open
  }
  return { open: readonly(open), look }
})
