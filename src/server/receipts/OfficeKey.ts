import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { Database } from '../store/Database.ts'

/** What the office signs with: certificates of phones and the badges of officers. Never the key that facts are sealed to. */
export class OfficeKey {
  readonly #privateKey: KeyObject
  /** SPKI, base64. */
  readonly publicKey: string

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey
    this.publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64')
  }

  /** Made once for each database and kept in it. */
  static async of(database: Database): Promise<OfficeKey> {
    const made = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
    const [kept] = await database.transaction({ kind: 'system' }, async (queries) => {
      await queries.query(`INSERT INTO setting (name, value) VALUES ('office-signing-key', $1) ON CONFLICT (name) DO NOTHING`, [made])
      return queries.query<{ value: string }>(`SELECT value FROM setting WHERE name = 'office-signing-key'`)
    })
    return new OfficeKey(createPrivateKey({ key: Buffer.from(kept?.value ?? '', 'base64'), format: 'der', type: 'pkcs8' }))
  }

  /** ECDSA over SHA-256, 64 bytes as browsers check it, base64. */
  sign(text: string): string {
    return sign('sha256', Buffer.from(text), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64')
  }
}
