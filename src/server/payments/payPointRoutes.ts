import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { PayPoint } from '#domain/payments/PaymentLine.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { payPointRequest } from '#sync/protocol/Payments.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { POINT_COLUMNS } from './payables.ts'

/** Where money is paid out: a post office's counter, a commune's hall, people's homes. */
export function payPointRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.payPoints, async (context) => {
    const points = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => queries.query<PayPoint>(`SELECT ${POINT_COLUMNS} FROM pay_point WHERE closed_at IS NULL ORDER BY unit_code, name`),
      'read-snapshot',
    )
    return context.json({ points })
  })
  routes.post(OFFICE_ADDRESSES.payPoints, async (context) => {
    const parsed = v.safeParse(payPointRequest, await context.req.json().catch(() => undefined))
    const [asker, nowMs, id] = [context.get('asker'), clock.nowMs(), randomUUID()]
    if (!parsed.success || !asker.unitCodes.includes(parsed.output.unitCode)) return context.json({ problem: 'bad-request' }, 400)
    const { unitCode, name, address, hours, channel } = parsed.output
    await database.transaction({ kind: 'system' }, async (queries) => {
      const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'pay-point-made' as const, subject: id }
      await writeAudit(queries, { ...note, detail: { unitCode, channel } }, nowMs)
      await queries.query('INSERT INTO pay_point (id, unit_code, name, address, hours, channel) VALUES ($1, $2, $3, $4, $5, $6)', [
        id,
        unitCode,
        name,
        address,
        hours,
        channel,
      ])
    })
    return context.json({ id }, 201)
  })
  return routes
}
