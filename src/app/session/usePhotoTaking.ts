import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { PHOTOS, type Refusal } from '../tools.ts'
import { useTool } from './useTool.ts'

/** One photo of a form: made small and kept sealed at once, shown from this phone, thrown away with what it is replaced by. */
export function usePhotoTaking(hash: Ref<string | null>) {
  const photos = useTool(PHOTOS)
  const picture = ref<string>()
  const refusal = ref<Refusal>()
  const isBusy = ref(false)
  const letGo = () => picture.value && URL.revokeObjectURL(picture.value)

  watch(
    hash,
    async (now) => {
      const photo = now === null ? undefined : await photos.read(now)
      letGo()
      picture.value = photo && URL.createObjectURL(photo)
    },
    { immediate: true },
  )
  onBeforeUnmount(letGo)

  async function replace(now: string | null) {
    const before = hash.value
    hash.value = now
    if (before !== null && before !== now) await photos.drop(before)
  }
  async function take(file: Blob) {
    isBusy.value = true
    const outcome = await photos.take(file)
    isBusy.value = false
    refusal.value = outcome.ok ? undefined : outcome.refusal
    if (outcome.ok) await replace(outcome.value.hash)
  }
  return { picture, refusal, isBusy, take, drop: () => replace(null) }
}
