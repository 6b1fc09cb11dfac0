import type { FactEnvelope } from '../protocol/Fact.ts'

/** The push waits this long, so that an undo reaches the office together with what it undoes. */
export const UNDO_MS = 10_000

export type WaitingFact = { readonly envelope: FactEnvelope; readonly savedAtMs: number; readonly dueAtMs: number }

/** Each device's chain in its own order; those of devices this phone was before come first. */
const inOrderOf =
  (deviceId: string | undefined) =>
  (left: WaitingFact, right: WaitingFact): number => {
    const [a, b] = [left.envelope.header, right.envelope.header]
    if (a.deviceId === b.deviceId) return a.deviceSequence - b.deviceSequence
    if (a.deviceId === deviceId || b.deviceId === deviceId) return a.deviceId === deviceId ? 1 : -1
    return a.deviceId < b.deviceId ? -1 : 1
  }

/**
 * One that still may be undone holds back those after it: the office gets the chain in order.
 * A clock set back holds nothing longer than the undo lasts.
 */
export function dueFacts(
  waiting: readonly WaitingFact[],
  { deviceId, nowMs }: { deviceId: string | undefined; nowMs: number },
): WaitingFact[] {
  const ordered = [...waiting].sort(inOrderOf(deviceId))
  const end = ordered.findIndex(({ dueAtMs }) => dueAtMs > nowMs && dueAtMs - nowMs <= UNDO_MS)
  return end < 0 ? ordered : ordered.slice(0, end)
}
