import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { NewPasskey, PasskeyProof } from '#sync/protocol/Passkeys.ts'

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest()
const [USER_PRESENT, USER_VERIFIED, HAS_KEY] = [0x01, 0x04, 0x40]

export type Doing = {
  readonly challenge: string
  readonly rpId: string
  readonly origin: string
  readonly isVerified?: boolean
  readonly signCount?: number
  readonly type?: string
  readonly crossOrigin?: boolean
}

/** A security key without a case: makes one ES256 key and answers as WebAuthn level 2 says, or wrongly where a test asks for it. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #signCount = 0

  #clientData(type: string, { challenge, origin, crossOrigin = false, ...doing }: Doing): Buffer {
    return Buffer.from(JSON.stringify({ type: doing.type ?? type, challenge, origin, crossOrigin }))
  }
  #head(flags: number, { rpId, isVerified = true, signCount = this.#signCount }: Doing): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(signCount)
    return Buffer.concat([sha256(rpId), Buffer.from([flags | (isVerified ? USER_VERIFIED : 0)]), count])
  }
  /** COSE_Key (RFC 9053): {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const point = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')])
    const start = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21])
    return Buffer.concat([start, point(x), Buffer.from([0x22]), point(y)])
  }
  make(name: string, doing: Doing): NewPasskey {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.credentialId.length)
    const head = this.#head(USER_PRESENT | HAS_KEY, doing)
    const data = Buffer.concat([head, Buffer.alloc(16), length, this.credentialId, this.#coseKey()])
    return {
      name,
      clientData: this.#clientData('webauthn.create', doing).toString('base64url'),
      authenticatorData: data.toString('base64url'),
      publicKey: this.#keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    }
  }
  answer(doing: Doing): PasskeyProof {
    this.#signCount += 1
    const [clientData, data] = [this.#clientData('webauthn.get', doing), this.#head(USER_PRESENT, doing)]
    return {
      credentialId: this.credentialId.toString('base64url'),
      clientData: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#keys.privateKey).toString('base64url'),
    }
  }
}
