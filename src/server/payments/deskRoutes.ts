import { Hono } from 'hono'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { authorisationRoutes } from './authorisationRoutes.ts'
import { candidateRoutes } from './candidateRoutes.ts'
import { lineRoutes } from './lineRoutes.ts'
import { payPointRoutes } from './payPointRoutes.ts'
import { periodRoutes } from './periodRoutes.ts'
import { reconciliationRoutes } from './reconciliationRoutes.ts'
import { recoveryRoutes } from './recoveryRoutes.ts'
import { reportRoutes } from './reportRoutes.ts'
import { rollRoutes } from './rollRoutes.ts'
import { ticketRoutes } from './ticketRoutes.ts'

/** The office's side of paying; the counter's is `sessionRoutes`. */
export function deskRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  for (const more of [
    payPointRoutes,
    periodRoutes,
    lineRoutes,
    candidateRoutes,
    rollRoutes,
    ticketRoutes,
    reportRoutes,
    reconciliationRoutes,
    authorisationRoutes,
    recoveryRoutes,
  ])
    routes.route('/', more(services))
  return routes
}
