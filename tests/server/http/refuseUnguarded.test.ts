import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { refuseUnguarded } from '#server/http/refuseUnguarded.ts'
import type { HttpEnvironment } from '#server/http/Services.ts'

type App = Hono<HttpEnvironment>
const appWith = (plant: (app: App) => unknown): App => {
  const app: App = new Hono<HttpEnvironment>()
  app.use((_context, next) => next())
  app.get('/health', (context) => context.text('well'))
  plant(app)
  return app
}
const within = (plant: (app: App) => unknown): App => appWith((app) => app.route('/', appWith(plant)))

it('lets a server start whose doors all have a row', () => {
  expect(() => refuseUnguarded(within(() => undefined))).not.toThrow()
})
it.each([
  ['an address of its own', (app: App) => app.get('/api/everything', (context) => context.text('all of it')), 'GET /api/everything'],
  ['another method than its row', (app: App) => app.put('/api/session', (context) => context.text('')), 'PUT /api/session'],
  ['every method at once', (app: App) => app.all('/api/everything', (context) => context.text('')), 'ALL /api/everything'],
  ['every method where one has a row', (app: App) => app.all('/api/session', (context) => context.text('')), 'ALL /api/session'],
])('does not start with a door nobody wrote a row for: %s', (_what, plant, door) => {
  for (const app of [appWith(plant), within(plant)]) expect(() => refuseUnguarded(app)).toThrow(`permission table: ${door}`)
})
