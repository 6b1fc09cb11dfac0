const FIRST_MS = 2_000
const LONGEST_MS = 5 * 60_000

/** Full jitter: anywhere between nothing and the doubled bound, so that five hundred phones do not come back together. */
export function waitBeforeRetryMs(failures: number, chance: number, retryAfterMs: number | null): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20))
  return Math.round((retryAfterMs ?? 0) + chance * bound)
}
