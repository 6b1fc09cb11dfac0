import { ref } from 'vue'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { useFormDraft } from '../../../session/useFormDraft.ts'
import { visitDraftKey } from '../../../session/useVisitDrafts.ts'

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

/** The visit as it is being written; whenever it was begun, it is of the day it is saved. */
export function useVisitDraft(beneficiaryId: BeneficiaryId, today: PlainDate) {
  const visit = ref<VisitRecord>(emptyVisit(beneficiaryId, today))
  const { broughtBackAtMs, keeping, read, drop } = useFormDraft(visitDraftKey(beneficiaryId), visit)
  return { visit, broughtBackAtMs, keeping, read: () => read({ day: today }), drop }
}
