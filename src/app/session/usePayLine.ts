import { ref } from 'vue'
import type { UnpaidReason } from '#domain/payments/PaymentOnProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { FactBody, PaymentMade } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { CLOCK, RECORDS, type Refusal } from '../tools.ts'
import { useJustSaved } from './useJustSaved.ts'
import { usePaySession } from './usePaySession.ts'
import { useTool } from './useTool.ts'

/** Who took the money, how they were found, and what proves it or explains it. */
export type Paying = Pick<PaymentMade, 'receiver' | 'foundBy'> &
  Partial<Pick<PaymentMade, 'signature' | 'photoHash' | 'leasedElsewhereReason'>>

/** Paying one line. Saving waits for the phone's own disk and for nothing else; each answers whether it was saved. */
export function usePayLine() {
  const [records, clock, justSaved, counter] = [useTool(RECORDS), useTool(CLOCK), useJustSaved(), usePaySession()]
  const refusal = ref<Refusal>()
  const isSaving = ref(false)

  async function keep(body: FactBody, personName: string): Promise<string | undefined> {
    if (isSaving.value) return undefined
    if (!counter.isOpen) return void (refusal.value = 'session-not-open')
    isSaving.value = true
    // A copy in plain values: a proxy of a form cannot be sealed.
    const outcome = await records.record(JSON.parse(JSON.stringify(body)) as FactBody, personName).finally(() => (isSaving.value = false))
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok ? outcome.value.factId : undefined
  }
  const lineOf = ({ beneficiaryId, line }: RollLine) => {
    const sessionId = counter.counter?.session.id
    if (!sessionId) throw new Error('Nobody pays without a session')
    return { beneficiaryId, periodId: line.periodId, lineId: line.lineId, sessionId, day: vietnamDay(clock.nowMs()) }
  }
  /** For ten seconds it can be undone, and is not sent. */
  async function pay(
    to: RollLine,
    { receiver, foundBy, signature = null, photoHash = null, leasedElsewhereReason = null }: Paying,
  ): Promise<boolean> {
    const { amountInDong } = to.line
    const proof = { foundBy, signature, photoHash, leasedElsewhereReason }
    const factId = await keep({ kind: 'payment.made', version: 1, ...lineOf(to), amountInDong, receiver, ...proof }, to.fullName)
    if (factId !== undefined) justSaved.note({ kind: 'payment', factId, personId: to.beneficiaryId, personName: to.fullName })
    return factId !== undefined
  }
  async function miss(to: RollLine, { reason, note }: { reason: UnpaidReason; note: string }): Promise<boolean> {
    return (await keep({ kind: 'payment.missed', version: 1, ...lineOf(to), reason, note }, to.fullName)) !== undefined
  }
  /** «Ghi nhầm»: a fact of its own that takes the payment back, while the session is open; the record of both stays. */
  async function cancel(
    { beneficiaryId, fullName }: Pick<RollLine, 'beneficiaryId' | 'fullName'>,
    factId: string,
    reason: string,
  ): Promise<boolean> {
    return (await keep({ kind: 'payment.cancelled', version: 1, beneficiaryId, cancels: factId, reason }, fullName)) !== undefined
  }
  async function undo(): Promise<boolean> {
    const saved = justSaved.saved
    justSaved.forget()
    if (saved?.kind !== 'payment') return false
    return cancel({ beneficiaryId: saved.personId as RollLine['beneficiaryId'], fullName: saved.personName }, saved.factId, 'undo')
  }
  return { refusal, isSaving, pay, miss, cancel, undo }
}
