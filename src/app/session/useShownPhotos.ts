import { onBeforeUnmount, ref } from 'vue'
import { PHOTOS, type Refusal } from '../tools.ts'
import { useTool } from './useTool.ts'

/** A photo is opened only when somebody asks for it, and let go with the screen. */
export function useShownPhotos() {
  const photos = useTool(PHOTOS)
  const pictures = ref<Record<string, string>>({})
  const refusals = ref<Record<string, Refusal>>({})
  onBeforeUnmount(() => Object.values(pictures.value).forEach((address) => URL.revokeObjectURL(address)))
  const show = async (factId: string) => {
    const outcome = await photos.ofFact(factId)
    if (outcome.ok) pictures.value = { ...pictures.value, [factId]: URL.createObjectURL(outcome.value) }
    else refusals.value = { ...refusals.value, [factId]: outcome.refusal }
  }
  return { pictures, refusals, show }
}
