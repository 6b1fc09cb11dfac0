import { Hono } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { addedLineRequest, lineSearchRequest, stopRequest, type LinesAnswer } from '#sync/protocol/Payments.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { addLine, stopLines } from './changeLines.ts'
import { changePeriod, type HttpContext } from './changePeriod.ts'
import { linesOnDesk, type LineFilter } from './linesOnDesk.ts'
import { findPeriod } from './periods.ts'

const pageOf = (text: string | undefined): number => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : 0)

type Wanted = { filter: LineFilter; page: number; onPaper?: boolean }
async function answerLines({ database }: Services, context: HttpContext, wanted: Wanted): Promise<Response> {
  const answer = await database.transaction(
    actorOf(context.get('asker')),
    async (queries): Promise<LinesAnswer | undefined> => {
      const period = await findPeriod(queries, context.req.param('id') ?? '')
      return period && linesOnDesk(queries, period, wanted)
    },
    'read-snapshot',
  )
  return answer ? context.json(answer) : context.json({ problem: 'not-found' }, 404)
}

/** The lines of a roll: looked at, searched, added after the release, stopped. */
export function lineRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${OFFICE_ADDRESSES.periods}/:id/lines`, (context) => {
    const { unit, state, channel, point, programme, page, paper } = context.req.query()
    const filter: LineFilter = { unitCode: unit, state, channel, payPointId: point, programmeCode: programme }
    return answerLines(services, context, { filter, page: pageOf(page), onPaper: paper === '1' })
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/search`, async (context) => {
    const parsed = v.safeParse(lineSearchRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { page, ...filter } = parsed.output
    return answerLines(services, context, { filter, page })
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/lines`, async (context) => {
    const parsed = v.safeParse(addedLineRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changePeriod(services, context, (change) => addLine(change, parsed.output))
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/stops`, async (context) => {
    const parsed = v.safeParse(stopRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changePeriod(services, context, (change) => stopLines(change, parsed.output))
  })
  return routes
}
