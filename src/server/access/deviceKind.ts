import type { DeviceKind } from '#sync/protocol/Sessions.ts'

/** As browsers name their systems; an Android says that it is Linux as well, and an iPad that it is like a Mac. */
const SIGNS: readonly (readonly [RegExp, DeviceKind])[] = [
  [/Android/i, 'android'],
  [/iPhone/i, 'iphone'],
  [/iPad/i, 'ipad'],
  [/Windows/i, 'windows'],
  [/Mac OS X|Macintosh/i, 'mac'],
  [/Linux|CrOS|X11/i, 'linux'],
]

/** From the beginning of what the browser calls itself, as the device was introduced with. */
export const deviceKind = (label: string): DeviceKind => SIGNS.find(([sign]) => sign.test(label))?.[1] ?? 'other'
