/** All bytes are base64url without padding. */
export type PasskeyProof = {
  readonly credentialId: string
  readonly clientData: string
  readonly authenticatorData: string
  readonly signature: string
}
/** What stands beside a password: a code, or the answer of a passkey. */
export type FactorProof = string | PasskeyProof
/** To be answered once within five minutes, by a passkey of `rpId`. */
export type PasskeyChallenge = { readonly challenge: string; readonly rpId: string }
/** Before a weighty act: which of the asker's passkeys may answer; none means that the password is asked. */
export type AgainChallenge = PasskeyChallenge & { readonly known: readonly string[] }
/** For a new passkey: those already there are not made twice on one machine. */
export type AddingChallenge = AgainChallenge & { readonly userId: string; readonly username: string }
/** `publicKey`: SPKI, as the browser hands it out. No attestation is asked for. */
export type NewPasskey = {
  readonly name: string
  readonly clientData: string
  readonly authenticatorData: string
  readonly publicKey: string
}
export type OwnPasskey = { readonly id: string; readonly name: string; readonly addedAtMs: number; readonly lastUsedAtMs: number | null }
export type PasskeysAnswer = { readonly passkeys: readonly OwnPasskey[] }
