import * as v from 'valibot'
import { DataKey } from './DataKey.ts'
import { fromBase64, toBase64, utf8 } from './bytes.ts'
import type { KeyOwner } from './keyWrapping.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Which passkey, and what it is asked with. Neither opens anything by itself. */
export type PasskeyNames = { readonly credentialId: string; readonly prfSalt: string }
/** The phone's data key once more, wrapped by what a passkey makes of `prfSalt` (WebAuthn PRF) together with the office's share. */
export type PasskeyKey = KeyOwner &
  PasskeyNames & { readonly version: 1; readonly secondFactor: 'office-share'; readonly salt: string; readonly wrapped: string }

const PRF_BYTES = 32

const passkeyKey = v.object({
  version: v.literal(1),
  accountId: v.string(),
  deviceId: v.string(),
  secondFactor: v.literal('office-share'),
  credentialId: v.string(),
  prfSalt: v.string(),
  salt: v.string(),
  wrapped: v.string(),
})

/** Undefined for what was never written or was cut short. */
export function parsePasskeyKey(text: string | undefined): PasskeyKey | undefined {
  try {
    const parsed = v.safeParse(passkeyKey, JSON.parse(text ?? ''))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** Every field but the wrapped key itself, so that none can be exchanged afterwards. */
const boundIn = (kept: Omit<PasskeyKey, 'wrapped'>): string =>
  JSON.stringify([
    'tan-tay data key by passkey',
    kept.version,
    kept.accountId,
    kept.deviceId,
    kept.secondFactor,
    kept.credentialId,
    kept.prfSalt,
    kept.salt,
  ])

/** `prf`: what the passkey answered, 32 bytes; `share`: the office's, base64. */
export type PasskeyParts = { readonly prf: Bytes; readonly share: string }

async function wrappingKey({ prf, share }: PasskeyParts, salt: Bytes): Promise<DataKey> {
  if (prf.length !== PRF_BYTES) throw new Error('A passkey answers with 32 bytes')
  const fromShare = fromBase64(share)
  const both = new Uint8Array(prf.length + fromShare.length)
  both.set(prf)
  both.set(fromShare, prf.length)
  const material = await crypto.subtle.importKey('raw', both, 'HKDF', false, ['deriveBits'])
  const info = utf8('tan-tay vault passkey v1')
  return DataKey.of(new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, 256)))
}

export async function wrapByPasskey(raw: Bytes, names: KeyOwner & PasskeyNames, parts: PasskeyParts): Promise<PasskeyKey> {
  const { accountId, deviceId, credentialId, prfSalt } = names
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const open = { version: 1, accountId, deviceId, secondFactor: 'office-share', credentialId, prfSalt, salt: toBase64(salt) } as const
  const wrapping = await wrappingKey(parts, salt)
  return { ...open, wrapped: toBase64(await wrapping.seal(boundIn(open), raw)) }
}

/** Undefined for another passkey's answer, another share, or a record that was altered. */
export async function unwrapByPasskey(kept: PasskeyKey, parts: PasskeyParts): Promise<DataKey | undefined> {
  const wrapping = await wrappingKey(parts, fromBase64(kept.salt))
  const raw = await wrapping.open(boundIn(kept), fromBase64(kept.wrapped)).catch(() => undefined)
  return raw && DataKey.of(raw)
}
