import { onMounted, ref, type Ref } from 'vue'
import { SPACE } from '../PhoneSpace.ts'
import { learnWords } from '../text/words.ts'
import { useTool } from './useTool.ts'

/** Whether closing this window loses everything, as far as its browser lets that be told; its words are learnt by then. */
export function useFleetingWindow(): Readonly<Ref<boolean>> {
  const space = useTool(SPACE)
  const isFleeting = ref(false)
  onMounted(async () => {
    const isSo = (await space.look().catch(() => undefined))?.isFleeting ?? false
    if (isSo) await learnWords(['seldom'])
    isFleeting.value = isSo
  })
  return isFleeting
}
