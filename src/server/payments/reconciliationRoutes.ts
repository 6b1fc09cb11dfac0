import { Hono } from 'hono'
import * as v from 'valibot'
import { parsePlainDate, vietnamDay } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { reconciliationRequest } from '#sync/protocol/PaymentFiles.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { changePeriod, isOwn } from './changePeriod.ts'
import { findPeriod } from './periods.ts'
import { previewReconciliation, reconcile } from './reconcile.ts'
import { readSent, refusalOf } from './rollRoutes.ts'

/** The post office's own file, or a bank's credit list: what was paid is not typed in twice. */
export function reconciliationRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/reconciliation`, async (context) => {
    const parsed = v.safeParse(reconciliationRequest, await context.req.json().catch(() => undefined))
    const day = parsed.success ? parsePlainDate(parsed.output.day) : undefined
    if (!parsed.success || !day) return context.json({ problem: 'bad-request' }, 400)
    const { dryRun, source, fileName } = parsed.output
    const list = await readSent(parsed.output)
    if (!list.ok) return context.json(refusalOf(list.refusal), 422)
    const task = { list: list.value, source, day, today: vietnamDay(services.clock.nowMs()), fileName }
    if (!dryRun) return changePeriod(services, context, (change) => reconcile(change, task))
    const asker = context.get('asker')
    const answer = await services.database.transaction(
      actorOf(asker),
      async (queries) => {
        const period = await findPeriod(queries, context.req.param('id'))
        return isOwn(period, asker) ? previewReconciliation(queries, period, task) : undefined
      },
      'read-snapshot',
    )
    return answer ? context.json(answer) : context.json({ problem: 'not-found' }, 404)
  })
  return routes
}
