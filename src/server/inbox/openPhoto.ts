import { createDecipheriv, createHash } from 'node:crypto'
import { photoKeyName, photoName, type PackedPhoto } from '#sync/protocol/UnsentPackage.ts'
import type { SealingKey } from './SealingKey.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The open photo; undefined when it was not sealed to this office, or is not the one its hash names. */
export function openPhoto({ hash, officeKey, sealed }: PackedPhoto, sealing: SealingKey): Buffer | undefined {
  const key = sealing.open(photoKeyName(hash), officeKey.ephemeralKey, officeKey.sealed)
  if (key === undefined) return undefined
  try {
    const bytes = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), bytes.subarray(0, NONCE_BYTES))
    decipher.setAAD(Buffer.from(photoName(hash)))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const photo = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return createHash('sha256').update(photo).digest('hex') === hash ? photo : undefined
  } catch {
    return undefined
  }
}
