import { Hono } from 'hono'
import { compress } from 'hono/compress'
import * as v from 'valibot'
import type { StepOwner } from '#domain/enrolment/Obstacle.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { targetRequest } from '#sync/protocol/Enrolment.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { bankReportRoutes } from './bankReportRoutes.ts'
import { batchRoutes } from './batchRoutes.ts'
import { cashPointRoutes } from './cashPointRoutes.ts'
import { revealAccount } from './revealAccount.ts'
import { shareRoutes } from './shareRoutes.ts'
import { readWork } from './workList.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const OWNERS: readonly StepOwner[] = ['commune', 'bank', 'office']

/** The honest figure, whose turn it is, papers between the two sides, and accounts on record. */
export function enrolmentRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.use(`${ADDRESSES.enrolment}/work`, compress())
  routes.get(`${ADDRESSES.enrolment}/work`, async (context) => {
    const { unit: unitCode, hamlet, obstacle } = context.req.query()
    // Beside the desk nobody asks for another's turn: what the bank owes is what papers are handed in for, and what the teller does.
    const asked = context.req.query('owner')
    const owner = context.get('asker').role !== 'coordinator' ? 'bank' : asked === undefined ? null : OWNERS.find((one) => one === asked)
    if (owner === undefined) return context.json({ problem: 'bad-request' }, 400)
    const today = vietnamDay(clock.nowMs())
    const read = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => readWork(queries, { owner, unitCode, hamlet, obstacle }, today),
      'read-snapshot',
    )
    return context.json(read)
  })
  routes.post(`${ADDRESSES.enrolment}/targets`, async (context) => {
    const parsed = v.safeParse(targetRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { accountId, unitCodes } = context.get('asker')
    const { unitCode, shareInTenths } = parsed.output
    if (!unitCodes.includes(unitCode)) return context.json({ problem: 'not-allowed' }, 403)
    await database.transaction({ kind: 'system' }, (queries) =>
      queries.query(
        'INSERT INTO enrolment_target (unit_code, share_in_tenths, set_at, set_by) VALUES ($1, $2, to_timestamp($3 / 1000.0), $4)',
        [unitCode, shareInTenths, clock.nowMs(), accountId],
      ),
    )
    return context.json({ done: true })
  })
  routes.get(`${ADDRESSES.enrolment}/accounts/:id`, async (context) => {
    const id = context.req.param('id')
    const account = UUID.test(id) ? await revealAccount(services, context.get('asker'), id) : undefined
    return account ? context.json(account, 200, { 'cache-control': 'no-store' }) : context.json({ problem: 'not-found' }, 404)
  })
  for (const own of [batchRoutes, bankReportRoutes, cashPointRoutes, shareRoutes]) routes.route('/', own(services))
  return routes
}
