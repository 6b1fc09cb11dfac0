import { defineStore } from 'pinia'
import { ref } from 'vue'
import { GATE } from '../tools.ts'
import { useTool } from './useTool.ts'

/** Where the officer says to be, so that lists begin there; locking forgets it. */
export const useStartHamlet = defineStore('start-hamlet', () => {
  const gate = useTool(GATE)
  const hamlet = ref('')
  gate.onChange(() => {
    if (gate.door().face !== 'open') hamlet.value = ''
  })
  return { hamlet }
})
