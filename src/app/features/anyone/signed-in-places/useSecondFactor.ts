import { computed, ref, shallowRef } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { BegunFactorAnswer, ConfirmedFactorAnswer, SecondFactorAnswer } from '#sync/protocol/SecondFactor.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE, type Outcome, type Refusal } from '../../../tools.ts'

/** How the own second factor stands, the one just begun, and the codes that are told once: each is forgotten with the screen. */
export function useSecondFactor() {
  const office = useTool(OFFICE)
  const standing = shallowRef<SecondFactorAnswer>()
  const begun = shallowRef<BegunFactorAnswer>()
  const recoveryCodes = shallowRef<readonly string[]>()
  const refusal = ref<Refusal>()
  const [isBusy, tries] = [ref(false), ref(0)]

  async function ask<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer | undefined> {
    isBusy.value = true
    const outcome = await call
    isBusy.value = false
    tries.value += 1
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok ? outcome.value : undefined
  }
  async function load(): Promise<void> {
    standing.value = (await ask(office.call<SecondFactorAnswer>('GET', OFFICE_ADDRESSES.secondFactor))) ?? standing.value
  }
  async function begin(): Promise<void> {
    begun.value = await ask(office.call<BegunFactorAnswer>('POST', OFFICE_ADDRESSES.secondFactor))
  }
  async function confirm(code: string): Promise<void> {
    const confirmed = await ask(office.call<ConfirmedFactorAnswer>('POST', `${OFFICE_ADDRESSES.secondFactor}/confirmation`, { code }))
    if (!confirmed) return
    ;[begun.value, recoveryCodes.value] = [undefined, confirmed.recoveryCodes]
    await load()
  }
  const face = computed(() => (recoveryCodes.value ? 'codes' : begun.value ? 'begun' : standing.value ? 'standing' : 'none'))
  return { standing, begun, recoveryCodes, refusal, isBusy, tries, face, load, begin, confirm }
}
