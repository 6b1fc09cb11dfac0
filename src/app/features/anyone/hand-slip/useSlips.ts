import { ref, shallowRef } from 'vue'
import { slipAddress, type SlipSecret } from '#domain/slips/slipSecret.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { NewSlip, SlipFor, SlipsAnswer } from '#sync/protocol/SlipDesk.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE, type Refusal } from '../../../tools.ts'

export type FreshSlip = NewSlip & { readonly address: string; readonly forWhom: SlipFor }

/** The slips of one person; a secret is here as long as the screen is, and nowhere else. Needs a network: the office makes them. */
export function useSlips(beneficiaryId: string, origin: string) {
  const office = useTool(OFFICE)
  const answer = shallowRef<SlipsAnswer>()
  const fresh = shallowRef<FreshSlip>()
  const refusal = ref<Refusal>()
  const isBusy = ref(false)

  async function load(): Promise<void> {
    const outcome = await office.call<SlipsAnswer>('GET', `${ADDRESSES.slips}/of/${beneficiaryId}`)
    if (outcome.ok) answer.value = outcome.value
    refusal.value = outcome.ok ? undefined : outcome.refusal
  }
  async function act<Answer>(address: string, body: unknown): Promise<Answer | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    const outcome = await office.call<Answer>('POST', address, body).finally(() => (isBusy.value = false))
    if (outcome.ok) await load()
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok ? outcome.value : undefined
  }
  const tell = (made: NewSlip | undefined, forWhom: SlipFor) => {
    if (made) fresh.value = { ...made, forWhom, address: slipAddress(origin, made.secret as SlipSecret) }
  }
  const make = async (slipId: string, forWhom: SlipFor) =>
    tell(await act<NewSlip>(ADDRESSES.slips, { slipId, beneficiaryId, forWhom }), forWhom)
  const renew = async (slipId: string, forWhom: SlipFor) => tell(await act<NewSlip>(`${ADDRESSES.slips}/${slipId}/renewal`, {}), forWhom)
  async function revoke(slipId: string): Promise<boolean> {
    const done = await act(`${ADDRESSES.slips}/${slipId}/revocation`, {})
    if (done && fresh.value?.slipId === slipId) fresh.value = undefined
    return done !== undefined
  }
  return { answer, fresh, refusal, isBusy, load, make, renew, revoke }
}
