import { stretchSecret } from './stretchSecret.ts'
import type { Strength } from './keyWrapping.ts'

export type StretchWish = { readonly secret: string; readonly salt: Uint8Array<ArrayBuffer>; readonly strength: Strength }

addEventListener('message', ({ data }: MessageEvent<StretchWish>) => {
  void stretchSecret(data.secret, data.salt, data.strength).then((stretched) => postMessage(stretched))
})

// The program is made ready by the first call: that one shall not be the person's. Nothing at all is refused as a secret.
void stretchSecret('-', new Uint8Array(16), { memoryInKiB: 8, iterations: 1 })
