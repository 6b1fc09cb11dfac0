import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { FactEnvelope } from '#sync/protocol/Fact.ts'
import { packageText, photoKeyName, photoName, UNSENT_PACKAGE, type PackedPhoto } from '#sync/protocol/UnsentPackage.ts'
import type { FieldPhone } from './fieldPhone.ts'

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

/** The file as a phone hands it out. */
export const packageOf = (deviceId: string, facts: readonly unknown[], photos: readonly PackedPhoto[] = []): Promise<string> =>
  packageText(
    { name: UNSENT_PACKAGE, version: 1, deviceId, madeAtMs: Date.now(), facts: facts as readonly FactEnvelope[], photos },
    (line) => Promise.resolve(sha256(line)),
  )

/** A photo as it lies on the phone, under a key of its own. */
export async function packPhoto(phone: FieldPhone, factId: string, photo: Buffer): Promise<PackedPhoto> {
  const [hash, key, nonce] = [sha256(photo), randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(photoName(hash)))
  const sealed = Buffer.concat([nonce, cipher.update(photo), cipher.final(), cipher.getAuthTag()]).toString('base64')
  return { factId, hash, officeKey: await phone.sealToOffice(photoKeyName(hash), key.toString('base64')), sealed }
}
