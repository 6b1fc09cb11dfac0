import { ref } from 'vue'
import { ROOM_KEYS } from '../../../RoomKeys.ts'
import { useTool } from '../../../session/useTool.ts'
import type { Outcome } from '../../../tools.ts'

/** Another secret for one's own room, by the one in use. */
export function useNewSecret() {
  const roomKeys = useTool(ROOM_KEYS)
  const face = ref<'rest' | 'asking' | 'done'>('rest')
  const isBusy = ref(false)
  const refused = ref<Extract<Outcome, { ok: false }>>()

  async function change(secret: string, next: string): Promise<void> {
    isBusy.value = true
    refused.value = undefined
    const outcome = await roomKeys()
      .then((one) => one.changeSecret(secret, next))
      .catch(() => ({ ok: false as const, refusal: 'storage-broken' as const }))
    isBusy.value = false
    if (outcome.ok) face.value = 'done'
    else refused.value = outcome
  }
  const turnTo = (next: 'rest' | 'asking'): void => {
    refused.value = undefined
    face.value = next
  }
  return { face, isBusy, refused, change, turnTo }
}
