import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { OWN_HEADER, type AccessProblem } from '#sync/protocol/Access.ts'
import { PERMISSIONS, type Permission } from '../access/permissions.ts'
import { COOKIE, findAsker } from '../access/sessions.ts'
import type { HttpEnvironment, Services } from './Services.ts'

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

/** Reads the body once, up to what the route allows; a length that lies is found out by counting. */
async function fits(context: Context<HttpEnvironment>, mostBytes: number): Promise<boolean> {
  if (Number(context.req.header('content-length') ?? 0) > mostBytes) return false
  return (await context.req.arrayBuffer()).byteLength <= mostBytes
}

type GuardOptions = { readonly publicOrigin: string | undefined; readonly permission: Permission }

/** Stands before one route: its row of the table decides who comes in. */
function guardOf(services: Services, { permission, publicOrigin }: GuardOptions): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    if (context.req.method !== permission.method) return next()
    const writes = permission.method !== 'GET'
    if (writes && !comesFromUs(context, publicOrigin)) return refuse(context, 'not-allowed', 403)
    if (writes && !(await fits(context, permission.mostBytes))) return refuse(context, 'too-large', 413)
    if (permission.roles === 'anyone') return next()
    const token = getCookie(context, COOKIE)
    const found =
      token && (await services.database.transaction({ kind: 'system' }, (queries) => findAsker(queries, token, services.clock.nowMs())))
    if (!found) return refuse(context, 'signed-out', 401)
    // A revoked phone may still hand in what it holds, and learns so everywhere else.
    if (found.isRevoked && permission.scope !== 'own-device') return refuse(context, 'device-revoked', 403)
    if (!permission.roles.includes(found.asker.role)) return refuse(context, 'not-allowed', 403)
    context.set('asker', found.asker)
    return next()
  }
}

export const guards = (
  services: Services,
  publicOrigin: string | undefined,
): { path: string; guard: MiddlewareHandler<HttpEnvironment> }[] =>
  PERMISSIONS.map((permission) => ({ path: permission.path, guard: guardOf(services, { permission, publicOrigin }) }))
