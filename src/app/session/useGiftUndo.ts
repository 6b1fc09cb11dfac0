import { computed, onBeforeUnmount, ref } from 'vue'
import { useDeliverGift } from './useDeliverGift.ts'
import { useJustSaved } from './useJustSaved.ts'

const NEWS_MS = 10_000

/** What screens say after a gift was handed over: whose, for as long as it can be undone; and then that it was. */
export function useGiftUndo() {
  const justSaved = useJustSaved()
  const gifts = useDeliverGift()
  const isUndone = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onBeforeUnmount(() => clearTimeout(timer))
  const undo = async () => {
    isUndone.value = await gifts.undo()
    clearTimeout(timer)
    timer = setTimeout(() => (isUndone.value = false), NEWS_MS)
  }
  const saved = computed(() => (justSaved.saved?.kind === 'gift' ? justSaved.saved : undefined))
  return { saved, isUndone, refusal: gifts.refusal, undo }
}
