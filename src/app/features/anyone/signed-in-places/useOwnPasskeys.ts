import { ref, shallowRef } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { AddingChallenge, OwnPasskey, PasskeysAnswer } from '#sync/protocol/Passkeys.ts'
import { makePasskey, type PasskeyTrouble } from '../../../session/browserPasskeys.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE, type Outcome, type Refusal } from '../../../tools.ts'

/** One's own passkeys as the office last told; each change asks it anew. */
export function useOwnPasskeys() {
  const office = useTool(OFFICE)
  const passkeys = shallowRef<readonly OwnPasskey[]>()
  const [refusal, trouble] = [ref<Refusal>(), ref<PasskeyTrouble>()]
  const [isBusy, tries] = [ref(false), ref(0)]

  function valueOf<Value>(outcome: Outcome<Value>): Value | undefined {
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok ? outcome.value : undefined
  }
  async function load(): Promise<void> {
    passkeys.value = valueOf(await office.call<PasskeysAnswer>('GET', OFFICE_ADDRESSES.passkeys))?.passkeys ?? passkeys.value
  }
  /** Whether it was done; one thing at a time. */
  async function alone(work: () => Promise<boolean>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    tries.value += 1
    ;[refusal.value, trouble.value] = [undefined, undefined]
    const isDone = await work()
    isBusy.value = false
    if (isDone) await load()
    return isDone
  }
  const add = (name: string): Promise<boolean> =>
    alone(async () => {
      const asked = valueOf(await office.call<AddingChallenge>('POST', `${OFFICE_ADDRESSES.passkeys}/challenge`))
      if (!asked) return false
      const made = await makePasskey(asked, name)
      if (made.ok) return valueOf(await office.call<{ id: string }>('POST', OFFICE_ADDRESSES.passkeys, made.value)) !== undefined
      trouble.value = made.trouble
      return false
    })
  const remove = (id: string): Promise<boolean> =>
    alone(async () => valueOf(await office.call<object>('POST', `${OFFICE_ADDRESSES.passkeys}/${id}/removal`)) !== undefined)
  return { passkeys, refusal, trouble, isBusy, tries, load, add, remove }
}
