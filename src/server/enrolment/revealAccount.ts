import type { AccountAnswer } from '#sync/protocol/Enrolment.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { Asker, Services } from '../http/Services.ts'

/** The newest account of a person, whole. Whoever looks is written down before anything is shown; the number itself is not. */
export async function revealAccount(
  { database, clock }: Services,
  asker: Asker,
  beneficiaryId: string,
): Promise<AccountAnswer | undefined> {
  const [found] = await database.transaction(
    actorOf(asker),
    (queries) =>
      queries.query<AccountAnswer>(
        `SELECT bank_bin AS "bankBin", account_number AS "accountNumber", holder_name AS "holderName" FROM enrolment_account WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY n DESC LIMIT 1`,
        [beneficiaryId],
      ),
    'read-snapshot',
  )
  if (!found) return undefined
  const note = {
    accountId: asker.accountId,
    deviceId: asker.deviceId,
    act: 'bank-account-seen' as const,
    subject: beneficiaryId,
    detail: {},
  }
  await database.transaction({ kind: 'system' }, (queries) => writeAudit(queries, note, clock.nowMs()))
  return found
}
