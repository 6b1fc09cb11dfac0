const AT_THE_LATEST_MS = 1_000
const WITHOUT_IDLE_MS = 200

/** After what the person waits for: drawing the screen goes first on a slow phone. */
export const whenIdle = (act: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: AT_THE_LATEST_MS })
  else setTimeout(act, WITHOUT_IDLE_MS)
}
