import type { InjectionKey } from 'vue'
import type { Outcome } from './tools.ts'

/** Opening this phone with its fingerprint or face instead of the secret, which stays as the way back. */
export interface Passkeys {
  /** Whether this phone has one that can do it. */
  mayBeSet(): Promise<boolean>
  isSet(): Promise<boolean>
  /** Wants the secret, like every opening; refused where the phone's own cannot make keys. */
  set(secret: string): Promise<Outcome>
  remove(): Promise<void>
  unlock(): Promise<Outcome>
}
/** Fetched when somebody wants one, or has one. */
export const PASSKEYS: InjectionKey<() => Promise<Passkeys>> = Symbol('passkeys')
