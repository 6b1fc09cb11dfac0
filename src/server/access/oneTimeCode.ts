import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6
/** A phone's clock may be one step off, either way. */
const DRIFT = [0, -1, 1] as const
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 6238 with what every authenticator knows: HMAC-SHA-1, steps of thirty seconds, six digits. */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = mac.readUInt8(mac.length - 1) & 0xf
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step whose code it is, undefined when it is none of now's. */
export function stepOf(secret: Uint8Array, code: string, nowMs: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const now = Math.floor(nowMs / STEP_MS)
  return DRIFT.map((drift) => now + drift).find((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)))
}

/** RFC 4648, without padding, as it is typed into an authenticator; `bytes` in fives. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[parseInt(five, 2)]).join('')
}

/** What an authenticator reads from a QR code. */
export const enrolAddress = (secret: string, username: string): string =>
  `otpauth://totp/${encodeURIComponent(`Tận Tay:${username}`)}?secret=${secret}&issuer=${encodeURIComponent('Tận Tay')}`
