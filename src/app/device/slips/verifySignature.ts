import type { VerifySignature } from '#sync/receipts/certificate.ts'
import { fromBase64, utf8 } from '../vault/bytes.ts'

/** What cannot be read as a key or a signature proves nothing. */
export const verifySignature: VerifySignature = async (publicKey, text, signature) => {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  try {
    const key = await crypto.subtle.importKey('spki', fromBase64(publicKey), ecdsa, false, ['verify'])
    return await crypto.subtle.verify(ecdsa, key, fromBase64(signature), utf8(text))
  } catch {
    return false
  }
}
