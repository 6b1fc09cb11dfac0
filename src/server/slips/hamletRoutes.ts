import { Hono } from 'hono'
import { compress } from 'hono/compress'
import * as v from 'valibot'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { hamletSlipsRequest } from '#sync/protocol/SlipDesk.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { listHamlets, makeHamletSlips } from './hamletSlips.ts'

/** A hamlet's slips at once, for printing. */
export function hamletRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.use(`${ADDRESSES.slips}/hamlets`, compress())
  routes.get(`${ADDRESSES.slips}/hamlets`, async (context) => {
    const { unitCodes } = context.get('asker')
    const today = vietnamDay(clock.nowMs())
    return context.json(await database.transaction({ kind: 'system' }, (queries) => listHamlets(queries, unitCodes, today)))
  })
  routes.post(`${ADDRESSES.slips}/hamlets`, async (context) => {
    const parsed = v.safeParse(hamletSlipsRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const made = await database.transaction({ kind: 'system' }, (queries) => makeHamletSlips(queries, parsed.output, by))
    return made ? context.json(made, 201, { 'cache-control': 'no-store' }) : context.json({ problem: 'not-found' }, 404)
  })
  return routes
}
