import type { Updates } from '../tools.ts'

/**
 * A new version comes in only when somebody takes it, or when the app is opened while it already lies there and there is neither a draft
 * nor anything unsent. On a phone that has no worker yet, following versions waits for the first list: until then every byte of a slow
 * line belongs to the person.
 */
export function watchUpdates({ isQuiet, firstList }: { isQuiet: () => Promise<boolean>; firstList: Promise<void> }): Updates {
  const listeners: (() => void)[] = []
  let isOffered = false
  const offer = () => {
    isOffered = true
    listeners.forEach((listener) => listener())
  }
  const follow = async () => {
    if (!navigator.serviceWorker.controller) await firstList
    const { followVersions } = await import('./followVersions.ts')
    await followVersions({ isQuiet, offer })
  }
  // After the screen stands: whoever waits for it should not wait for this too.
  if ('serviceWorker' in navigator) void follow().catch(() => undefined)
  return {
    onWaiting(listener) {
      listeners.push(listener)
      if (isOffered) listener()
    },
    take: () => void import('./takeOver.ts').then(({ takeOver }) => takeOver('by-person')),
  }
}
