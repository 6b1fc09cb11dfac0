import {
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  createPrivateKey,
  type KeyObject,
} from 'node:crypto'
import type { Database } from '../store/Database.ts'

const INFO = Buffer.from('tan-tay fact v1')
const NONCE_BYTES = 12
const TAG_BYTES = 16
const AGREEMENTS_KEPT = 10_000

/** The office's key pair: phones seal facts to its public half, and only this process opens them. */
export class SealingKey {
  readonly #privateKey: KeyObject
  readonly #agreements = new Map<string, Buffer>()
  /** Raw P-256 point, base64. */
  readonly publicKey: string

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey
    const { x, y } = createPublicKey(privateKey).export({ format: 'jwk' })
    this.publicKey = Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')]).toString(
      'base64',
    )
  }

  /** Made once for each database and kept in it. */
  static async of(database: Database): Promise<SealingKey> {
    const made = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
    const rows = await database.transaction({ kind: 'system' }, async (queries) => {
      await queries.query(`INSERT INTO setting (name, value) VALUES ('sealing-key', $1) ON CONFLICT (name) DO NOTHING`, [made])
      return queries.query<{ value: string }>(`SELECT value FROM setting WHERE name = 'sealing-key'`)
    })
    return new SealingKey(createPrivateKey({ key: Buffer.from(rows[0]?.value ?? '', 'base64'), format: 'der', type: 'pkcs8' }))
  }

  /** The body's text; undefined when it was not sealed to this key, for this fact. */
  open(factId: string, ephemeralKey: string, sealed: string): string | undefined {
    try {
      const bytes = Buffer.from(sealed, 'base64')
      const key = hkdfSync('sha256', this.#agreement(ephemeralKey), Buffer.from(factId), INFO, 32)
      const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), bytes.subarray(0, NONCE_BYTES))
      decipher.setAAD(Buffer.from(factId))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }

  /** One agreement serves a whole unlock, so it is kept; the oldest go first. */
  #agreement(ephemeralKey: string): Buffer {
    const known = this.#agreements.get(ephemeralKey)
    if (known) return known
    const point = Buffer.from(ephemeralKey, 'base64')
    const publicKey = createPublicKey({
      format: 'jwk',
      key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33, 65).toString('base64url') },
    })
    const secret = diffieHellman({ privateKey: this.#privateKey, publicKey })
    const oldest = this.#agreements.keys().next().value
    if (this.#agreements.size >= AGREEMENTS_KEPT && oldest !== undefined) this.#agreements.delete(oldest)
    this.#agreements.set(ephemeralKey, secret)
    return secret
  }
}
