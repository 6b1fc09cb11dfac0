import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Never over one that is there: what it sealed would be lost. Written aside first, so that a kill leaves no half of a key. */
function keyIn(file: string): Buffer {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, randomBytes(KEY_BYTES), { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (trouble) {
    if (!(trouble instanceof Error && 'code' in trouble && trouble.code === 'EEXIST')) throw trouble
  } finally {
    rmSync(aside, { force: true })
  }
  return readFileSync(file)
}

/** Seals secrets of second factors under a key that lies beside the database, not in it: a dump alone opens none. AES-256-GCM. */
export class FactorSeal {
  readonly #key: Buffer

  private constructor(key: Buffer) {
    this.#key = key
  }

  static of(key: Buffer): FactorSeal {
    return new FactorSeal(key)
  }

  /** The key is made once and stays in the data folder. */
  static in(dataFolder: string): FactorSeal {
    mkdirSync(dataFolder, { recursive: true })
    return FactorSeal.of(keyIn(join(dataFolder, 'second-factor.key')))
  }

  seal(accountId: string, secret: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(accountId))
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
  }

  /** Undefined when it was sealed under another key or for another account. */
  open(accountId: string, sealed: Uint8Array): Buffer | undefined {
    const bytes = Buffer.from(sealed)
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    } catch {
      return undefined
    }
  }
}
