import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { SCANNER, type CameraFace, type Scanner, type Watching } from '../../tools.ts'
import { useTool } from '../useTool.ts'

/** The camera before one screen: asked for by a tap, or at once where it was allowed before; off when the screen goes. */
export function useCamera(take: (text: string) => void) {
  const fetchScanner = useTool(SCANNER)
  const face = shallowRef<CameraFace | { readonly face: 'asking' }>({ face: 'asking' })
  const mayStartAtOnce = ref(false)
  let [watching, scanner, isGone]: [Watching | undefined, Scanner | undefined, boolean] = [undefined, undefined, false]

  const arrive = async () => {
    // Without signal and without a kept copy the program of the camera is out of reach.
    scanner ??= await fetchScanner().catch(() => undefined)
    mayStartAtOnce.value = (await scanner?.mayStartAtOnce()) ?? false
    return mayStartAtOnce.value
  }
  const start = async (glass: HTMLVideoElement) => {
    watching?.stop()
    await arrive()
    if (isGone) return
    if (scanner) watching = scanner.watch(glass, { onCode: take, onFace: (now) => (face.value = now) })
    else face.value = { face: 'stopped', trouble: 'reader-missing' }
  }
  onBeforeUnmount(() => {
    isGone = true
    watching?.stop()
  })
  return {
    face,
    arrive,
    start,
    light: (isOn: boolean) => watching?.light(isOn),
    signal: (kind: 'found' | 'warning') => scanner?.signal(kind),
  }
}
