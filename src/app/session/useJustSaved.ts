import { defineStore } from 'pinia'
import { ref } from 'vue'

const UNDO_MS = 10_000
export type JustSaved = {
  readonly kind: 'visit' | 'report' | 'gift' | 'payment' | 'card'
  readonly factId: string
  readonly personId: string
  readonly personName: string
}

/** For ten seconds after something was saved it can be taken back. In memory only: the browser writes its history to disk. */
export const useJustSaved = defineStore('just-saved', () => {
  const saved = ref<JustSaved>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    clearTimeout(timer)
    saved.value = undefined
  }
  const note = (now: JustSaved) => {
    forget()
    saved.value = now
    timer = setTimeout(forget, UNDO_MS)
  }
  return { saved, note, forget }
})
