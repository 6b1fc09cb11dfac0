import { takeOver } from '../takeOver.ts'
import { trustedScript } from '../trustedScript.ts'

/**
 * Keeps the program of this page for days without a network; its scope leaves the office's program alone. A version that lies there
 * since the last time takes over now, before anybody has begun to say something; not while an unopened slip is in memory alone.
 */
export async function keepProgram(mayStartOver: boolean): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register(trustedScript('/slip-worker.js'), { scope: '/phieu' })
  if (registration.waiting && mayStartOver) await takeOver('by-itself')
}
