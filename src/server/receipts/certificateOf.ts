import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import { makeCertificate } from '#sync/receipts/certificate.ts'
import type { Account } from '../access/accounts.ts'
import { CERTIFICATE_TERM } from './certificateTermData.ts'
import type { OfficeKey } from './OfficeKey.ts'

/** What lets a teller's phone sign receipts without network; nobody else's gets one. `signingKey`: SPKI, base64. */
export function certificateOf(
  account: Pick<Account, 'role' | 'displayName'>,
  { officeKey, signingKey, nowMs }: { readonly officeKey: OfficeKey; readonly signingKey: string; readonly nowMs: number },
): string | undefined {
  if (account.role !== 'teller') return undefined
  const from = vietnamDay(nowMs)
  const until = dateOfDayNumber(dayNumber(from) + CERTIFICATE_TERM.days)
  return makeCertificate({ name: account.displayName, from, until, publicKey: signingKey }, (text) => officeKey.sign(text))
}
