import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { VOICE, type VoiceFace } from '../../slipTools.ts'
import { useTool } from '../useTool.ts'
import type { Speaking } from './spokenPage.ts'
import { useSlips } from './useSlips.ts'

/** `ask`: it was heard for the first time, and whether as Vietnamese only the person knows. */
export type ReadingFace = 'hidden' | 'ready' | 'reading' | 'ask' | 'none'

/** One screen read aloud by a tap, never by itself. */
export function useReadAloud(sentences: (speaking: Speaking) => readonly string[]) {
  const [voice, { looking, today }] = [useTool(VOICE), useSlips()]
  const { t } = useI18n()
  const now = ref<VoiceFace>(voice.face())
  const hasListened = ref(false)
  const face = computed<ReadingFace>(() => {
    const { hearsWell } = looking.looks.value
    if (now.value === 'reading') return 'reading'
    if (now.value === 'none' || hearsWell === false) return 'none'
    if (now.value === 'unknown') return 'hidden'
    return hasListened.value && hearsWell === null ? 'ask' : 'ready'
  })
  let forget: () => void = () => undefined
  onMounted(() => {
    forget = voice.onChange(() => (now.value = voice.face()))
    now.value = voice.face()
  })
  onBeforeUnmount(() => {
    forget()
    voice.stop()
  })
  const say = (key: string, values: Record<string, string> = {}) => t(key, values, { locale: 'vi' })
  return {
    face,
    read() {
      hasListened.value = true
      voice.read(sentences({ say, today: today(), wordsOf: looking.looks.value.wordsOf }))
    },
    stop: () => voice.stop(),
    answer: (hearsWell: boolean) => looking.change({ hearsWell }),
  }
}
