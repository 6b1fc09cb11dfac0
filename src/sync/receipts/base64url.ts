const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const bytesOf = (text: string): number[] =>
  [...encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|[^%]/g)].map(([letter, hex]) => (hex ? parseInt(hex, 16) : letter.charCodeAt(0)))

/** UTF-8 in the letters that stand in an address as they are (RFC 4648 §5), without the signs at the end. */
export function toBase64Url(text: string): string {
  const bytes = bytesOf(text)
  let written = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(at, at + 3)
    const bits = (one << 16) | (two << 8) | three
    const letters = [18, 12, 6, 0].map((shift) => LETTERS[(bits >> shift) & 63] ?? '')
    written += letters.slice(0, Math.min(bytes.length - at, 3) + 1).join('')
  }
  return written
}

/** Undefined for anything that is not text written so. */
export function fromBase64Url(written: string): string | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(written)) return undefined
  let [bits, count, encoded] = [0, 0, '']
  for (const letter of written) {
    bits = ((bits << 6) | LETTERS.indexOf(letter)) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    encoded += `%${((bits >> count) & 255).toString(16).padStart(2, '0')}`
  }
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

/** From base64 as browsers and the office write it, and back. */
export const urlLetters = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
export const plainLetters = (letters: string): string =>
  letters
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(letters.length / 4) * 4, '=')
