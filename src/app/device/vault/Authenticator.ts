import type { PasskeyNames } from './passkeyWrapping.ts'

export type PasskeyAnswer =
  | { readonly ok: true; readonly prf: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly refusal: 'passkey-unable' | 'passkey-put-off' }
export type MadePasskey = Extract<PasskeyAnswer, { ok: false }> | (Extract<PasskeyAnswer, { ok: true }> & { readonly names: PasskeyNames })

/** The phone's own fingerprint, face or screen lock, as far as it makes keys. */
export interface Authenticator {
  isThere(): Promise<boolean>
  /** A new passkey of this phone, and what it answers when asked. `shownName` is how the phone calls it in its settings. */
  make(shownName: string): Promise<MadePasskey>
  ask(names: PasskeyNames): Promise<PasskeyAnswer>
}
