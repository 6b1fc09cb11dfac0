import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import { makeCertificate } from '#sync/receipts/certificate.ts'
import type { Account } from '../access/accounts.ts'
import type { HeldOfDevice } from '../access/devices.ts'
import { CERTIFICATE_TERM } from './certificateTermData.ts'
import type { OfficeKey } from './OfficeKey.ts'

/**
 * What lets a teller's phone sign receipts without network; nobody else's gets one. It holds from the day the phone was taken in, so that
 * a payment shown again after a later word still checks. `signingKey`: SPKI, base64.
 */
export function certificateOf(
  account: Pick<Account, 'role' | 'displayName'>,
  {
    officeKey,
    signingKey,
    enrolledAtMs,
    nowMs,
  }: Pick<HeldOfDevice, 'signingKey' | 'enrolledAtMs'> & { readonly officeKey: OfficeKey; readonly nowMs: number },
): string | undefined {
  if (account.role !== 'teller') return undefined
  const from = vietnamDay(enrolledAtMs)
  const until = dateOfDayNumber(dayNumber(vietnamDay(nowMs)) + CERTIFICATE_TERM.days)
  return makeCertificate({ name: account.displayName, from, until, publicKey: signingKey }, (text) => officeKey.sign(text))
}
