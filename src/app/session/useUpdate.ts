import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { UPDATES } from '../tools.ts'
import { useTool } from './useTool.ts'

/** A newer version waits beside the running one until the person takes it; drafts are kept as they are typed. */
export const useUpdate = defineStore('update', () => {
  const updates = useTool(UPDATES)
  const [isWaiting, isTaken] = [ref(false), ref(false)]
  updates.onWaiting(() => {
    isWaiting.value = true
  })
  function take(): void {
    isTaken.value = true
    updates.take()
  }
  return { isWaiting: readonly(isWaiting), isTaken: readonly(isTaken), take }
})
