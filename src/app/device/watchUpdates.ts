import type { Updates } from '../tools.ts'
import { trustedScript } from './trustedScript.ts'

// Fetched with the worker's own part, not before the first screen; the shell holds it from then on.
const take = (): void => void import('./takeOver.ts').then(({ takeOver }) => takeOver())

/**
 * Registers the worker that opens the app without network. A new version comes in only when somebody takes it, or when the app is
 * opened while it already lies there and there is neither a draft nor anything unsent. On a phone that has no worker yet it waits
 * for the first list: until then every byte of a slow line belongs to the person.
 */
export function watchUpdates({ isQuiet, firstList }: { isQuiet: () => Promise<boolean>; firstList: Promise<void> }): Updates {
  const listeners: (() => void)[] = []
  let isWaiting = false
  const register = async () => {
    if (!navigator.serviceWorker.controller) await firstList
    const { Workbox } = await import('workbox-window')
    const workbox = new Workbox(trustedScript('/service-worker.js'))
    workbox.addEventListener('waiting', async ({ wasWaitingBeforeRegister }) => {
      if (wasWaitingBeforeRegister && (await isQuiet().catch(() => false))) return take()
      isWaiting = true
      listeners.forEach((listener) => listener())
    })
    await workbox.register()
  }
  // After the screen stands: whoever waits for it should not wait for this too.
  if ('serviceWorker' in navigator) void register().catch(() => undefined)
  return {
    onWaiting(listener) {
      listeners.push(listener)
      if (isWaiting) listener()
    },
    take,
  }
}
