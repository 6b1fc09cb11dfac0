import { ref } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { EnrolmentSaying, FactBody, SaidWord } from '#sync/protocol/Fact.ts'
import { CLOCK, RECORDS, type Refusal } from '../tools.ts'
import { useJustSaved } from './useJustSaved.ts'
import { useTool } from './useTool.ts'

type Person = Pick<BeneficiaryProfile, 'id' | 'fullName'>
export type Beside = Partial<Pick<EnrolmentSaying, 'followUpDay' | 'sharesPhone' | 'note'>>

/** One word about somebody's account. Saving waits for the phone's own disk and for nothing else; each answers whether it was saved. */
export function useSayOfCard() {
  const [records, clock, justSaved] = [useTool(RECORDS), useTool(CLOCK), useJustSaved()]
  const refusal = ref<Refusal>()
  const isSaving = ref(false)

  async function keep(body: FactBody, personName: string): Promise<string | undefined> {
    if (isSaving.value) return undefined
    isSaving.value = true
    // A copy in plain values: a proxy of a form cannot be sealed.
    const outcome = await records.record(JSON.parse(JSON.stringify(body)) as FactBody, personName).finally(() => (isSaving.value = false))
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok ? outcome.value.factId : undefined
  }
  /** For ten seconds it can be undone, and is not sent. */
  async function say(
    { id, fullName }: Person,
    word: SaidWord,
    { followUpDay = null, sharesPhone = null, note = '' }: Beside = {},
  ): Promise<boolean> {
    const said: EnrolmentSaying = { beneficiaryId: id, day: vietnamDay(clock.nowMs()), word, followUpDay, sharesPhone, note }
    const factId = await keep({ kind: 'enrolment.moved', version: 1, ...said }, fullName)
    if (factId !== undefined) justSaved.note({ kind: 'card', factId, personId: id, personName: fullName })
    return factId !== undefined
  }
  /** «Ghi nhầm»: a fact of its own that takes the word back; the record of both stays. */
  const cancel = async ({ id, fullName }: Person, factId: string, reason: string): Promise<boolean> =>
    (await keep({ kind: 'enrolment.cancelled', version: 1, beneficiaryId: id, cancels: factId, reason }, fullName)) !== undefined
  async function undo(): Promise<boolean> {
    const saved = justSaved.saved
    justSaved.forget()
    if (saved?.kind !== 'card') return false
    return cancel({ id: saved.personId as BeneficiaryProfile['id'], fullName: saved.personName }, saved.factId, 'undo')
  }
  return { refusal, isSaving, say, cancel, undo }
}
