import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import * as v from 'valibot'
import type { NewPasskey, PasskeyProof } from '#sync/protocol/Passkeys.ts'

/** Whose keys these are: the host alone; where they may be used: the whole origin. */
export type RelyingParty = { readonly rpId: string; readonly origin: string }
type Kind = 'webauthn.create' | 'webauthn.get'
type Said = { readonly kind: Kind; readonly clientData: string; readonly authenticatorData: string }
type Authenticated = { readonly challenge: Buffer; readonly data: Buffer; readonly signCount: number }

const [USER_PRESENT, USER_VERIFIED, HAS_KEY] = [0x01, 0x04, 0x40]
const [FLAGS_AT, COUNT_AT, AAGUID_AT] = [32, 33, 37]
const ID_LENGTH_AT = AAGUID_AT + 16
const MOST_ID_BYTES = 1023
const LEAST_RSA_BITS = 2048

const bytes = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]+$/))
const clientWords = v.object({ type: v.string(), challenge: bytes(200), origin: v.string(), crossOrigin: v.optional(v.boolean()) })
export const passkeyProof = v.object({
  credentialId: bytes(1400),
  clientData: bytes(2000),
  authenticatorData: bytes(2000),
  signature: bytes(800),
})
export const newPasskey = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60), v.regex(/^[^\0]*$/)),
  clientData: bytes(2000),
  authenticatorData: bytes(4000),
  publicKey: bytes(1200),
})
const fromBase64url = (text: string): Buffer => Buffer.from(text, 'base64url')
const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest()

function clientWordsOf(clientData: string): v.InferOutput<typeof clientWords> | undefined {
  try {
    const parsed = v.safeParse(clientWords, JSON.parse(fromBase64url(clientData).toString('utf8')))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** What both ways share (WebAuthn level 2, 7.1 and 7.2): the kind, the origin, whose key, that somebody was there and was verified. */
function authenticate({ kind, clientData, authenticatorData }: Said, { rpId, origin }: RelyingParty): Authenticated | undefined {
  const said = clientWordsOf(clientData)
  if (!said || said.type !== kind || said.origin !== origin || said.crossOrigin === true) return undefined
  const data = fromBase64url(authenticatorData)
  if (data.length < AAGUID_AT || !data.subarray(0, FLAGS_AT).equals(sha256(rpId))) return undefined
  const flags = data.readUInt8(FLAGS_AT)
  if ((flags & USER_PRESENT) === 0 || (flags & USER_VERIFIED) === 0) return undefined
  return { challenge: fromBase64url(said.challenge), data, signCount: data.readUInt32BE(COUNT_AT) }
}

/** ES256 or RS256; undefined for every other key. */
function publicKeyOf(spki: Uint8Array): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
    if (key.asymmetricKeyType === 'ec') return namedCurve === 'prime256v1' ? key : undefined
    return key.asymmetricKeyType === 'rsa' && modulusLength >= LEAST_RSA_BITS ? key : undefined
  } catch {
    return undefined
  }
}

/** The challenge that was answered, by which new key. Nothing is attested, so the key is what the page says it is. */
export function readNewPasskey(
  { clientData, authenticatorData, publicKey }: Omit<NewPasskey, 'name'>,
  party: RelyingParty,
): (Authenticated & { readonly credentialId: Buffer; readonly publicKey: Buffer }) | undefined {
  const said = authenticate({ kind: 'webauthn.create', clientData, authenticatorData }, party)
  const spki = fromBase64url(publicKey)
  if (!said || said.data.length < ID_LENGTH_AT + 2 || (said.data.readUInt8(FLAGS_AT) & HAS_KEY) === 0 || !publicKeyOf(spki))
    return undefined
  const length = said.data.readUInt16BE(ID_LENGTH_AT)
  const credentialId = said.data.subarray(ID_LENGTH_AT + 2, ID_LENGTH_AT + 2 + length)
  if (length === 0 || length > MOST_ID_BYTES || credentialId.length !== length) return undefined
  return { ...said, credentialId, publicKey: spki }
}

/** The challenge that was answered and the key's count; undefined when anything but the challenge, whose own check follows, is wrong. */
export function readPasskeyProof(proof: PasskeyProof, publicKey: Uint8Array, party: RelyingParty): Authenticated | undefined {
  const said = authenticate({ kind: 'webauthn.get', ...proof }, party)
  const key = said && publicKeyOf(publicKey)
  if (!said || !key) return undefined
  const signed = Buffer.concat([said.data, sha256(fromBase64url(proof.clientData))])
  return verify('sha256', signed, key, fromBase64url(proof.signature)) ? said : undefined
}

/** Without an origin told, keys are made on this machine alone: behind a proxy nobody here knows how the office is called. */
export function relyingParty(publicOrigin: string | undefined, host: string | undefined): RelyingParty | undefined {
  const address = publicOrigin ?? (/^localhost(:\d+)?$/.test(host ?? '') ? `http://${host}` : undefined)
  if (address === undefined || !URL.canParse(address)) return undefined
  const { hostname, origin } = new URL(address)
  return { rpId: hostname, origin }
}
