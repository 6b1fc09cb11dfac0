import type { PaymentPeriod, PayPoint } from '#domain/payments/PaymentLine.ts'
import type { PayablesAnswer } from '#sync/protocol/PayRoll.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { listSessions } from './paySessions.ts'

/** A period as everybody reads it; its body holds what was written down when it was made. */
export const PERIOD_COLUMNS = `id, body ->> 'name' AS name, months, unit_codes AS "unitCodes", body ->> 'payFrom' AS "payFrom", body ->> 'payUntil' AS "payUntil",
  body ->> 'signature' AS signature, body ->> 'photo' AS photo, state, previous_id AS "previousId"`
export const POINT_COLUMNS = `id, unit_code AS "unitCode", name, address, hours, channel`

/** What a teller can open a session for: rolls that are released, places, and what waits there and nobody holds. */
export async function payables(queries: Queries, asker: Asker): Promise<PayablesAnswer> {
  const periods = await queries.query<PaymentPeriod>(
    `SELECT ${PERIOD_COLUMNS} FROM payment_period WHERE state IN ('released', 'paying') ORDER BY months DESC, made_at DESC`,
  )
  const points = await queries.query<PayPoint>(`SELECT ${POINT_COLUMNS} FROM pay_point WHERE closed_at IS NULL ORDER BY unit_code, name`)
  const periodIds = periods.map((period) => period.id)
  const free = await queries.query<PayablesAnswer['free'][number]>(
    `SELECT line.period_id AS "periodId", line.pay_point_id AS "payPointId", person.hamlet, count(*)::int8 AS lines, sum(line.amount_in_dong)::int8 AS "sumInDong"
     FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id LEFT JOIN pay_session AS holder ON holder.id = line.session_id
     WHERE line.period_id = ANY ($1::uuid[]) AND line.pay_point_id IS NOT NULL AND line.outcome = 'open' AND (holder.id IS NULL OR holder.closing IS NOT NULL)
       AND NOT EXISTS (SELECT FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL)
     GROUP BY line.period_id, line.pay_point_id, person.hamlet ORDER BY person.hamlet`,
    [periodIds],
  )
  return { periods, points, sessions: await listSessions(queries, asker, periodIds), free }
}
