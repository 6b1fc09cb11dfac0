import type { Clock, Gate } from '../tools.ts'

export const IDLE_MS = 5 * 60_000
export const HIDDEN_MS = 60_000
/** In a teller's open session a queue stands before the phone. */
export const COUNTER_IDLE_MS = 15 * 60_000
export const COUNTER_HIDDEN_MS = 5 * 60_000
/** A picker nobody comes back from must not keep the phone open for ever. */
export const PICKER_MS = 10 * 60_000
const LOOK_EVERY_MS = 15_000

const isPicker = (target: EventTarget | null): boolean => target instanceof HTMLInputElement && target.type === 'file'

/**
 * Locks a phone that was put down or put away. Timers do not fire while it sleeps, so the clock is asked, at every sign of life too,
 * and before that sign reaches the screen. The system's camera or file picker hides the page without anybody having left.
 */
export function lockWhenIdle(gate: Pick<Gate, 'lock'> & { isPaying?: () => boolean }, clock: Clock, keepTime: () => void): () => void {
  const [over, signs] = [new AbortController(), ['pointerdown', 'keydown', 'input', 'scanned']]
  let [touchedAtMs, hiddenAtMs, pickingAtMs] = [clock.nowMs(), undefined as number | undefined, undefined as number | undefined]
  const hasPassed = (sinceMs: number | undefined, limitMs: number) => sinceMs !== undefined && Math.abs(clock.nowMs() - sinceMs) >= limitMs
  const look = () => {
    if (hasPassed(pickingAtMs, PICKER_MS)) pickingAtMs = undefined
    if (pickingAtMs !== undefined) return
    const [idleMs, hiddenMs] = gate.isPaying?.() ? [COUNTER_IDLE_MS, COUNTER_HIDDEN_MS] : [IDLE_MS, HIDDEN_MS]
    if (hasPassed(touchedAtMs, idleMs) || hasPassed(hiddenAtMs, hiddenMs)) gate.lock()
  }
  const touch = () => {
    look()
    touchedAtMs = clock.nowMs()
  }
  const pick = (event: Event) => {
    if (isPicker(event.target)) pickingAtMs = event.type === 'click' ? clock.nowMs() : undefined
  }
  const turn = () => {
    if (document.visibilityState === 'hidden') hiddenAtMs = clock.nowMs()
    else {
      keepTime()
      look()
      hiddenAtMs = undefined
    }
  }
  const heed = { capture: true, passive: true, signal: over.signal }
  signs.forEach((sign) => addEventListener(sign, touch, heed))
  for (const news of ['click', 'change', 'cancel']) addEventListener(news, pick, heed)
  document.addEventListener('visibilitychange', turn, heed)
  addEventListener('pageshow', look, heed)
  const ticking = setInterval(() => {
    keepTime()
    look()
  }, LOOK_EVERY_MS)
  return () => {
    over.abort()
    clearInterval(ticking)
  }
}
