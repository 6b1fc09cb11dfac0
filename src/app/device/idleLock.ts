import type { Gate } from '../tools.ts'

const IDLE_MS = 5 * 60_000
const HIDDEN_MS = 60_000

/** Locks a phone that was put down or put away. A camera or file picker hides the page too, for less than a minute. */
export function lockWhenIdle(gate: Gate): void {
  let idle: ReturnType<typeof setTimeout> | undefined
  let hidden: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(idle)
    idle = setTimeout(gate.lock, IDLE_MS)
  }
  for (const sign of ['pointerdown', 'keydown', 'input']) addEventListener(sign, wait, { passive: true, capture: true })
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hidden)
    if (document.visibilityState === 'hidden') hidden = setTimeout(gate.lock, HIDDEN_MS)
  })
  wait()
}
