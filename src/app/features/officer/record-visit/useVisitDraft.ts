import { onBeforeUnmount, ref, watch } from 'vue'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { useTool } from '../../../session/useTool.ts'
import { visitDraftKey } from '../../../session/useVisitDrafts.ts'
import { CLOCK, DRAFTS } from '../../../tools.ts'

const REST_BEFORE_KEEPING_MS = 400

export type DraftKeeping = { readonly face: 'untouched' | 'unkept' | 'failed' } | { readonly face: 'kept'; readonly atMs: number }

/** A purpose is only a heading; whom one met nobody says but the officer. */
export const emptyVisit = (beneficiaryId: BeneficiaryId, day: PlainDate): VisitRecord => ({
  beneficiaryId,
  day,
  purpose: 'home-visit',
  personMet: null,
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
  const [drafts, clock] = [useTool(DRAFTS), useTool(CLOCK)]
  const key = visitDraftKey(beneficiaryId)
  const visit = ref<VisitRecord>(emptyVisit(beneficiaryId, today))
  const broughtBackAtMs = ref<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const keeping = ref<DraftKeeping>({ face: 'untouched' })

  const keepNow = () => {
    clearTimeout(timer)
    if (keeping.value.face !== 'unkept') return
    keeping.value = { face: 'kept', atMs: clock.nowMs() }
    void drafts.keep(key, JSON.stringify(visit.value)).catch(() => (keeping.value = { face: 'failed' }))
  }
  const whenHidden = () => document.visibilityState === 'hidden' && keepNow()
  const read = async () => {
    const draft = await drafts.read(key)
    if (draft) {
      visit.value = { ...visit.value, ...(JSON.parse(draft.text) as VisitRecord), day: today }
      broughtBackAtMs.value = draft.savedAtMs
    }
    // Watch only from here, or an untouched form would count as a draft.
    watch(
      visit,
      () => {
        keeping.value = { face: 'unkept' }
        clearTimeout(timer)
        timer = setTimeout(keepNow, REST_BEFORE_KEEPING_MS)
      },
      { deep: true, flush: 'sync' },
    )
  }
  /** Saved or thrown away: from here nothing is kept any more. */
  const drop = async () => {
    clearTimeout(timer)
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
  return { visit, broughtBackAtMs, keeping, read, drop }
}
