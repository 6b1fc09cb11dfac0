import { onMounted, ref, shallowRef } from 'vue'
import { useTool } from '../../../session/useTool.ts'
import { UNSENT_PACKAGES, type UnsentFile } from '../../../UnsentPackages.ts'

export type FileFace = 'making' | 'failed' | 'empty' | 'ready' | 'saved' | 'shared'

/** Made at once, because a browser shares only what is ready when the button is touched. */
export function useUnsentFile() {
  const packages = useTool(UNSENT_PACKAGES)
  const file = shallowRef<UnsentFile>()
  const face = ref<FileFace>('making')
  async function make(): Promise<void> {
    face.value = 'making'
    try {
      file.value = await (await packages()).make()
      face.value = file.value ? 'ready' : 'empty'
    } catch {
      face.value = 'failed'
    }
  }
  function save(): void {
    file.value?.save()
    face.value = 'saved'
  }
  async function share(): Promise<void> {
    if (await file.value?.share()) face.value = 'shared'
  }
  onMounted(make)
  return { file, face, make, save, share }
}
