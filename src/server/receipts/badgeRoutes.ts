import { Hono } from 'hono'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { makeBadge } from '#sync/receipts/badge.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { unitNames } from '../store/unitNames.ts'

/** Today's badge of whoever asks, signed by the office; it says name, duty and commune, and tomorrow it is good for nothing. */
export function badgeRoutes({ database, clock, officeKey }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(ADDRESSES.badge, async (context) => {
    const { displayName, role, unitCodes } = context.get('asker')
    const names = await unitNames(database, unitCodes)
    const unitName = unitCodes.length === 1 ? (names.get(unitCodes[0] ?? '') ?? '') : ''
    const day = vietnamDay(clock.nowMs())
    return context.json({ text: makeBadge({ name: displayName, role, unitName, day }, (text) => officeKey.sign(text)), day })
  })
  return routes
}
