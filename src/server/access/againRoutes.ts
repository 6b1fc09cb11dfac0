import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import * as v from 'valibot'
import { ADDRESSES, type AccessProblem } from '#sync/protocol/Access.ts'
import type { LogAct } from '#sync/protocol/OfficeLog.ts'
import type { PasskeyProof } from '#sync/protocol/Passkeys.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { findAccount, setPassword } from './accounts.ts'
import { writeAudit } from './audit.ts'
import { takePasskey } from './passkeys.ts'
import { askedInside, partyOf } from './passkeyRoutes.ts'
import { hashPassword, isStrongPassword, passwordIsRight } from './passwords.ts'
import { passkeyProof } from './readPasskey.ts'
import { refuseAccess } from './refuseAccess.ts'
import { COOKIE, markSignedIn } from './sessions.ts'
import { mayTry, type SignInLimits } from './signInLimits.ts'

const said = v.object({ password: v.pipe(v.string(), v.maxLength(200)) })
const shown = v.object({ passkey: passkeyProof })
type HttpContext = Context<HttpEnvironment>

/** Written down in the asker's own name, together with what was done. */
async function writeDown(
  { database, clock }: Services,
  context: HttpContext,
  { act, detail = {}, write }: { act: LogAct; detail?: Record<string, string>; write?: (queries: Queries) => Promise<unknown> },
): Promise<void> {
  const { accountId, deviceId } = context.get('asker')
  await database.transaction({ kind: 'system' }, async (queries) => {
    await write?.(queries)
    await writeAudit(queries, { accountId, deviceId, act, subject: accountId, detail }, clock.nowMs())
  })
}

/** A passkey with its owner verified gives both at once: who it is and that the key is at hand. */
async function proveByPasskey(
  services: Services,
  { limits, context, passkey }: { limits: SignInLimits; context: HttpContext; passkey: PasskeyProof },
): Promise<AccessProblem | undefined> {
  const { accountId } = context.get('asker')
  const nowMs = services.clock.nowMs()
  const party = partyOf(services, context)
  if (!limits.byFactor.mayTry(accountId, nowMs)) return 'too-many-tries'
  const answered = { accountId, asked: askedInside(context, 'again'), party, nowMs }
  const isRight = await services.database.transaction(
    { kind: 'system' },
    async (queries) => party !== undefined && takePasskey(queries, passkey, { ...answered, party }),
  )
  if (!isRight) {
    await writeDown(services, context, { act: 'sign-in-refused', detail: { problem: 'passkey-wrong' } })
    return 'passkey-wrong'
  }
  const token = getCookie(context, COOKIE) ?? ''
  await writeDown(services, context, { act: 'signed-in-again', write: (queries) => markSignedIn(queries, token, nowMs) })
  return undefined
}

/** Whoever is in already says the password once more; the session stays what it is, whatever is said. */
async function proveAgain(services: Services, limits: SignInLimits, context: HttpContext): Promise<AccessProblem | undefined> {
  const { accountId, deviceId } = context.get('asker')
  const nowMs = services.clock.nowMs()
  const body: unknown = await context.req.json().catch(() => undefined)
  const byKey = v.safeParse(shown, body)
  if (byKey.success) return proveByPasskey(services, { limits, context, passkey: byKey.output.passkey })
  const parsed = v.safeParse(said, body)
  if (!parsed.success) return 'bad-request'
  const account = await services.database.transaction({ kind: 'system' }, (queries) => findAccount(queries, accountId))
  if (!account) return 'signed-out'
  if (account.passwordHash === null) return 'password-missing'
  if (!mayTry(limits, context, { account: account.username, device: deviceId, nowMs })) return 'too-many-tries'
  if (!(await passwordIsRight(account.passwordHash, parsed.output.password))) {
    await writeDown(services, context, { act: 'sign-in-refused', detail: { problem: 'wrong-name-or-password' } })
    return 'wrong-name-or-password'
  }
  const token = getCookie(context, COOKIE) ?? ''
  await writeDown(services, context, { act: 'signed-in-again', write: (queries) => markSignedIn(queries, token, services.clock.nowMs()) })
  return undefined
}

/** One's own password; every other session of the account ends with the old one. */
async function changePassword(services: Services, context: HttpContext): Promise<AccessProblem | undefined> {
  const parsed = v.safeParse(said, await context.req.json().catch(() => undefined))
  if (!parsed.success) return 'bad-request'
  if (!isStrongPassword(parsed.output.password)) return 'password-too-weak'
  const { accountId, deviceId } = context.get('asker')
  const passwordHash = await hashPassword(parsed.output.password)
  await writeDown(services, context, {
    act: 'password-changed',
    write: (queries) => setPassword(queries, accountId, { passwordHash, staysOn: deviceId }),
  })
  return undefined
}

/** The password, said again by whoever is in already, or chosen anew. */
export function againRoutes(services: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  const answer = (context: HttpContext, problem: AccessProblem | undefined) => (problem ? refuseAccess(context, problem) : context.json({}))
  routes.get(`${ADDRESSES.session}/again`, (context) => context.json({}))
  routes.post(`${ADDRESSES.session}/again`, async (context) => answer(context, await proveAgain(services, limits, context)))
  routes.post(`${ADDRESSES.session}/password`, async (context) => answer(context, await changePassword(services, context)))
  return routes
}
