import { Workbox } from 'workbox-window'
import type { Updates } from '../tools.ts'

type TrustedPolicy = { createScriptURL(address: string): string }
type PolicyMaker = { createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedPolicy }

/** The content policy lets only named policies bless a script's address. */
function trusted(address: string): string {
  const maker = 'trustedTypes' in globalThis ? (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes : undefined
  return maker ? maker.createPolicy('tan-tay', { createScriptURL: (given) => given }).createScriptURL(address) : address
}

/** Registers the worker that opens the app without network. The page reloads only because somebody took the new version. */
export function watchUpdates(): Updates {
  const listeners: (() => void)[] = []
  const workbox = 'serviceWorker' in navigator ? new Workbox(trusted('/service-worker.js')) : undefined
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
