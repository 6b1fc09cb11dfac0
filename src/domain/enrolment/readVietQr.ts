import type { Result } from '../shared/Result.ts'
import { findBank } from './banksData.ts'
import { checkSum } from './checkSum.ts'

export type VietQrProblem = 'not-vietqr' | 'code-damaged' | 'bank-unknown' | 'number-unreadable'
export type AccountOnCode = { readonly bankBin: string; readonly accountNumber: string }

const NAPAS = 'A000000727'
/** Six to nineteen letters or digits: some accounts bear a name. */
const ACCOUNT_NUMBER = /^[0-9A-Za-z]{6,19}$/

/** Tag, length and value one after the other, two digits each; undefined where a length leads beyond the end. */
function fieldsOf(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length;) {
    const head = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4))
    const [, tag, length] = head ?? []
    const end = at + 4 + Number(length)
    if (tag === undefined || end > text.length) return undefined
    fields.set(tag, text.slice(at + 4, end))
    at = end
  }
  return fields
}

const CHECKED_TAIL = /6304([0-9A-F]{4})$/i

/** The last four letters are the check over all before them, their own tag and length included. */
const isWhole = (text: string): boolean => CHECKED_TAIL.exec(text)?.[1]?.toUpperCase() === checkSum(text.slice(0, -4))

/**
 * The account a VietQR code pays to: EMVCo tag, length, value; field 38 names NAPAS, the bank and the account; CRC-16/CCITT-FALSE.
 * Anything else the code says (amount, purpose) is left unread.
 */
export function readVietQr(scanned: string): Result<AccountOnCode, VietQrProblem> {
  const text = scanned.trim()
  const merchant = fieldsOf(fieldsOf(text)?.get('38') ?? '')
  if (!text.startsWith('000201')) return { ok: false, refusal: 'not-vietqr' }
  if (!isWhole(text)) return { ok: false, refusal: 'code-damaged' }
  if (merchant?.get('00') !== NAPAS) return { ok: false, refusal: 'not-vietqr' }
  const receiver = fieldsOf(merchant.get('01') ?? '')
  const [bankBin, accountNumber] = [receiver?.get('00') ?? '', receiver?.get('01') ?? '']
  if (!findBank(bankBin)) return { ok: false, refusal: 'bank-unknown' }
  return ACCOUNT_NUMBER.test(accountNumber) ? { ok: true, value: { bankBin, accountNumber } } : { ok: false, refusal: 'number-unreadable' }
}

/** As typed, with spaces and dots between the groups; undefined for what is no account number. */
export function parseAccountNumber(typed: string): string | undefined {
  const bare = typed.replace(/[\s.-]/g, '')
  return ACCOUNT_NUMBER.test(bare) ? bare : undefined
}
