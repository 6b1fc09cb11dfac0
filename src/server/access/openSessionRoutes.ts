import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { SessionsAnswer } from '#sync/protocol/Sessions.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { writeAudit } from './audit.ts'
import { endSessions, listSessions } from './openSessions.ts'
import { ownAccount } from './ownAccount.ts'
import { refuseAccess } from './refuseAccess.ts'

type HttpContext = Context<HttpEnvironment>
type Ending = { readonly accountId: string; readonly on?: string; readonly but?: string }
const isUuid = (text: string | undefined): text is string => v.is(v.pipe(v.string(), v.uuid()), text)

const sessionsOf = ({ database, clock }: Services, context: HttpContext, accountId: string): Promise<SessionsAnswer> =>
  database.transaction({ kind: 'system' }, async (queries) => ({
    sessions: await listSessions(queries, accountId, { here: context.get('asker').deviceId, nowMs: clock.nowMs() }),
  }))

/** Ends them and writes it down, both or neither; the next question from there is answered «signed out». */
const end = ({ database, clock }: Services, context: HttpContext, { accountId, ...which }: Ending): Promise<number> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    const ended = await endSessions(queries, accountId, which)
    const asker = context.get('asker')
    const note = {
      accountId: asker.accountId,
      deviceId: asker.deviceId,
      act: 'session-ended' as const,
      subject: accountId,
      detail: { ended },
    }
    if (ended > 0) await writeAudit(queries, note, clock.nowMs())
    return ended
  })

/** Where one is signed in oneself, and for a coordinator where the accounts of the own units are. */
export function openSessionRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.sessions, async (context) =>
    context.json(await sessionsOf(services, context, context.get('asker').accountId)),
  )
  routes.post(`${OFFICE_ADDRESSES.sessions}/:id/ending`, async (context) => {
    const on = context.req.param('id')
    const ended = isUuid(on) ? await end(services, context, { accountId: context.get('asker').accountId, on }) : 0
    return ended > 0 ? context.json({}) : refuseAccess(context, 'not-found')
  })
  routes.get(`${OFFICE_ADDRESSES.accounts}/:id/sessions`, async (context) => {
    const account = await ownAccount(services, context)
    return account ? context.json(await sessionsOf(services, context, account.id)) : refuseAccess(context, 'not-found')
  })
  routes.post(`${OFFICE_ADDRESSES.accounts}/:id/sessions/ending`, async (context) => {
    const account = await ownAccount(services, context)
    if (!account) return refuseAccess(context, 'not-found')
    return context.json({ ended: await end(services, context, { accountId: account.id, but: context.get('asker').deviceId }) })
  })
  return routes
}
