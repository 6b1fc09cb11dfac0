import { Hono } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { ticketRequest } from '#sync/protocol/Tickets.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { actOnTicket, listTickets } from './tickets.ts'

const STATUS = { 'not-found': 404, 'case-settled': 409 } as const

/** What nobody has explained between two rolls: whose it is, until when, and all that was said of it. */
export function ticketRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.tickets, async (context) => {
    const wanted = { areSettled: context.req.query('state') === 'settled', periodId: context.req.query('period') }
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => listTickets(queries, wanted), 'read-snapshot'),
    )
  })
  routes.post(`${OFFICE_ADDRESSES.tickets}/:id`, async (context) => {
    const parsed = v.safeParse(ticketRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { act: parsed.output, by: { asker: context.get('asker'), nowMs: clock.nowMs() } }
    const done = await database.transaction({ kind: 'system' }, (queries) => actOnTicket(queries, context.req.param('id'), order))
    return done.ok ? context.json({ done: true }) : context.json({ problem: done.refusal }, STATUS[done.refusal])
  })
  return routes
}
