import { onMounted, ref } from 'vue'
import { useTool } from '../../../session/useTool.ts'
import { ROOM_KEYS } from '../../../RoomKeys.ts'
import type { Outcome } from '../../../tools.ts'

export type PasskeyFace = 'unknown' | 'not-here' | 'off' | 'asking' | 'on'

/** Whether this phone opens with its fingerprint or face, and how that begins and ends. */
export function usePasskey() {
  const roomKeys = useTool(ROOM_KEYS)
  const face = ref<PasskeyFace>('unknown')
  const isBusy = ref(false)
  const refused = ref<Extract<Outcome, { ok: false }>>()

  async function look(): Promise<void> {
    const one = await roomKeys().catch(() => undefined)
    if (!one) return
    face.value = (await one.hasPasskey()) ? 'on' : (await one.mayHavePasskey()) ? 'off' : 'not-here'
  }
  async function set(secret: string): Promise<void> {
    isBusy.value = true
    refused.value = undefined
    const outcome = await roomKeys()
      .then((one) => one.setPasskey(secret))
      .catch(() => ({ ok: false as const, refusal: 'storage-broken' as const }))
    isBusy.value = false
    if (outcome.ok) face.value = 'on'
    else refused.value = outcome
  }
  async function remove(): Promise<void> {
    await (await roomKeys()).removePasskey()
    face.value = 'off'
  }
  const turnTo = (next: 'off' | 'asking'): void => {
    refused.value = undefined
    face.value = next
  }
  onMounted(look)
  return { face, isBusy, refused, set, remove, turnTo }
}
