import type { InjectionKey } from 'vue'
import type { Outcome } from './tools.ts'

/** The ways into one's own room on this phone: the secret, and beside it the phone's fingerprint or face, which never takes its place. */
export interface RoomKeys {
  /** Wants the secret in use, like every opening; what lies in the room is not touched, and a passkey goes on opening it. */
  changeSecret(secret: string, next: string): Promise<Outcome>
  /** Whether this phone has one that can do it. */
  mayHavePasskey(): Promise<boolean>
  hasPasskey(): Promise<boolean>
  /** Wants the secret, like every opening; refused where the phone's own cannot make keys. */
  setPasskey(secret: string): Promise<Outcome>
  removePasskey(): Promise<void>
  unlockByPasskey(): Promise<Outcome>
}
/** Fetched when somebody wants one of them. */
export const ROOM_KEYS: InjectionKey<() => Promise<RoomKeys>> = Symbol()
