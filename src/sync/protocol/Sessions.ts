export const DEVICE_KINDS = ['android', 'iphone', 'ipad', 'windows', 'mac', 'linux', 'other'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** A phone or browser that somebody is signed in on; its device's id is its name, for a device holds one session. */
export type OpenSession = {
  readonly id: string
  readonly kind: DeviceKind
  readonly signedInAtMs: number
  readonly lastSeenAtMs: number
  /** Where the asker sits. */
  readonly isHere: boolean
}
export type SessionsAnswer = { readonly sessions: readonly OpenSession[] }
