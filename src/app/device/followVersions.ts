import { Workbox } from 'workbox-window'
import { takeOver } from './takeOver.ts'
import { trustedScript } from './trustedScript.ts'

/**
 * Registers the worker that opens the app without network, and offers what is newer than the page: a version that waits, or one that
 * has taken over beside it, in another window or late. One that lay there when the app was opened takes over by itself if `isQuiet`.
 */
export async function followVersions({ isQuiet, offer }: { isQuiet: () => Promise<boolean>; offer: () => void }): Promise<void> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) serviceWorker.addEventListener('controllerchange', offer)
  const workbox = new Workbox(trustedScript('/service-worker.js'))
  workbox.addEventListener('waiting', async ({ wasWaitingBeforeRegister }) => {
    if (wasWaitingBeforeRegister && (await isQuiet().catch(() => false))) await takeOver('by-itself')
    offer()
  })
  await workbox.register()
}
