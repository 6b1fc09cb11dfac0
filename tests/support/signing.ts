import { createPublicKey, generateKeyPairSync, sign, verify as verifyBytes } from 'node:crypto'
import type { VerifySignature } from '#sync/receipts/certificate.ts'

/** A P-256 pair as an office or a phone has it: its key as SPKI and its hand, both base64. */
export function makeHand() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text: string): string => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64'),
  }
}

export const verify: VerifySignature = (publicKey, text, signature) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return Promise.resolve(verifyBytes('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64')))
  } catch {
    return Promise.resolve(false)
  }
}
