import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { fromBase64Url, plainLetters, toBase64Url, urlLetters } from './base64url.ts'
import { readCertificate, type VerifySignature } from './certificate.ts'

/**
 * What the payee takes home: enough to be read and asked about, and no more of the person than they are called by. The year of birth
 * opens a slip, and so stands in no code's address.
 */
export type Receipt = {
  /** Of the payment as the office keeps it. */
  readonly factId: string
  readonly callName: string
  readonly month: PaymentMonth
  readonly amountInDong: number
  readonly paidAtMs: number
  readonly place: string
  readonly takenBy: 'self' | 'guardian' | 'authorised'
}
export type ReadReceipt =
  | { readonly kind: 'genuine'; readonly receipt: Receipt; readonly tellerName: string }
  /** Signed by a phone this office never certified, or by another office's. */
  | { readonly kind: 'forged' }
  /** The teller's signature does not fit what it says. */
  | { readonly kind: 'altered' }
  /** Signed by a certified phone, for a day its certificate does not hold for. */
  | { readonly kind: 'out-of-term' }
  | { readonly kind: 'not-a-receipt' }

const PURPOSE = 'tan-tay receipt 1.'
const MARK = 'bn'
const TAKERS = ['self', 'guardian', 'authorised'] as const
const MINUTE_MS = 60_000

const bodyOf = ({ factId, callName, month, amountInDong, paidAtMs, place, takenBy }: Receipt): string =>
  toBase64Url(
    JSON.stringify([
      factId.replaceAll('-', ''),
      callName,
      month,
      amountInDong,
      Math.floor(paidAtMs / MINUTE_MS),
      place,
      TAKERS.indexOf(takenBy),
    ]),
  )

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
const withDashes = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

function readBody(written: string): Receipt | undefined {
  try {
    const [id, callName, month, amountInDong, minute, place, taker] = JSON.parse(fromBase64Url(written) ?? 'null') as unknown[]
    const takenBy = isWhole(taker) ? TAKERS[taker] : undefined
    if (typeof id !== 'string' || typeof callName !== 'string' || typeof place !== 'string' || typeof month !== 'string') return undefined
    if (!isWhole(amountInDong) || !isWhole(minute) || !takenBy) return undefined
    const paidAtMs = minute * MINUTE_MS
    return { factId: withDashes(id), callName, month: month as PaymentMonth, amountInDong, paidAtMs, place, takenBy }
  } catch {
    return undefined
  }
}

/**
 * The receipt with the phone's signature and the office's certificate of the phone in one text for a code: made and checked without
 * network. `sign` is the phone's own hand and answers base64.
 */
export async function makeReceipt(receipt: Receipt, certificate: string, sign: (text: string) => Promise<string>): Promise<string> {
  const body = bodyOf(receipt)
  return [MARK, body, urlLetters(await sign(PURPOSE + body)), certificate].join('.')
}

/** In an address, so that any phone's camera opens what checks it; behind the hash sign nothing is sent anywhere. */
export const receiptAddress = (origin: string, receipt: string): string => `${origin}/phieu#${receipt}`

/** Whether a scanned text is a receipt at all, true or false: its letters, without the address before them. */
export function findReceipt(scanned: string): string | undefined {
  const text = scanned.trim().replace(/^https?:\/\/[^#\s]+#/i, '')
  return /^bn(\.[\w-]+){5}$/.test(text) ? text : undefined
}

/** Checked by the office's key alone, which whoever has opened a page of this office has. */
export async function readReceipt(
  scanned: string,
  { officeKey, verify }: { readonly officeKey: string; readonly verify: VerifySignature },
): Promise<ReadReceipt> {
  const [, body = '', signature = '', ...certificate] = findReceipt(scanned)?.split('.') ?? []
  if (body === '') return { kind: 'not-a-receipt' }
  const signer = await readCertificate(certificate.join('.'), { officeKey, verify })
  if (!signer) return { kind: 'forged' }
  if (!(await verify(signer.publicKey, PURPOSE + body, plainLetters(signature)))) return { kind: 'altered' }
  const receipt = readBody(body)
  if (!receipt) return { kind: 'not-a-receipt' }
  const day = vietnamDay(receipt.paidAtMs)
  return day < signer.from || day > signer.until ? { kind: 'out-of-term' } : { kind: 'genuine', receipt, tellerName: signer.name }
}
