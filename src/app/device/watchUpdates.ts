import { Workbox } from 'workbox-window'
import type { Updates } from '../tools.ts'
import { trustedScript } from './trustedScript.ts'

/** Registers the worker that opens the app without network. The page reloads only because somebody took the new version. */
export function watchUpdates(): Updates {
  const listeners: (() => void)[] = []
  const workbox = 'serviceWorker' in navigator ? new Workbox(trustedScript('/service-worker.js')) : undefined
  let isWaiting = false
  workbox?.addEventListener('waiting', () => {
    isWaiting = true
    listeners.forEach((listener) => listener())
  })
  void workbox?.register().catch(() => undefined)
  return {
    onWaiting(listener) {
      listeners.push(listener)
      if (isWaiting) listener()
    },
    take() {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      void navigator.serviceWorker.getRegistration().then((registration) => registration?.waiting?.postMessage('take-over'))
    },
  }
}
