import { textOf, utf8 } from './bytes.ts'

const NONCE_BYTES = 12

/** The phone's own key, in memory while it is open. What is sealed for one row opens in no other: the row's name is bound in. */
export class DataKey {
  readonly #key: CryptoKey
  private constructor(key: CryptoKey) {
    this.#key = key
  }

  static async of(raw: Uint8Array<ArrayBuffer>): Promise<DataKey> {
    return new DataKey(await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']))
  }

  /** A key that was never bytes in this program: the browser keeps it and hands none of it out. */
  static holding = (key: CryptoKey): DataKey => new DataKey(key)

  async seal(row: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(row) }, this.#key, bytes))
    const whole = new Uint8Array(NONCE_BYTES + sealed.length)
    whole.set(nonce)
    whole.set(sealed, NONCE_BYTES)
    return whole
  }

  /** Throws when the bytes were altered, or sealed for another row or by another key. */
  async open(row: string, whole: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: whole.subarray(0, NONCE_BYTES), additionalData: utf8(row) },
      this.#key,
      whole.subarray(NONCE_BYTES),
    )
    return new Uint8Array(opened)
  }

  sealText = (row: string, text: string): Promise<Uint8Array<ArrayBuffer>> => this.seal(row, utf8(text))
  openText = async (row: string, whole: Uint8Array<ArrayBuffer>): Promise<string> => textOf(await this.open(row, whole))
}
