import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { ADDRESSES, type AccessProblem, type DeviceIntroduction } from '#sync/protocol/Access.ts'
import type { FactorProof } from '#sync/protocol/Passkeys.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { findAccountByName, type Account } from './accounts.ts'
import { writeAudit } from './audit.ts'
import { enrolDevice, heldOfDevice, isSigningKey, type HeldOfDevice } from './devices.ts'
import { findJoinCode, takeJoinCode } from './joinCodes.ts'
import { passFactor, type Door } from './passFactor.ts'
import { askedAtDoor, partyOf } from './passkeyRoutes.ts'
import { passkeyProof } from './readPasskey.ts'
import { passwordIsRight } from './passwords.ts'
import { refuseAccess } from './refuseAccess.ts'
import { signedInFor, signedInNow } from './signedIn.ts'
import { closeSession, COOKIE, openSession } from './sessions.ts'
import { giveBackTry, mayTry, type SignInLimits } from './signInLimits.ts'

const COOKIE_SECONDS = 90 * 86_400

/** PostgreSQL keeps no NUL in a text. */
const words = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[^\0]*$/))
const device = v.object({
  // In small letters, as the store gives it back: the record's hash is made of it.
  id: v.pipe(v.string(), v.toLowerCase(), v.uuid()),
  signingPublicKey: v.pipe(v.string(), v.maxLength(400), v.check(isSigningKey)),
  label: words(80),
  appVersion: words(40),
})
const secondFactor = v.optional(v.union([words(40), passkeyProof]))
const signIn = v.object({ username: words(80), password: v.pipe(v.string(), v.maxLength(200)), secondFactor, device })
const joining = v.object({ code: v.pipe(v.string(), v.maxLength(80)), secondFactor, device })

type HttpContext = Context<HttpEnvironment>
type Admission = { readonly problem: AccessProblem } | { readonly token: string; readonly held: HeldOfDevice }

/** Whether the account is what it was when its password was checked, which takes its time; until the session is open nobody changes it. */
async function standsAsAsked(queries: Queries, { id, passwordHash }: Account): Promise<boolean> {
  const found = await queries.query(
    'SELECT FROM account WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $2 AND disabled_at IS NULL FOR SHARE',
    [id, passwordHash],
  )
  return found.length > 0
}

/** Enrols the phone and opens a session, or says why not; each way is written down. */
async function admit({ database, clock }: Services, account: Account, introduction: DeviceIntroduction): Promise<Admission> {
  const nowMs = clock.nowMs()
  return database.transaction({ kind: 'system' }, async (queries) => {
    const note = { accountId: account.id, deviceId: introduction.id, subject: account.id, detail: {} }
    const refused = async (problem: AccessProblem) => {
      await writeAudit(queries, { ...note, act: 'sign-in-refused', detail: { problem } }, nowMs)
      return { problem }
    }
    if (!(await standsAsAsked(queries, account))) return refused('wrong-name-or-password')
    const enrolment = await enrolDevice(queries, { accountId: account.id, device: introduction }, nowMs)
    if (enrolment.kind === 'refused') return refused(enrolment.problem)
    await writeAudit(queries, { ...note, act: 'sign-in' }, nowMs)
    return {
      token: await openSession(queries, { accountId: account.id, deviceId: introduction.id }, nowMs),
      held: await heldOfDevice(queries, introduction.id),
    }
  })
}

async function finish(services: Services, context: HttpContext, arriving: { account: Account; device: DeviceIntroduction }) {
  const admission = await admit(services, arriving.account, arriving.device)
  if ('problem' in admission) return refuseAccess(context, admission.problem)
  setCookie(context, COOKIE, admission.token, { httpOnly: true, secure: true, sameSite: 'Strict', path: '/', maxAge: COOKIE_SECONDS })
  return context.json(await signedInFor(services, arriving.account, admission.held))
}

