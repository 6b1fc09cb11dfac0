import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { OWN_HEADER, RECENT_MS, type AccessProblem } from '#sync/protocol/Access.ts'
import { PERMISSIONS, type Permission } from '../access/permissions.ts'
import { OPERATOR_HEADER } from '../access/operator.ts'
import { hasSecondFactor, isFactorRequired } from '../access/secondFactor.ts'
import { COOKIE, findAsker } from '../access/sessions.ts'
import type { Queries } from '../store/Database.ts'
import { peerOf } from './peer.ts'
import { deviceLimit } from './deviceLimit.ts'
import type { Asker, HttpEnvironment, Services } from './Services.ts'

const refuse = (context: Context<HttpEnvironment>, problem: AccessProblem, status: 400 | 401 | 403 | 404 | 413) =>
  context.json({ problem }, status)

/** A page of another origin can neither send our header nor this content type without asking, and the browser tells on it besides. */
function comesFromUs(context: Context<HttpEnvironment>, publicOrigin: string | undefined): boolean {
  if (context.req.header(OWN_HEADER) === undefined) return false
  const site = context.req.header('sec-fetch-site')
  const origin = context.req.header('origin')
  const own = publicOrigin ?? `${new URL(context.req.url).protocol}//${context.req.header('host')}`
  if (site !== undefined ? site !== 'same-origin' : origin !== undefined && origin !== own) return false
  return context.req.method === 'DELETE' || context.req.header('content-type') === 'application/json'
}

/** What comes without a length counts as the most it may be. */
const lengthOf = (context: Context<HttpEnvironment>, mostBytes: number): number =>
  Number(context.req.header('content-length') ?? mostBytes) || 0

const admitsToFit = (context: Context<HttpEnvironment>, mostBytes: number): boolean =>
  Number(context.req.header('content-length') ?? 0) <= mostBytes

/** A head is asked for at the door of its page, and the same handler runs. */
const isAskedFor = (context: Context<HttpEnvironment>, { method }: Permission): boolean =>
  context.req.method === method || (method === 'GET' && context.req.method === 'HEAD')

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** The office's own command line, on this machine and on a door that is open to it. */
function operatorAsking(services: Services, permission: Permission, context: Context<HttpEnvironment>): Asker | undefined {
  const token = context.req.header(OPERATOR_HEADER)
  if (token === undefined || !permission.commandLine) return undefined
  const isForwarded = FORWARDED.some((name) => context.req.header(name) !== undefined)
  const { address: peer, ownAddress } = peerOf(context)
  return services.operator?.isAsking({ token, peer, ownAddress, isForwarded }) ? services.operator.asker(services.clock.nowMs()) : undefined
}

type Admitted = { readonly asker: Asker } | { readonly problem: AccessProblem; readonly status: 401 | 403 }

async function admit(services: Services, permission: Permission, context: Context<HttpEnvironment>): Promise<Admitted> {
  const operator = operatorAsking(services, permission, context)
  if (operator) return { asker: operator }
  const token = getCookie(context, COOKIE)
  const found =
    token && (await services.database.transaction({ kind: 'system' }, (queries) => findAsker(queries, token, services.clock.nowMs())))
  if (!found) return { problem: 'signed-out', status: 401 }
  // A revoked phone may still hand in what it holds, and learns so everywhere else.
  if (found.isRevoked && permission.scope !== 'own-device') return { problem: 'device-revoked', status: 403 }
  if (!permission.roles.includes(found.asker.role)) return { problem: 'not-allowed', status: 403 }
  const problem = await weightyProblem(services, permission, found.asker)
  return problem ? { problem, status: 403 } : { asker: found.asker }
}

/** What a weighty act wants besides the right to it. */
async function weightyProblem(
  { database, clock, isPractice }: Services,
  { wantsRecent, wantsSecondFactor }: Permission,
  { accountId, role, signedInAtMs }: Asker,
): Promise<AccessProblem | undefined> {
  const lacksFactor = async (queries: Queries) =>
    (await isFactorRequired(queries, isPractice)) && !(await hasSecondFactor(queries, accountId))
  if (wantsSecondFactor && role === 'coordinator' && (await database.transaction({ kind: 'system' }, lacksFactor)))
    return 'second-factor-missing'
  return wantsRecent && clock.nowMs() - signedInAtMs >= RECENT_MS ? 'sign-in-again' : undefined
}

type GuardOptions = { readonly publicOrigin: string | undefined; readonly permission: Permission }

/** Stands before one route: its row of the table decides who comes in. */
function guardOf(services: Services, { permission, publicOrigin }: GuardOptions): MiddlewareHandler<HttpEnvironment> {
  const countBody = bodyLimit({ maxSize: permission.mostBytes, onError: (context) => context.json({ problem: 'too-large' }, 413) })
  const limit = permission.perDevice && deviceLimit(permission.perDevice)
  return async (context, next) => {
    if (!isAskedFor(context, permission)) return next()
    // No store keeps a NUL, and no address of ours has one.
    if (context.req.url.includes('%00')) return refuse(context, 'bad-request', 400)
    const writes = permission.method !== 'GET'
    if (writes && !comesFromUs(context, publicOrigin)) return refuse(context, 'not-allowed', 403)
    if (writes && !admitsToFit(context, permission.mostBytes)) return refuse(context, 'too-large', 413)
    if (permission.roles !== 'anyone') {
      const admitted = await admit(services, permission, context)
      if ('problem' in admitted) return refuse(context, admitted.problem, admitted.status)
      context.set('asker', admitted.asker)
      const sent = { bytes: lengthOf(context, permission.mostBytes), nowMs: services.clock.nowMs() }
      const waitMs = limit?.(admitted.asker.deviceId, sent) ?? 0
      if (waitMs > 0) return context.json({ problem: 'too-many-tries' }, 429, { 'retry-after': String(Math.ceil(waitMs / 1000)) })
    }
    // A stranger's body is not even read, and what comes without a length is counted while it comes.
    return writes ? countBody(context, next) : next()
  }
}

export const guards = (
  services: Services,
  publicOrigin: string | undefined,
): { path: string; guard: MiddlewareHandler<HttpEnvironment> }[] =>
  PERMISSIONS.map((permission) => ({ path: permission.path, guard: guardOf(services, { permission, publicOrigin }) }))
