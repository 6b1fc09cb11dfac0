import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { MOST_FACTS_IN_A_PUSH } from '#sync/protocol/Fact.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { receivePush } from './receivePush.ts'

const push = v.object({
  facts: v.pipe(v.array(v.unknown()), v.maxLength(MOST_FACTS_IN_A_PUSH)),
  unsentCount: v.fallback(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)), 0),
  oldestUnsentAtMs: v.fallback(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_000_000_000_000_000))), null),
})

const RETRY_AFTER_SECONDS = '20'

/** Push knows no minimum app version, ever. */
export function inboxRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(ADDRESSES.facts, async (context) => {
    const parsed = v.safeParse(push, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    try {
      const { facts, ...waiting } = parsed.output
      const { answers, epoch } = await receivePush(services, context.get('asker'), { facts, waiting })
      return context.json({ answers, epoch, serverTimeMs: services.clock.nowMs() })
    } catch (trouble) {
      services.log.error({ act: 'push', trouble: trouble instanceof Error ? trouble.name : 'unknown' })
      return context.json({ problem: 'server-busy' }, 503, { 'retry-after': RETRY_AFTER_SECONDS })
    }
  })
  return routes
}
