import { ref } from 'vue'
import type { GiftOnProfile, MissedReason, Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { FactBody, GiftDelivery } from '#sync/protocol/Fact.ts'
import { CLOCK, RECORDS, type Refusal } from '../tools.ts'
import { useJustSaved } from './useJustSaved.ts'
import { useTool } from './useTool.ts'

export type GiftOf = {
  readonly person: Pick<BeneficiaryProfile, 'id' | 'fullName'>
  readonly gift: Pick<GiftOnProfile, 'lineId' | 'campaignId'>
}
/** Who took it, how they were found, and what proves it where the campaign asks for proof. */
export type Handing = Pick<GiftDelivery, 'receiver' | 'foundBy'> & Partial<Pick<GiftDelivery, 'signature' | 'photoHash'>>

export const RECEIVED_BY_THEMSELVES: Receiver = { kind: 'self' }

/** Saving is local: it waits for the phone's own disk and for nothing else. Each answers whether it was saved. */
export function useDeliverGift() {
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
  const lineOf = ({ person, gift }: GiftOf) => ({
    beneficiaryId: person.id,
    campaignId: gift.campaignId,
    lineId: gift.lineId,
    day: vietnamDay(clock.nowMs()),
  })
  /** For ten seconds it can be undone, and is not sent. */
  async function deliver(to: GiftOf, { receiver, foundBy, signature = null, photoHash = null }: Handing): Promise<boolean> {
    const body: FactBody = { kind: 'gift.delivered', version: 1, ...lineOf(to), receiver, foundBy, signature, photoHash }
    const factId = await keep(body, to.person.fullName)
    if (factId !== undefined) justSaved.note({ kind: 'gift', factId, personId: to.person.id, personName: to.person.fullName })
    return factId !== undefined
  }
  async function miss(to: GiftOf, { reason, note }: { reason: MissedReason; note: string }): Promise<boolean> {
    const body: FactBody = { kind: 'gift.missed', version: 1, ...lineOf(to), reason, note }
    return (await keep(body, to.person.fullName)) !== undefined
  }
  /** «Ghi nhầm»: a fact of its own that takes back the handover; the record of both stays. */
  async function cancel({ id, fullName }: GiftOf['person'], factId: string, reason: string): Promise<boolean> {
    const body: FactBody = { kind: 'gift.cancelled', version: 1, beneficiaryId: id, cancels: factId, reason }
    return (await keep(body, fullName)) !== undefined
  }
  async function undo(): Promise<boolean> {
    const saved = justSaved.saved
    justSaved.forget()
    if (saved?.kind !== 'gift') return false
    return cancel({ id: saved.personId as GiftOf['person']['id'], fullName: saved.personName }, saved.factId, 'undo')
  }
  return { refusal, isSaving, deliver, miss, cancel, undo }
}
