import { argon2id } from 'hash-wasm'
import { DataKey } from './DataKey.ts'
import { fromBase64, utf8 } from './bytes.ts'

/** What lies on the phone: useless without the secret and, once the lease has ended and the share is gone, without the office. */
export type WrappedKey = { readonly salt: Uint8Array<ArrayBuffer>; readonly wrapped: Uint8Array<ArrayBuffer> }

const STRENGTH = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32, outputType: 'binary' } as const
const WRAPPED_ROW = 'data-key'
const SHORTEST_DIGITS = 8
const SHORTEST_PHRASE = 12

/** Eight digits, or a phrase: the secret alone guards a stolen copy while the lease lasts. */
export const isStrongSecret = (secret: string): boolean =>
  /^\d+$/.test(secret)
    ? secret.length >= SHORTEST_DIGITS && !/^(\d)\1+$/.test(secret) && secret !== '12345678'
    : secret.length >= SHORTEST_PHRASE

async function wrappingKey(secret: string, share: string, salt: Uint8Array<ArrayBuffer>): Promise<DataKey> {
  const stretched = await argon2id({ ...STRENGTH, password: secret.normalize('NFC'), salt })
  const fromShare = fromBase64(share)
  const both = new Uint8Array(stretched.length + fromShare.length)
  both.set(stretched)
  both.set(fromShare, stretched.length)
  const material = await crypto.subtle.importKey('raw', both, 'HKDF', false, ['deriveBits'])
  return DataKey.of(
    new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8('tan-tay vault v1') }, material, 256)),
  )
}

export async function wrapNewKey(secret: string, share: string): Promise<{ kept: WrappedKey; key: DataKey }> {
  const [salt, raw] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(32))]
  const wrapped = await (await wrappingKey(secret, share, salt)).seal(WRAPPED_ROW, raw)
  return { kept: { salt, wrapped }, key: await DataKey.of(raw) }
}

/** No verifier is kept: the secret is right when the key comes out. Undefined when it is wrong. */
export async function unwrapKey(secret: string, share: string, kept: WrappedKey): Promise<DataKey | undefined> {
  const wrapping = await wrappingKey(secret, share, kept.salt)
  const raw = await wrapping.open(WRAPPED_ROW, kept.wrapped).catch(() => undefined)
  return raw && DataKey.of(raw)
}
