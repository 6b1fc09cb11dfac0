import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { AddingChallenge, AgainChallenge, PasskeyChallenge, PasskeysAnswer } from '#sync/protocol/Passkeys.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { findAccount } from './accounts.ts'
import { writeAudit } from './audit.ts'
import { addPasskey, credentialsOf, listPasskeys, makeChallenge, removePasskey } from './passkeys.ts'
import { newPasskey, relyingParty, type RelyingParty } from './readPasskey.ts'
import { refuseAccess } from './refuseAccess.ts'
import type { SignInLimits } from './signInLimits.ts'

/** Ties a challenge given at the door to the browser that asked for it. */
const DOOR_COOKIE = '__Host-tan-tay-passkey'
const DOOR_SECONDS = 300
const NOWHERE = 'nowhere'
type HttpContext = Context<HttpEnvironment>
const isUuid = (text: string): boolean => v.is(v.pipe(v.string(), v.uuid()), text)

export const partyOf = ({ publicOrigin }: Services, context: HttpContext): RelyingParty | undefined =>
  relyingParty(publicOrigin, context.req.header('host'))
export const askedAtDoor = (context: HttpContext) =>
  ({ purpose: 'sign-in', askedIn: getCookie(context, DOOR_COOKIE) ?? NOWHERE, accountId: null }) as const
export const askedInside = (context: HttpContext, purpose: 'again' | 'add') => {
  const { accountId, deviceId } = context.get('asker')
  return { purpose, askedIn: deviceId, accountId }
}

/** What a passkey is to answer. At the door everybody gets one: it does not tell who has a passkey. */
function challengeRoutes(services: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  const inSystem = <Value>(work: (queries: Queries) => Promise<Value>) => database.transaction({ kind: 'system' }, work)

  routes.post(`${ADDRESSES.session}/passkey`, async (context) => {
    const party = partyOf(services, context)
    if (!party) return refuseAccess(context, 'not-found')
    if (!limits.byAddress.mayTry(context.get('address'), clock.nowMs())) return refuseAccess(context, 'too-many-tries')
    const askedIn = randomBytes(16).toString('base64url')
    setCookie(context, DOOR_COOKIE, askedIn, { httpOnly: true, secure: true, sameSite: 'Strict', path: '/', maxAge: DOOR_SECONDS })
    const asked = { purpose: 'sign-in', askedIn, accountId: null } as const
    const challenge = await inSystem((queries) => makeChallenge(queries, asked, clock.nowMs()))
    return context.json({ challenge, rpId: party.rpId } satisfies PasskeyChallenge)
  })
  routes.post(`${ADDRESSES.session}/again/passkey`, async (context) => {
    const party = partyOf(services, context)
    if (!party) return refuseAccess(context, 'not-found')
    const asked = askedInside(context, 'again')
    const answer = await inSystem(async (queries): Promise<AgainChallenge> => {
      const known = await credentialsOf(queries, asked.accountId)
      return { challenge: await makeChallenge(queries, asked, clock.nowMs()), rpId: party.rpId, known }
    })
    return context.json(answer)
  })
  routes.post(`${OFFICE_ADDRESSES.passkeys}/challenge`, async (context) => {
    const party = partyOf(services, context)
    if (!party) return refuseAccess(context, 'not-found')
    const asked = askedInside(context, 'add')
    const answer = await inSystem(async (queries): Promise<AddingChallenge | undefined> => {
      const account = await findAccount(queries, asked.accountId)
      if (!account) return undefined
      const challenge = await makeChallenge(queries, asked, clock.nowMs())
      const userId = Buffer.from(account.id).toString('base64url')
      return { challenge, rpId: party.rpId, known: await credentialsOf(queries, account.id), userId, username: account.username }
    })
    return answer ? context.json(answer) : refuseAccess(context, 'signed-out')
  })
  return routes
}

/** One's own passkeys: which there are, a new one, one taken away. */
export function passkeyRoutes(services: Services, limits: SignInLimits): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  const inSystem = <Value>(work: (queries: Queries) => Promise<Value>) => database.transaction({ kind: 'system' }, work)
  const note = (context: HttpContext, act: 'passkey-added' | 'passkey-removed') => {
    const { accountId, deviceId } = context.get('asker')
    return { accountId, deviceId, act, subject: accountId, detail: {} }
  }
  routes.route('/', challengeRoutes(services, limits))
  routes.get(OFFICE_ADDRESSES.passkeys, async (context) =>
    context.json({ passkeys: await inSystem((queries) => listPasskeys(queries, context.get('asker').accountId)) } satisfies PasskeysAnswer),
  )
  routes.post(OFFICE_ADDRESSES.passkeys, async (context) => {
    const parsed = v.safeParse(newPasskey, await context.req.json().catch(() => undefined))
    const party = partyOf(services, context)
    if (!parsed.success || !party) return refuseAccess(context, 'bad-request')
    const [asked, nowMs] = [askedInside(context, 'add'), clock.nowMs()]
    if (!limits.byFactor.mayTry(asked.accountId, nowMs)) return refuseAccess(context, 'too-many-tries')
    const id = await inSystem(async (queries) => {
      const added = await addPasskey(queries, parsed.output, { asked, party, nowMs })
      if (added) await writeAudit(queries, note(context, 'passkey-added'), nowMs)
      return added
    })
    return id ? context.json({ id }) : refuseAccess(context, 'passkey-wrong')
  })
  routes.post(`${OFFICE_ADDRESSES.passkeys}/:id/removal`, async (context) => {
    const id = context.req.param('id')
    const isRemoved =
      isUuid(id) &&
      (await inSystem(async (queries) => {
        const wasThere = await removePasskey(queries, context.get('asker').accountId, id)
        if (wasThere) await writeAudit(queries, note(context, 'passkey-removed'), clock.nowMs())
        return wasThere
      }))
    return isRemoved ? context.json({}) : refuseAccess(context, 'not-found')
  })
  return routes
}
