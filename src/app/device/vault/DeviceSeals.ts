import type { FactSeals } from '#sync/recording/makeFact.ts'
import { fromBase64, sha256Hex, toBase64, utf8 } from './bytes.ts'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const NONCE_BYTES = 12

export async function makeSigningKey(): Promise<{ publicKey: string; privateKey: Uint8Array<ArrayBuffer> }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])
  const [spki, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('spki', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  return { publicKey: toBase64(new Uint8Array(spki)), privateKey: new Uint8Array(pkcs8) }
}

/** One key agreement for the whole unlock, a key of its own for each fact. */
export async function openSeals(privateKey: Uint8Array<ArrayBuffer>, officeKey: string): Promise<FactSeals> {
  const signing = await crypto.subtle.importKey('pkcs8', privateKey, CURVE, false, ['sign'])
  const office = await crypto.subtle.importKey('raw', fromBase64(officeKey), { name: 'ECDH', namedCurve: 'P-256' }, false, [])
  const own = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const ephemeralKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey)))
  const agreed = await crypto.subtle.importKey(
    'raw',
    await crypto.subtle.deriveBits({ name: 'ECDH', public: office }, own.privateKey, 256),
    'HKDF',
    false,
    ['deriveKey'],
  )
  return {
    sha256Hex: (text) => sha256Hex(utf8(text)),
    sign: async (text) => toBase64(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signing, utf8(text)))),
    sealToOffice: async (factId, text) => {
      const key = await crypto.subtle.deriveKey(
        { name: 'HKDF', hash: 'SHA-256', salt: utf8(factId), info: utf8('tan-tay fact v1') },
        agreed,
        { name: 'AES-GCM', length: 256 },
        false,
        ['encrypt'],
      )
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(factId) }, key, utf8(text)),
      )
      const whole = new Uint8Array(NONCE_BYTES + sealed.length)
      whole.set(nonce)
      whole.set(sealed, NONCE_BYTES)
      return { ephemeralKey, sealed: toBase64(whole) }
    },
  }
}
