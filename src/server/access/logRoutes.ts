import { Hono } from 'hono'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { LOG_GROUPS } from '#sync/protocol/OfficeLog.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { readLog, UUID, type LogWish } from './readLog.ts'

const idOf = (text: string | undefined): string | undefined => (text !== undefined && UUID.test(text) ? text : undefined)

/** What cannot be read narrows nothing. */
const wishOf = ({ group, before, person, account, from, until }: Record<string, string | undefined>): LogWish => ({
  group: LOG_GROUPS.find((one) => one === group),
  before: /^\d{1,15}$/.test(before ?? '') ? Number(before) : undefined,
  ...{ personId: idOf(person), accountId: idOf(account), from: parsePlainDate(from ?? ''), until: parsePlainDate(until ?? '') },
})

/** What was seen, taken out, changed and refused, for whoever looks after it. */
export function logRoutes({ database }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.log, async (context) => {
    const wish = wishOf(context.req.query())
    // The log is nobody's page: whose doings the asker may read is asked for entry by entry.
    return context.json(
      await database.transaction({ kind: 'system' }, (queries) => readLog(queries, wish, context.get('asker')), 'read-snapshot'),
    )
  })
  return routes
}
