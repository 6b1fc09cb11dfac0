import { Hono } from 'hono'
import { compress } from 'hono/compress'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { leaseRequest, sessionRequest, type RollPage } from '#sync/protocol/PayRoll.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { payables } from './payables.ts'
import { readRoll } from './payRoll.ts'
import { changeLeases, findSession, openSession, type SessionRefusal } from './paySessions.ts'

const STATUS: Readonly<Record<SessionRefusal, 403 | 404 | 409>> = {
  'not-found': 404,
  'not-allowed': 403,
  'period-not-payable': 409,
  'session-not-open': 409,
}

const positionOf = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0)

/** The counter's doors: what can be paid, opening a session, its roll and what changed on it, lending lines to the phone beside. */
export function sessionRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.use(`${ADDRESSES.paySessions}/*`, compress())
  routes.get(ADDRESSES.payables, async (context) => {
    const asker = context.get('asker')
    return context.json(await database.transaction(actorOf(asker), (queries) => payables(queries, asker), 'read-snapshot'))
  })
  routes.post(ADDRESSES.paySessions, async (context) => {
    const parsed = v.safeParse(sessionRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const opened = await database.transaction({ kind: 'system' }, (queries) => openSession(queries, parsed.output, by))
    return opened.ok ? context.json(opened.value) : context.json({ problem: opened.refusal }, STATUS[opened.refusal])
  })
  routes.post(`${ADDRESSES.paySessions}/:id/leases`, async (context) => {
    const parsed = v.safeParse(leaseRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { ...parsed.output, sessionId: context.req.param('id') }
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const changed = await database.transaction({ kind: 'system' }, (queries) => changeLeases(queries, order, by))
    return changed.ok ? context.json(changed.value) : context.json({ problem: changed.refusal }, STATUS[changed.refusal])
  })
  routes.get(`${ADDRESSES.paySessions}/:id/roll`, async (context) => {
    const asker = context.get('asker')
    const page = await database.transaction(
      actorOf(asker),
      async (queries) => {
        const session = await findSession(queries, asker, context.req.param('id'))
        if (!session?.isOwn) return undefined
        const roll = await readRoll(queries, { periodId: session.periodId, after: positionOf(context.req.query('after')) })
        return { session, ...roll, scopeVersion: asker.scopeVersion, serverTimeMs: clock.nowMs() } satisfies RollPage
      },
      'read-snapshot',
    )
    return page ? context.json(page) : context.json({ problem: 'not-found' }, 404)
  })
  return routes
}
