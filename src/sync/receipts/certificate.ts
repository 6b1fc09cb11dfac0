import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import { fromBase64Url, plainLetters, toBase64Url, urlLetters } from './base64url.ts'

/** ECDSA P-256 over SHA-256 of the text's UTF-8. Key as SPKI, signature as raw 64 bytes, both base64. False for whatever cannot be read. */
export type VerifySignature = (publicKey: string, text: string, signature: string) => Promise<boolean>
/** The office's own hand: answers base64 of 64 bytes. */
export type OfficeSign = (text: string) => string

/** Whom the office lets sign receipts, with which key, and for which days. */
export type Certificate = { readonly name: string; readonly from: PlainDate; readonly until: PlainDate; readonly publicKey: string }

/** What stands before the point of every P-256 key in SPKI; it ends where a letter of base64 ends. */
const SPKI_HEAD = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE'
const PURPOSE = 'tan-tay certificate 1.'

/** Undefined for a key of another kind. */
const keyLetters = (spki: string): string | undefined => (spki.startsWith(SPKI_HEAD) ? urlLetters(spki.slice(SPKI_HEAD.length)) : undefined)
const spkiOf = (letters: string): string => SPKI_HEAD + plainLetters(letters)

/** Three parts joined by points: what it says, the key, the office's signature over both. Undefined for a key that is not P-256. */
export function makeCertificate({ name, from, until, publicKey }: Certificate, sign: OfficeSign): string | undefined {
  const key = keyLetters(publicKey)
  if (key === undefined) return undefined
  const said = `${toBase64Url(JSON.stringify([name, from, until]))}.${key}`
  return `${said}.${urlLetters(sign(PURPOSE + said))}`
}

function readSaid(written: string): Omit<Certificate, 'publicKey'> | undefined {
  try {
    const [name, from, until] = JSON.parse(fromBase64Url(written) ?? 'null') as unknown[]
    const [first, last] = [parsePlainDate(String(from)), parsePlainDate(String(until))]
    return typeof name === 'string' && first && last ? { name, from: first, until: last } : undefined
  } catch {
    return undefined
  }
}

/** What a certificate says, if this office signed it. */
export async function readCertificate(
  text: string,
  { officeKey, verify }: { readonly officeKey: string; readonly verify: VerifySignature },
): Promise<Certificate | undefined> {
  const [written = '', key = '', signature = ''] = text.split('.')
  if (!(await verify(officeKey, `${PURPOSE}${written}.${key}`, plainLetters(signature)))) return undefined
  const said = readSaid(written)
  return said && { ...said, publicKey: spkiOf(key) }
}
