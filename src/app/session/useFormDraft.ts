import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { CLOCK, DRAFTS } from '../tools.ts'
import { useTool } from './useTool.ts'

/** Counted from the first change that is not kept: whoever types without a pause is kept up with too. */
const LONGEST_UNKEPT_MS = 500

export type DraftKeeping = { readonly face: 'untouched' | 'unkept' | 'failed' } | { readonly face: 'kept'; readonly atMs: number }

/** The form as it stands, kept sealed within a second of each change, and brought back when it is opened again. */
export function useFormDraft<Form extends object>(key: string, form: Ref<Form>) {
  const [drafts, clock] = [useTool(DRAFTS), useTool(CLOCK)]
  const broughtBackAtMs = ref<number>()
  const keeping = ref<DraftKeeping>({ face: 'untouched' })
  let timer: ReturnType<typeof setTimeout> | undefined

  const rest = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const keepNow = () => {
    rest()
    if (keeping.value.face !== 'unkept') return
    keeping.value = { face: 'kept', atMs: clock.nowMs() }
    void drafts.keep(key, JSON.stringify(form.value)).catch(() => (keeping.value = { face: 'failed' }))
  }
  const whenHidden = () => document.visibilityState === 'hidden' && keepNow()
  /** `over` wins over what the draft says. */
  const read = async (over: Partial<Form> = {}) => {
    const draft = await drafts.read(key)
    if (draft) {
      form.value = { ...form.value, ...(JSON.parse(draft.text) as Form), ...over }
      broughtBackAtMs.value = draft.savedAtMs
    }
    // Watch only from here, or an untouched form would count as a draft.
    watch(
      form,
      () => {
        keeping.value = { face: 'unkept' }
        timer ??= setTimeout(keepNow, LONGEST_UNKEPT_MS)
      },
      { deep: true, flush: 'sync' },
    )
  }
  /** Saved or thrown away: from here nothing is kept any more. */
  const drop = async () => {
    rest()
    keeping.value = { face: 'untouched' }
    await drafts.drop(key)
  }
  document.addEventListener('visibilitychange', whenHidden)
  const stop = drafts.beforeLocking(keepNow)
  onBeforeUnmount(() => {
    stop()
    document.removeEventListener('visibilitychange', whenHidden)
    keepNow()
  })
  return { broughtBackAtMs, keeping, read, drop }
}
