/** How an account stands with its second factor; `isOn`: a code is set; `codesLeft`: recovery codes nobody has used yet. */
export type SecondFactorAnswer = {
  readonly isOn: boolean
  readonly hasPasskey: boolean
  readonly isRequired: boolean
  readonly codesLeft: number
}
/** To be read by an authenticator as a QR code, or typed: base32 of RFC 4648 without padding. */
export type BegunFactorAnswer = { readonly secret: string; readonly address: string }
/** Told once and kept as hashes. */
export type ConfirmedFactorAnswer = { readonly recoveryCodes: readonly string[] }
