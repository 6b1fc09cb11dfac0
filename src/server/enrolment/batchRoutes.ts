import { Hono } from 'hono'
import * as v from 'valibot'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { batchRequest, papersRequest } from '#sync/protocol/Enrolment.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { answerPapers, handOverPapers, listBatches } from './batches.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Papers handed from the commune to the bank or post office: acknowledged or returned, one by one. */
export function batchRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${ADDRESSES.enrolment}/batches`, async (context) => {
    const today = vietnamDay(clock.nowMs())
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => listBatches(queries, today), 'read-snapshot'),
    )
  })
  routes.post(`${ADDRESSES.enrolment}/batches`, async (context) => {
    const parsed = v.safeParse(batchRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const papers = await database.transaction({ kind: 'system' }, (queries) => handOverPapers(queries, parsed.output, by))
    return papers === 'not-allowed' ? context.json({ problem: papers }, 403) : context.json({ papers })
  })
  routes.post(`${ADDRESSES.enrolment}/batches/:id/answers`, async (context) => {
    const id = context.req.param('id')
    const parsed = v.safeParse(papersRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success || !UUID.test(id)) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const answered = await database.transaction({ kind: 'system' }, (queries) => answerPapers(queries, id, { ...parsed.output, by }))
    return answered === 'not-found' ? context.json({ problem: answered }, 404) : context.json({ answered })
  })
  return routes
}
