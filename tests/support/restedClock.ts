const REST_MS = 16 * 60_000

/** The office's clock, which can rest between tests for as long as its doors count tries to sign in. */
export function restedClock() {
  let restedMs = 0
  return {
    nowMs: () => Date.now() + restedMs,
    rest: () => {
      restedMs += REST_MS
    },
  }
}
