import workerAddress from './stretchWorker.ts?worker&url'
import { trustedScript } from '../trustedScript.ts'
import type { StretchSecret } from './keyWrapping.ts'
import type { StretchWish } from './stretchWorker.ts'

const LIMIT_MS = 20_000

let ready: Worker | undefined

function startWorker(): Worker {
  const worker = new Worker(trustedScript(workerAddress), { type: 'module' })
  worker.onerror = () => {
    if (ready === worker) ready = undefined
  }
  return worker
}

/** While the secret is still being typed: a cheap phone takes a tenth of a second to start one. */
export const readyWorker = (): void => {
  ready ??= startWorker()
}

function takeWorker(): Worker {
  const worker = ready ?? startWorker()
  ready = undefined
  return worker
}

/** Beside the screen's thread. Each secret gets a worker of its own, so that no memory that held one outlives the answer. */
export const stretchAside: StretchSecret = (secret, salt, strength) => {
  const aside = new Promise<Uint8Array>((done, failed) => {
    const worker = takeWorker()
    const end = (act: () => void) => {
      clearTimeout(limit)
      worker.terminate()
      act()
    }
    const limit = setTimeout(() => end(() => failed(new Error('The worker gave no answer'))), LIMIT_MS)
    worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => end(() => done(data))
    worker.onerror = () => end(() => failed(new Error('The worker failed')))
    worker.postMessage({ secret, salt, strength } satisfies StretchWish)
  })
  // A phone that cannot start workers waits a moment with a still screen rather than stay locked.
  return aside.catch(async () => (await import('./stretchSecret.ts')).stretchSecret(secret, salt, strength))
}
