import * as v from 'valibot'
import { DataKey } from './DataKey.ts'
import { fromBase64, toBase64, utf8 } from './bytes.ts'

export type Strength = { readonly memoryInKiB: number; readonly iterations: number }
/** Argon2id; the means lie elsewhere, because it must not hold up the screen. */
export type StretchSecret = (secret: string, salt: Uint8Array<ArrayBuffer>, strength: Strength) => Promise<Uint8Array>

/** Whose key it is: bound into the wrapping, so that it opens for no other account or device. */
export type KeyOwner = { readonly accountId: string; readonly deviceId: string }

/**
 * What lies on the phone: useless without the secret and, once the lease has ended and the share is gone, without the office.
 * Every field but `wrapped` is bound in, so none can be turned down afterwards. A passkey of the phone wraps the same key a second time.
 */
export type WrappedKey = KeyOwner &
  Strength & { readonly version: 1; readonly secondFactor: 'office-share'; readonly salt: string; readonly wrapped: string }

const WEAKEST: Strength = { memoryInKiB: 19_456, iterations: 2 }
const SHORTEST_DIGITS = 8
const SHORTEST_PHRASE = 12
const FEWEST_DIFFERENT_DIGITS = 3
const RUNS = '01234567890123456789 98765432109876543210'

/** Eight digits, or a phrase: the secret alone guards a stolen copy while the lease lasts. */
export function isStrongSecret(secret: string): boolean {
  const different = new Set(secret).size
  if (!/^\d+$/.test(secret)) return secret.length >= SHORTEST_PHRASE && different > FEWEST_DIFFERENT_DIGITS
  return secret.length >= SHORTEST_DIGITS && different >= FEWEST_DIFFERENT_DIGITS && !RUNS.includes(secret)
}

const wrappedKey = v.object({
  version: v.literal(1),
  accountId: v.string(),
  deviceId: v.string(),
  secondFactor: v.literal('office-share'),
  memoryInKiB: v.pipe(v.number(), v.minValue(WEAKEST.memoryInKiB), v.maxValue(1_048_576)),
  iterations: v.pipe(v.number(), v.minValue(WEAKEST.iterations), v.maxValue(100)),
  salt: v.string(),
  wrapped: v.string(),
})

/** Undefined for what was never written, was cut short, or is weaker than this program ever wrapped. */
export function parseWrappedKey(text: string | undefined): WrappedKey | undefined {
  try {
    const parsed = v.safeParse(wrappedKey, JSON.parse(text ?? ''))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

const boundIn = (kept: Omit<WrappedKey, 'wrapped'>): string =>
  JSON.stringify([
    'tan-tay data key',
    kept.version,
    kept.accountId,
    kept.deviceId,
    kept.secondFactor,
    kept.memoryInKiB,
    kept.iterations,
    kept.salt,
  ])

async function wrappingKey(
  secret: string,
  share: string,
  made: { stretch: StretchSecret; kept: Omit<WrappedKey, 'wrapped'> },
): Promise<DataKey> {
  const salt = fromBase64(made.kept.salt)
  const stretched = await made.stretch(secret.normalize('NFC'), salt, made.kept)
  const fromShare = fromBase64(share)
  const both = new Uint8Array(stretched.length + fromShare.length)
  both.set(stretched)
  both.set(fromShare, stretched.length)
  const material = await crypto.subtle.importKey('raw', both, 'HKDF', false, ['deriveBits'])
  return DataKey.of(
    new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8('tan-tay vault v1') }, material, 256)),
  )
}

export type SecretParts = { readonly secret: string; readonly share: string; readonly stretch: StretchSecret }

/** A key made anew, or the bytes of one that is there, under a secret and a share. */
export async function wrapKey(
  owner: KeyOwner,
  { secret, share, stretch }: SecretParts,
  raw = crypto.getRandomValues(new Uint8Array(32)),
): Promise<{ kept: WrappedKey; key: DataKey }> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)))
  const { accountId, deviceId } = owner
  const open = { version: 1, accountId, deviceId, secondFactor: 'office-share', ...WEAKEST, salt } as const
  const wrapping = await wrappingKey(secret, share, { stretch, kept: open })
  const wrapped = toBase64(await wrapping.seal(boundIn(open), raw))
  return { kept: { ...open, wrapped }, key: await DataKey.of(raw) }
}

/** The key's bytes, for whoever wraps them once more. Undefined when the secret is wrong. */
export async function unwrapBytes(kept: WrappedKey, { secret, share, stretch }: SecretParts): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const wrapping = await wrappingKey(secret, share, { stretch, kept })
  return wrapping.open(boundIn(kept), fromBase64(kept.wrapped)).catch(() => undefined)
}

/** No verifier is kept: the secret is right when the key comes out. Undefined when it is wrong. */
export async function unwrapKey(kept: WrappedKey, parts: SecretParts): Promise<DataKey | undefined> {
  const raw = await unwrapBytes(kept, parts)
  return raw && DataKey.of(raw)
}
