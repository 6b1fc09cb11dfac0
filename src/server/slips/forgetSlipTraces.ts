import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { SLIP_TERMS } from '#domain/slips/slipTermsData.ts'
import type { Clock } from '../http/Services.ts'
import type { Database } from '../store/Database.ts'

const DAY_MS = 86_400_000

/** Tries with secrets nobody has, once their time is over, and where phones were reminded of slips that have ended. What was done with a slip stays. */
export function forgetSlipTraces(database: Database, clock: Clock): Promise<void> {
  const nowMs = clock.nowMs()
  return database.transaction({ kind: 'system' }, async (queries) => {
    await queries.query('DELETE FROM slip_use WHERE slip_id IS NULL AND at < to_timestamp($1 / 1000.0)', [
      nowMs - SLIP_TERMS.strangersDays * DAY_MS,
    ])
    await queries.query(
      `DELETE FROM slip_reminder USING slip_key JOIN slip ON slip.id = slip_key.slip_id
       WHERE slip_key.key_hash = slip_reminder.key_hash AND (slip.revoked_at IS NOT NULL OR slip.expires_on < $1::date)`,
      [vietnamDay(nowMs)],
    )
  })
}
