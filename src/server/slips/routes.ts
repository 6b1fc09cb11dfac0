import { Hono } from 'hono'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { contactRoutes, reportRoutes, slipRoutes } from './deskRoutes.ts'
import type { GuessWatch } from './GuessWatch.ts'
import { reminderRoutes } from '../reminders/reminderRoutes.ts'
import { hamletRoutes } from './hamletRoutes.ts'
import { slipPageRoutes } from './publicRoutes.ts'

/** Slips on both sides: staff who hand them out and answer, and whoever holds one. */
export function slipsRoutes(services: Services, watch: GuessWatch): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  for (const more of [
    slipRoutes(services),
    hamletRoutes(services),
    reportRoutes(services),
    contactRoutes(services),
    slipPageRoutes(services, watch),
    reminderRoutes(services, watch),
  ])
    routes.route('/', more)
  return routes
}
