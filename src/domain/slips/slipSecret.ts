import type { Brand } from '../shared/Brand.ts'

/** 128 random bits in 26 letters that are read and typed without mistake: no i, l, o, u (Crockford's base 32), small. */
export type SlipSecret = Brand<string, 'SlipSecret'>

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26
const BYTES = 16
/** The page's own address; the secret stands behind its hash sign, which no browser sends to a server. */
export const SLIP_PATH = '/phieu'

/** Exactly sixteen random bytes; another number is a bug and throws. */
export function slipSecretOf(random: Uint8Array): SlipSecret {
  if (random.length !== BYTES) throw new Error(`A slip's secret is ${BYTES} bytes, not ${random.length}`)
  let bits = random.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n)
  let text = ''
  for (let letter = 0; letter < LENGTH; letter++) {
    text = `${LETTERS[Number(bits & 31n)] ?? ''}${text}`
    bits >>= 5n
  }
  return text as SlipSecret
}

const looksLike: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' }

/** A slip's address as a camera reads it, or its letters as somebody types them, with spaces and strokes; undefined for anything else. */
export function readSlip(text: string): SlipSecret | undefined {
  const written = text.trim()
  const address = /^https?:\/\/[^/?#\s]+\/phieu\/?#(.+)$/i.exec(written)
  if (!address && /[:/#?]/.test(written)) return undefined
  const letters = (address?.[1] ?? written)
    .toLowerCase()
    .replace(/[\s.–-]/g, '')
    .replace(/[oil]/g, (letter) => looksLike[letter] ?? letter)
  return letters.length === LENGTH && /^[0-7]/.test(letters) && [...letters].every((letter) => LETTERS.includes(letter))
    ? (letters as SlipSecret)
    : undefined
}

/** Where a slip's code leads; `origin` without a slash at its end. */
export const slipAddress = (origin: string, secret: SlipSecret): string => `${origin}${SLIP_PATH}#${secret}`

/** In groups that an eye keeps while a finger types. */
export const spacedSecret = (secret: SlipSecret): string => secret.replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1 $2 $3 $4 $5')
