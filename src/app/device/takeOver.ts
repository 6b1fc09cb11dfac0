/** For what was asked a moment ago to reach the old worker, and for it to be done with it. */
const QUIET_MS = 100
/** What a worker that takes over at all needs on a slow phone, with room. */
const TERM_MS = 3_000

const wait = (ms: number): Promise<void> => new Promise((end) => setTimeout(end, ms))
const beginAnew = (): void => location.reload()
const wasBegunAnew = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload')

/** The page asks nothing more, until the answer is called; then what was asked meanwhile fails as on a line that went dead. */
function fallSilent(): () => void {
  const [{ fetch }, unheard] = [globalThis, [] as (() => void)[]]
  globalThis.fetch = () => new Promise((_, fail) => unheard.push(() => fail(new TypeError('Not asked: a new version was taking over'))))
  return () => {
    globalThis.fetch = fetch
    unheard.forEach((tell) => tell())
  }
}

/**
 * The worker that waits takes over, and the page begins anew under it. Whatever a page asks of the old worker in that instant keeps the
 * old one at work; Chromium then lets the new one wait for minutes, however often it is told. So the page falls silent first, and where
 * the new one still waits after a term it begins anew all the same: always where a person asked for it, once where nobody did. Ends
 * where the page stays as it is.
 */
export async function takeOver(asked: 'by-person' | 'by-itself'): Promise<void> {
  const { serviceWorker } = navigator
  const speakAgain = fallSilent()
  serviceWorker.addEventListener('controllerchange', beginAnew)
  await wait(QUIET_MS)
  const { waiting } = (await serviceWorker.getRegistration()) ?? {}
  if (!waiting) return beginAnew()
  waiting.postMessage('take-over')
  await wait(TERM_MS)
  if (asked === 'by-person' || !wasBegunAnew()) return beginAnew()
  serviceWorker.removeEventListener('controllerchange', beginAnew)
  speakAgain()
}
