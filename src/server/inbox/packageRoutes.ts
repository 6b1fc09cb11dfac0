import { Hono } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { takeInPackage } from './takeInPackage.ts'

const request = v.object({ text: v.string() })

/** What a phone that could not send handed out as a file. */
export function packageRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(OFFICE_ADDRESSES.unsentPackages, async (context) => {
    const parsed = v.safeParse(request, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const outcome = await takeInPackage(services, context.get('asker'), parsed.output.text)
    return 'problem' in outcome ? context.json({ problem: outcome.problem }, 409) : context.json(outcome.answer)
  })
  return routes
}
