import { ref, type Ref } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { mayKeep } from '#domain/privacy/layConsent.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { useJustSaved } from '../../../session/useJustSaved.ts'
import { useTool } from '../../../session/useTool.ts'
import { visitDraftKey } from '../../../session/useVisitDrafts.ts'
import { RECORDS } from '../../../tools.ts'

export type VisitTrouble = { readonly at: 'findings' | 'followUp' | 'all'; readonly sentence: string }

type Consents = Pick<BeneficiaryProfile, 'consents'>

/** A draft of before anybody was asked, or of before a yes was taken back, may hold what must not be kept. */
const isUnasked = ({ photoHash, place }: VisitRecord, whose: Consents): boolean =>
  (photoHash !== null && !mayKeep(whose, 'photo')) || (place !== null && !mayKeep(whose, 'place'))

/** What must be mended before a visit can be saved, first things first. */
export function findTrouble(visit: VisitRecord, today: PlainDate, whose: Consents): VisitTrouble | undefined {
  if (visit.findings.length === 0) return { at: 'findings', sentence: 'visit.choose' }
  if (visit.followUpDay !== null && visit.followUpDay < today) return { at: 'followUp', sentence: 'visit.followUpPast' }
  return isUnasked(visit, whose) ? { at: 'all', sentence: 'consent.first' } : undefined
}

/** Saving is local: it waits for the phone's own disk and for nothing else. */
export function useSaveVisit(visit: Ref<VisitRecord>, today: PlainDate, page: Ref<Consents | undefined>) {
  const [records, justSaved] = [useTool(RECORDS), useJustSaved()]
  const trouble = ref<VisitTrouble>()
  const tries = ref(0)
  const isSaving = ref(false)

  async function save(personName: string): Promise<boolean> {
    tries.value += 1
    trouble.value = findTrouble(visit.value, today, page.value ?? {})
    if (trouble.value || isSaving.value) return false
    isSaving.value = true
    // A copy in plain values: a proxy of the form cannot be sealed.
    const plain = JSON.parse(JSON.stringify(visit.value)) as VisitRecord
    const outcome = await records.record(
      { kind: 'visit.recorded', version: 1, visit: plain },
      personName,
      visitDraftKey(plain.beneficiaryId),
    )
    isSaving.value = false
    if (outcome.ok) justSaved.note({ kind: 'visit', factId: outcome.value.factId, personId: plain.beneficiaryId, personName })
    else trouble.value = { at: 'all', sentence: `refusal.${outcome.refusal}` }
    return outcome.ok
  }
  return { trouble, tries, isSaving, save }
}
