/** By the phone's own clock: it counts the length the office granted from the moment the grant came. */
export type Lease = { readonly leaseBeganAtMs: number; readonly leaseEndsAtMs: number }

export function leaseFrom(granted: { readonly leaseEndsAtMs: number; readonly serverTimeMs: number }, nowMs: number): Lease {
  return { leaseBeganAtMs: nowMs, leaseEndsAtMs: nowMs + Math.max(0, granted.leaseEndsAtMs - granted.serverTimeMs) }
}

/** A clock turned back by more than the lease is long would make it last for ever. */
export function standingOf({ leaseBeganAtMs, leaseEndsAtMs }: Lease, nowMs: number): 'running' | 'ended' | 'clock-wrong' {
  if (nowMs >= leaseEndsAtMs) return 'ended'
  return nowMs < leaseBeganAtMs - (leaseEndsAtMs - leaseBeganAtMs) ? 'clock-wrong' : 'running'
}
