import { onBeforeUnmount, ref, watch } from 'vue'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { useTool } from '../../../session/useTool.ts'
import { DRAFTS } from '../../../tools.ts'

const REST_BEFORE_KEEPING_MS = 400

export const emptyVisit = (beneficiaryId: BeneficiaryId, day: PlainDate): VisitRecord => ({
  beneficiaryId,
  day,
  purpose: 'home-visit',
  personMet: 'self',
  findings: [],
  needs: '',
  followUpDay: null,
  spokeOfCard: null,
  note: '',
  place: null,
  signature: null,
  photoHash: null,
})

/** The form as it stands, kept sealed within a second of each change, and brought back when the person is opened again. */
export function useVisitDraft(beneficiaryId: BeneficiaryId, today: PlainDate) {
  const drafts = useTool(DRAFTS)
  const key = `visit/${beneficiaryId}`
  const visit = ref<VisitRecord>(emptyVisit(beneficiaryId, today))
  const broughtBackAtMs = ref<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRead = false

  const keepNow = () => {
    clearTimeout(timer)
    if (isRead) void drafts.keep(key, JSON.stringify(visit.value))
  }
  const whenHidden = () => {
    if (document.visibilityState === 'hidden') keepNow()
  }
  const read = async () => {
    const draft = await drafts.read(key)
    if (draft) {
      visit.value = { ...(JSON.parse(draft.text) as VisitRecord), day: today }
      broughtBackAtMs.value = draft.savedAtMs
    }
    // Watch only from here, or an untouched form would count as a draft.
    watch(
      visit,
      () => {
        clearTimeout(timer)
        timer = setTimeout(keepNow, REST_BEFORE_KEEPING_MS)
      },
      { deep: true },
    )
    isRead = true
  }
  const drop = async () => {
    clearTimeout(timer)
    isRead = false
    await drafts.drop(key)
  }
  document.addEventListener('visibilitychange', whenHidden)
  const stop = drafts.beforeLocking(keepNow)
  onBeforeUnmount(() => {
    stop()
    document.removeEventListener('visibilitychange', whenHidden)
    clearTimeout(timer)
  })
  return { visit, broughtBackAtMs, read, drop }
}
