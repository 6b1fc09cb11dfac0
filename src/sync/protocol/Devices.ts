import type { DeviceKind } from './Sessions.ts'

/** A phone or browser of somebody whom the asker looks after. */
export type DeviceOfUser = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  /** What the browser called itself when it was enrolled. */
  readonly label: string
  readonly kind: DeviceKind
  /** Null where the browser does not tell it. */
  readonly model: string | null
  readonly appVersion: string
  readonly enrolledAtMs: number
  readonly lastSeenAtMs: number
  /** As the device said when it last sent. */
  readonly unsentCount: number
  readonly oldestUnsentAtMs: number | null
  readonly isRevoked: boolean
  /** Where the asker sits. */
  readonly isHere: boolean
}
export type DevicesAnswer = { readonly devices: readonly DeviceOfUser[] }
