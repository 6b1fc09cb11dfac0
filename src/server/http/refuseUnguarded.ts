import type { Hono } from 'hono'
import { inspectRoutes } from 'hono/dev'
import { permissionFor } from '../access/permissions.ts'
import type { HttpEnvironment } from './Services.ts'

/**
 * A door nobody has written a row for does not open at all: the server does not start. One that answers every method has no row either, for
 * a row is for one method; what only stands before doors and lets through is none.
 */
export function refuseUnguarded(app: Hono<HttpEnvironment>): void {
  const doors = inspectRoutes(app).filter(({ method, isMiddleware }) => method !== 'ALL' || !isMiddleware)
  const open = doors.filter(({ method, path }) => !permissionFor(method, path))
  if (open.length > 0)
    throw new Error(`Route without a row in the permission table: ${open.map(({ method, path }) => `${method} ${path}`).join(', ')}`)
}
