import type { Permission } from '../access/permissions.ts'
import { RateLimit } from '../access/RateLimit.ts'

const WINDOW_MS = 600_000

/** How many milliseconds the device has to wait before this much more; 0 when it may go on. */
export type DeviceLimit = (deviceId: string, sent: { readonly bytes: number; readonly nowMs: number }) => number

/** Bounds what one phone sends through a door, by requests and by bytes; nothing is lost by it, for the phone tries later. */
export function deviceLimit(bounds: NonNullable<Permission['perDevice']>): DeviceLimit {
  const [requests, bytes] = [new RateLimit(bounds.requests, WINDOW_MS), new RateLimit(bounds.bytes, WINDOW_MS)]
  return (deviceId, sent) => {
    const waits = [
      requests.mayTry(deviceId, sent.nowMs) ? 0 : requests.waitMs(deviceId, sent.nowMs),
      bytes.mayTry(deviceId, sent.nowMs, sent.bytes) ? 0 : bytes.waitMs(deviceId, sent.nowMs),
    ]
    return Math.max(...waits)
  }
}
