import type { AddingChallenge, NewPasskey, PasskeyChallenge, PasskeyProof } from '#sync/protocol/Passkeys.ts'

export type PasskeyTrouble = 'unsupported' | 'put-off' | 'there-already' | 'unable'
export type PasskeyOutcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: PasskeyTrouble }

const [ES256, RS256] = [-7, -257]
const LIMIT_MS = 120_000

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const toBase64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const no = (trouble: PasskeyTrouble) => ({ ok: false, trouble }) as const
/** Put off, timed out and not recognised look alike: a browser tells no page which. */
function troubleOf(thrown: unknown): PasskeyTrouble {
  const name = thrown instanceof DOMException ? thrown.name : ''
  return name === 'NotAllowedError' || name === 'AbortError' ? 'put-off' : name === 'InvalidStateError' ? 'there-already' : 'unable'
}
const listed = (ids: readonly string[]) => ids.map((id) => ({ type: 'public-key' as const, id: fromBase64url(id) }))

/** Only over HTTPS or on this machine, and where the browser hands out the key it made. */
export const canUsePasskeys = (): boolean =>
  'PublicKeyCredential' in globalThis && 'getPublicKey' in AuthenticatorAttestationResponse.prototype

/** A passkey the machine finds by itself at the door, where nobody is known yet. */
export async function makePasskey(asked: AddingChallenge, name: string): Promise<PasskeyOutcome<NewPasskey>> {
  if (!canUsePasskeys()) return no('unsupported')
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: fromBase64url(asked.challenge),
        rp: { id: asked.rpId, name: 'Tận Tay' },
        user: { id: fromBase64url(asked.userId), name: asked.username, displayName: asked.username },
        pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: listed(asked.known),
        authenticatorSelection: { userVerification: 'required', residentKey: 'required', requireResidentKey: true },
        attestation: 'none',
        timeout: LIMIT_MS,
      },
    })
    if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) return no('unable')
    const publicKey = made.response.getPublicKey()
    if (!publicKey) return no('unable')
    const authenticatorData = toBase64url(made.response.getAuthenticatorData())
    const value = { name, clientData: toBase64url(made.response.clientDataJSON), authenticatorData, publicKey: toBase64url(publicKey) }
    return { ok: true, value }
  } catch (thrown) {
    return no(troubleOf(thrown))
  }
}

/** `known`: which may answer; without it the machine offers those it has for this office. */
export async function answerPasskey(
  asked: PasskeyChallenge & { readonly known?: readonly string[] },
): Promise<PasskeyOutcome<PasskeyProof>> {
  if (!canUsePasskeys()) return no('unsupported')
  try {
    const found = await navigator.credentials.get({
      publicKey: {
        challenge: fromBase64url(asked.challenge),
        rpId: asked.rpId,
        allowCredentials: listed(asked.known ?? []),
        userVerification: 'required',
        timeout: LIMIT_MS,
      },
    })
    if (!(found instanceof PublicKeyCredential) || !(found.response instanceof AuthenticatorAssertionResponse)) return no('unable')
    const { clientDataJSON, authenticatorData, signature } = found.response
    const value = {
      credentialId: toBase64url(found.rawId),
      clientData: toBase64url(clientDataJSON),
      authenticatorData: toBase64url(authenticatorData),
      signature: toBase64url(signature),
    }
    return { ok: true, value }
  } catch (thrown) {
    return no(troubleOf(thrown))
  }
}
