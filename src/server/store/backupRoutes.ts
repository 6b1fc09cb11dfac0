import { Hono } from 'hono'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { writeAudit } from '../access/audit.ts'

/** The whole embedded database, for the command line alone; PostgreSQL has its own tools. */
export function backupRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.backup, async (context) => {
    if (!database.dump) return context.json({ problem: 'not-found' }, 404)
    const { accountId, deviceId } = context.get('asker')
    await database.transaction({ kind: 'system' }, (queries) =>
      writeAudit(queries, { accountId, deviceId, act: 'database-dumped', subject: 'database', detail: {} }, clock.nowMs()),
    )
    const dump = await database.dump()
    return new Response(dump.stream(), { headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' } })
  })
  return routes
}
