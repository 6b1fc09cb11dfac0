import type { Authenticator, MadePasskey, PasskeyAnswer } from './Authenticator.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import type { PasskeyNames } from './passkeyWrapping.ts'

type Refused = Extract<PasskeyAnswer, { ok: false }>

const [ES256, RS256] = [-7, -257]
const LIMIT_MS = 60_000
const UNABLE: Refused = { ok: false, refusal: 'passkey-unable' }
const PUT_OFF: Refused = { ok: false, refusal: 'passkey-put-off' }

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes))
// Put off, timed out and not recognised all look alike: a browser tells no page which.
const refusalOf = (trouble: unknown): Refused => (trouble instanceof DOMException && trouble.name === 'NotAllowedError' ? PUT_OFF : UNABLE)

function prfOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (!first) return undefined
  return ArrayBuffer.isView(first) ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength).slice() : new Uint8Array(first)
}

/** Nobody signs in with it, so nobody checks what it signs: the challenge is noise. */
const creation = (shownName: string, prfSalt: Uint8Array<ArrayBuffer>): PublicKeyCredentialCreationOptions => ({
  challenge: random(32),
  rp: { name: 'Tận Tay' },
  user: { id: random(16), name: shownName, displayName: shownName },
  pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
  authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required', residentKey: 'discouraged' },
  attestation: 'none',
  timeout: LIMIT_MS,
  extensions: { prf: { eval: { first: prfSalt } } },
})

async function ask({ credentialId, prfSalt }: PasskeyNames): Promise<PasskeyAnswer> {
  try {
    const found = await navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [{ type: 'public-key', id: fromBase64(credentialId), transports: ['internal'] }],
        userVerification: 'required',
        timeout: LIMIT_MS,
        extensions: { prf: { eval: { first: fromBase64(prfSalt) } } },
      },
    })
    const prf = found instanceof PublicKeyCredential ? prfOf(found) : undefined
    return prf ? { ok: true, prf } : UNABLE
  } catch (trouble) {
    return refusalOf(trouble)
  }
}

async function make(shownName: string): Promise<MadePasskey> {
  const prfSalt = random(32)
  try {
    const made = await navigator.credentials.create({ publicKey: creation(shownName, prfSalt) })
    if (!(made instanceof PublicKeyCredential) || !made.getClientExtensionResults().prf?.enabled) return UNABLE
    const names = { credentialId: toBase64(new Uint8Array(made.rawId)), prfSalt: toBase64(prfSalt) }
    // Many answer only when asked once more.
    const prf = prfOf(made)
    const answer: PasskeyAnswer = prf ? { ok: true, prf } : await ask(names)
    return answer.ok ? { ...answer, names } : answer
  } catch (trouble) {
    return refusalOf(trouble)
  }
}

const isThere = async (): Promise<boolean> =>
  'PublicKeyCredential' in globalThis && (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false))

export const browserAuthenticator: Authenticator = { isThere, make, ask }
