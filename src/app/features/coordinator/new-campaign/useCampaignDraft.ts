import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { useTool } from '../../../session/useTool.ts'
import { DRAFTS } from '../../../tools.ts'
import type { CampaignForm } from './campaignForm.ts'

const [KEY, REST_BEFORE_KEEPING_MS] = ['campaign', 400]

/** The form as it stands, kept sealed soon after each change, and brought back when the form is opened again. */
export function useCampaignDraft(form: Ref<CampaignForm>) {
  const drafts = useTool(DRAFTS)
  const broughtBackAtMs = ref<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let [isChanged, isOver] = [false, false]

  const keepNow = () => {
    clearTimeout(timer)
    if (!isChanged || isOver) return
    isChanged = false
    void drafts.keep(KEY, JSON.stringify(form.value)).catch(() => undefined)
  }
  async function bringBack(): Promise<void> {
    const draft = await drafts.read(KEY)
    if (draft) [form.value, broughtBackAtMs.value] = [{ ...form.value, ...(JSON.parse(draft.text) as CampaignForm) }, draft.savedAtMs]
  }
  /** From here each change counts; an untouched form is no draft. */
  const follow = () =>
    watch(
      form,
      () => {
        isChanged = true
        clearTimeout(timer)
        timer = setTimeout(keepNow, REST_BEFORE_KEEPING_MS)
      },
      { deep: true, flush: 'sync' },
    )
  async function drop(): Promise<void> {
    clearTimeout(timer)
    isOver = true
    await drafts.drop(KEY)
  }
  const stop = drafts.beforeLocking(keepNow)
  onBeforeUnmount(() => {
    stop()
    keepNow()
  })
  return { broughtBackAtMs, bringBack, follow, drop }
}