/** A name nobody bears is written down as one that somebody does, so that the answer takes as long. */
async function turnAway(
  { database, clock }: Services,
  context: HttpContext,
  { account, deviceId, problem }: { account: Account | undefined; deviceId: string; problem: AccessProblem },
) {
  await database.transaction({ kind: 'system' }, (queries) =>
    writeAudit(
      queries,
      { accountId: account?.id ?? null, deviceId, act: 'sign-in-refused', subject: account?.id ?? 'unknown', detail: { problem } },
      clock.nowMs(),
    ),
  )
  return refuseAccess(context, problem)
}

const doorOf = (services: Services, context: HttpContext): Door => ({ asked: askedAtDoor(context), party: partyOf(services, context) })

/** The second factor is asked before the code is used up: whoever has it not at hand comes again with the same code. */
async function problemOfJoining(
  services: Services,
  limits: SignInLimits,
  { code, proof, deviceId, door }: { code: string; proof: FactorProof | undefined; deviceId: string; door: Door },
): Promise<{ account: Account; problem: AccessProblem } | undefined> {
  const nowMs = services.clock.nowMs()
  const account = await services.database.transaction({ kind: 'system' }, (queries) => findJoinCode(queries, code, nowMs))
  const problem = account && (await passFactor(services, limits, { accountId: account.id, deviceId, proof, door }))
  return account && problem && { account, problem }
}

/** In by name and password, or by a code for a new phone. */
function entranceRoutes(services: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()

  routes.post(ADDRESSES.session, async (context) => {
    const parsed = v.safeParse(signIn, await context.req.json().catch(() => undefined))
    if (!parsed.success) return refuseAccess(context, 'bad-request')
    const { username, password, secondFactor: proof, device: introduction } = parsed.output
    if (!mayTry(limits, context, { account: username.toLowerCase(), device: introduction.id, nowMs: clock.nowMs() }))
      return refuseAccess(context, 'too-many-tries')
    const account = await database.transaction({ kind: 'system' }, (queries) => findAccountByName(queries, username))
    const right = await passwordIsRight(account?.passwordHash ?? null, password)
    const whose = { account, deviceId: introduction.id }
    if (!account || !right) return turnAway(services, context, { ...whose, problem: 'wrong-name-or-password' })
    if (account.isDisabled) return turnAway(services, context, { ...whose, problem: 'account-disabled' })
    const problem = await passFactor(services, limits, {
      accountId: account.id,
      deviceId: introduction.id,
      proof,
      door: doorOf(services, context),
    })
    if (problem === 'second-factor-wanted') giveBackTry(limits, context, username.toLowerCase())
    return problem ? turnAway(services, context, { ...whose, problem }) : finish(services, context, { account, device: introduction })
  })
  routes.post(ADDRESSES.join, async (context) => {
    const parsed = v.safeParse(joining, await context.req.json().catch(() => undefined))
    if (!parsed.success) return refuseAccess(context, 'bad-request')
    if (!mayTry(limits, context, { device: parsed.output.device.id, nowMs: clock.nowMs() })) return refuseAccess(context, 'too-many-tries')
    const { code, secondFactor: proof, device: introduction } = parsed.output
    const deviceId = introduction.id
    const problem = await problemOfJoining(services, limits, { code, proof, deviceId, door: doorOf(services, context) })
    if (problem) return turnAway(services, context, { ...problem, deviceId })
    const account = await database.transaction({ kind: 'system' }, (queries) => takeJoinCode(queries, code, clock.nowMs()))
    return account && !account.isDisabled
      ? finish(services, context, { account, device: introduction })
      : turnAway(services, context, { account, deviceId, problem: 'join-code-invalid' })
  })
  return routes
}

export function sessionRoutes(services: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const routes = entranceRoutes(services, limits)
  routes.get(ADDRESSES.session, async (context) => {
    const signedIn = await signedInNow(services, context.get('asker'))
    return signedIn ? context.json(signedIn) : refuseAccess(context, 'signed-out')
  })
  routes.delete(ADDRESSES.session, async (context) => {
    await services.database.transaction({ kind: 'system' }, (queries) => closeSession(queries, getCookie(context, COOKIE) ?? ''))
    deleteCookie(context, COOKIE, { path: '/', secure: true })
    return context.json({})
  })
  return routes
}
