const DAY_MS = 86_400_000

/** How long the oldest unsent record has waited, as the strip tells it; a clock set back makes nothing late. */
export function howLate(oldestUnsentAtMs: number | null, nowMs: number): 'in-time' | 'a-day' | 'three-days' {
  const waitedMs = oldestUnsentAtMs === null ? 0 : nowMs - oldestUnsentAtMs
  if (waitedMs > 3 * DAY_MS) return 'three-days'
  return waitedMs > DAY_MS ? 'a-day' : 'in-time'
}

export const CLOCK_FAR_OFF_MS = 10 * 60_000
