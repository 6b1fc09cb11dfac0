import type { Space } from '../PhoneSpace.ts'
import { APP_VERSION } from './appVersion.ts'

/** Firefox keeps no worker and Safari no files in a private window. Chromium's looks like any other, on purpose. */
async function isFleeting(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return true
  const folder: Promise<unknown> = Promise.resolve(navigator.storage?.getDirectory?.())
  return folder.then(
    () => false,
    () => true,
  )
}

export async function lookAtSpace(): Promise<Space> {
  const [estimate, isPersistent] = await Promise.all([navigator.storage?.estimate?.(), navigator.storage?.persisted?.()])
  return { estimate, isPersistent: isPersistent ?? false, isFleeting: await isFleeting(), version: APP_VERSION }
}
