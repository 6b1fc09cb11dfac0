import { ref } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Consent } from '#domain/privacy/Consent.ts'
import { nextTurn } from '#domain/privacy/nextTurn.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { CLOCK, RECORDS, type Refusal } from '../tools.ts'
import { useTool } from './useTool.ts'

/** A person's yes or no is a fact of its own, kept at once: it stands whatever becomes of the visit. */
export function useSayConsent() {
  const [records, clock] = [useTool(RECORDS), useTool(CLOCK)]
  const refusal = ref<Refusal>()
  const isBusy = ref(false)

  async function say(person: BeneficiaryProfile, said: Omit<Consent, 'day' | 'turn'>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const consent = { ...said, day: vietnamDay(clock.nowMs()), turn: nextTurn(person, said.purpose) }
    const outcome = await records.record({ kind: 'consent.said', version: 1, beneficiaryId: person.id, consent }, person.fullName)
    isBusy.value = false
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok
  }
  return { refusal, isBusy, say }
}
