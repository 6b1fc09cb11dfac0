import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { LogAct } from '#sync/protocol/OfficeLog.ts'
import type { BegunFactorAnswer, ConfirmedFactorAnswer } from '#sync/protocol/SecondFactor.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { findAccount } from './accounts.ts'
import { writeAudit } from './audit.ts'
import { enrolAddress } from './oneTimeCode.ts'
import { ownAccount } from './ownAccount.ts'
import { refuseAccess } from './refuseAccess.ts'
import { beginFactor, confirmFactor, removeFactor, setFactorRequired, standingOf } from './secondFactor.ts'
import type { SignInLimits } from './signInLimits.ts'

const confirmation = v.object({ code: v.pipe(v.string(), v.maxLength(20)) })
const setting = v.object({ isRequired: v.boolean() })
type HttpContext = Context<HttpEnvironment>

const noteOf = (context: HttpContext, act: LogAct, subject: string) => {
  const { accountId, deviceId } = context.get('asker')
  return { accountId, deviceId, act, subject, detail: {} }
}

/** One's own second factor: how it stands, a new secret, and the code that makes it hold. */
function ownFactorRoutes({ database, clock, factorSeal: seal, isPractice }: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  const whose = (context: HttpContext) => ({ accountId: context.get('asker').accountId, seal, nowMs: clock.nowMs() })
  const inSystem = <Value>(work: (queries: Queries) => Promise<Value>) => database.transaction({ kind: 'system' }, work)

  routes.get(OFFICE_ADDRESSES.secondFactor, async (context) =>
    context.json(await inSystem((queries) => standingOf(queries, context.get('asker').accountId, isPractice))),
  )
  routes.post(OFFICE_ADDRESSES.secondFactor, async (context) => {
    const own = whose(context)
    const begun = await inSystem(async (queries): Promise<BegunFactorAnswer | undefined> => {
      const account = await findAccount(queries, own.accountId)
      if (!account) return undefined
      const secret = await beginFactor(queries, own)
      return { secret, address: enrolAddress(secret, account.username) }
    })
    return begun ? context.json(begun) : refuseAccess(context, 'signed-out')
  })
  routes.post(`${OFFICE_ADDRESSES.secondFactor}/confirmation`, async (context) => {
    const parsed = v.safeParse(confirmation, await context.req.json().catch(() => undefined))
    if (!parsed.success) return refuseAccess(context, 'bad-request')
    const own = whose(context)
    if (!limits.byFactor.mayTry(own.accountId, own.nowMs)) return refuseAccess(context, 'too-many-tries')
    const recoveryCodes = await inSystem(async (queries) => {
      const codes = await confirmFactor(queries, own, parsed.output.code.replaceAll(' ', ''))
      if (codes) await writeAudit(queries, noteOf(context, 'second-factor-set', own.accountId), own.nowMs)
      return codes
    })
    return recoveryCodes ? context.json({ recoveryCodes } satisfies ConfirmedFactorAnswer) : refuseAccess(context, 'second-factor-wrong')
  })
  return routes
}

/** What the office decides on its own machine: whether the duties want one, and that a lost one is gone. */
export function secondFactorRoutes(services: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.route('/', ownFactorRoutes(services, limits))
  routes.post(`${OFFICE_ADDRESSES.secondFactor}/setting`, async (context) => {
    const parsed = v.safeParse(setting, await context.req.json().catch(() => undefined))
    if (!parsed.success) return refuseAccess(context, 'bad-request')
    const { isRequired } = parsed.output
    const act = isRequired ? ('second-factor-required' as const) : ('second-factor-optional' as const)
    await database.transaction({ kind: 'system' }, async (queries) => {
      await setFactorRequired(queries, isRequired)
      await writeAudit(queries, noteOf(context, act, 'second-factor'), clock.nowMs())
    })
    return context.json({ isRequired })
  })
  routes.post(`${OFFICE_ADDRESSES.accounts}/:id/second-factor/removal`, async (context) => {
    const account = await ownAccount(services, context)
    const isRemoved =
      account !== undefined &&
      (await database.transaction({ kind: 'system' }, async (queries) => {
        const wasThere = await removeFactor(queries, account.id)
        if (wasThere) await writeAudit(queries, noteOf(context, 'second-factor-removed', account.id), clock.nowMs())
        return wasThere
      }))
    return isRemoved ? context.json({}) : refuseAccess(context, 'not-found')
  })
  return routes
}
