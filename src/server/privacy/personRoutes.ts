import { Hono } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { erasureStep } from '#sync/protocol/DataRequests.ts'
import { peopleByName } from '#sync/protocol/PeopleByName.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { actOnErasure } from './erasures.ts'
import { findPeople } from './findPeople.ts'
import { exportPerson } from './personData.ts'

const STATUS = { 'not-found': 404, 'bad-request': 400, 'case-settled': 409, 'erase-by-another': 409, 'erase-still-due': 409 } as const
const system = { kind: 'system' } as const

/** One person: found by name, handed out whole, erased by two. */
export function personRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${OFFICE_ADDRESSES.privacy}/people`, async (context) => {
    const parsed = v.safeParse(peopleByName, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { name } = parsed.output
    return context.json(await database.transaction(actorOf(context.get('asker')), (queries) => findPeople(queries, name), 'read-snapshot'))
  })
  routes.get(`${OFFICE_ADDRESSES.privacy}/people/:id/data`, async (context) => {
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const data = await database.transaction(system, (queries) => exportPerson(queries, context.req.param('id'), by))
    return data ? context.json(data, 200, { 'cache-control': 'no-store' }) : context.json({ problem: 'not-found' }, 404)
  })
  routes.post(`${OFFICE_ADDRESSES.privacy}/requests/:id/erasure`, async (context) => {
    const parsed = v.safeParse(erasureStep, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { step: parsed.output, by: { asker: context.get('asker'), nowMs: clock.nowMs() } }
    const done = await database.transaction(system, (queries) => actOnErasure(queries, context.req.param('id'), order))
    return done.ok ? context.json({ done: true }) : context.json({ problem: done.refusal }, STATUS[done.refusal])
  })
  return routes
}
