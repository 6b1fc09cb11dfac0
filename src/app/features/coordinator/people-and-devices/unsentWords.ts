import type { DeviceOfUser } from '#sync/protocol/Devices.ts'
import { numberText } from '../../../parts/days.ts'

const DAY_MS = 86_400_000

type Unsent = { readonly say: 'unsent' | 'unsentToday' | 'unsentDays'; readonly n: string; readonly days: string }

/** How much a phone still holds and how long the oldest has waited; undefined when all is sent. A phone's clock that runs ahead makes nothing old. */
export function unsentWords(device: Pick<DeviceOfUser, 'unsentCount' | 'oldestUnsentAtMs'>, nowMs: number): Unsent | undefined {
  if (device.unsentCount === 0) return undefined
  const days = device.oldestUnsentAtMs === null ? undefined : Math.floor((nowMs - device.oldestUnsentAtMs) / DAY_MS)
  const say = days === undefined ? 'unsent' : days < 1 ? 'unsentToday' : 'unsentDays'
  return { say, n: numberText(device.unsentCount), days: numberText(Math.max(0, days ?? 0)) }
}
