import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router'
import { ROLES, type Role } from '#sync/protocol/Access.ts'
import { anyone } from './routes/anyone.ts'
import { fetchDuty } from './routes/duties.ts'
import { officer } from './routes/officer.ts'
import { learnWords, type WordsPart } from './text/words.ts'
import type { Caseload, Door, Gate } from './tools.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the screen's name; the browser keeps titles, so no person's name ever stands there. */
    title: string
    role?: Role
    isHome?: true
    /** Its own act stands where the tabs are. */
    isForm?: true
    /** What is opened within it changes the address, and nothing moves on the screen. */
    keepsPlace?: true
    /** Nobody here knows the address. */
    isUnknown?: true
    /** Words that are fetched with the screen. */
    words?: readonly WordsPart[]
  }
}

const HOME = { officer: '/hom-nay', coordinator: '/chi-tra', teller: '/quay' } as const

/** Where the door sends whoever wants to go there; undefined lets them through. */
export function placeFor(
  door: Door,
  to: Pick<RouteLocationNormalized, 'path' | 'fullPath' | 'query'> & { meta: { role?: Role } },
  hasPeople: boolean,
): string | { path: string; query: { ve: string } } | undefined {
  if (['/giup-do', '/goi-chua-gui'].includes(to.path)) return undefined
  switch (door.face) {
    case 'signed-out':
      return to.path === '/vao' ? undefined : '/vao'
    case 'choose-secret':
      return to.path === '/ma-mo-khoa' ? undefined : '/ma-mo-khoa'
    case 'locked':
      return ['/mo-khoa', '/vao', '/doi-nguoi'].includes(to.path) ? undefined : { path: '/mo-khoa', query: { ve: to.fullPath } }
    case 'broken':
      return to.path === '/chua-mo-duoc' ? undefined : '/chua-mo-duoc'
    case 'open': {
      const home = HOME[door.signedIn.account.role]
      if (['/vao', '/ma-mo-khoa', '/mo-khoa', '/doi-nguoi', '/chua-mo-duoc'].includes(to.path))
        return typeof to.query.ve === 'string' && to.query.ve.startsWith('/') ? to.query.ve : home
      if (to.meta.role !== undefined && to.meta.role !== door.signedIn.account.role) return home
      if (door.signedIn.account.role !== 'officer') return to.path === '/tai-ve' ? home : undefined
      if (!hasPeople && to.meta.role === 'officer') return { path: '/tai-ve', query: { ve: to.fullPath } }
      return hasPeople && to.path === '/tai-ve' ? (typeof to.query.ve === 'string' ? to.query.ve : home) : undefined
    }
  }
}

/** The duties an address may belong to: one's own; any, when nobody here knows it yet. */
const dutiesFor = (door: Door, to: Pick<RouteLocationNormalized, 'meta'>): readonly Role[] =>
  door.face !== 'open' ? [] : to.meta.isUnknown ? ROLES : [door.signedIn.account.role]

/** Puts the addresses of duties into the router that are not in it yet; tells whether any were. */
function dutyLearner(router: Router) {
  const known = new Set<Role>(['officer'])
  return async (roles: readonly Role[]): Promise<boolean> => {
    const unknown = roles.filter((role) => !known.has(role))
    for (const { role, duty } of await Promise.all(unknown.map(async (role) => ({ role, duty: await fetchDuty(role) })))) {
      if (!known.has(role)) for (const route of duty.routes) router.addRoute(route)
      known.add(role)
    }
    return unknown.length > 0
  }
}

/** The screen behind the lock comes while the secret is typed; one that does not is asked for again when it is wanted. */
function fetchAhead(router: Router, place: string): void {
  const { matched, meta } = router.resolve(place)
  const screen: unknown = matched.at(-1)?.components?.default
  if (meta.isUnknown || typeof screen !== 'function') return
  void Promise.all([Promise.resolve(screen()), learnWords(meta.words ?? [])]).catch(() => undefined)
}

type Place = Pick<RouteLocationNormalized, 'path'> & { meta: { keepsPlace?: true } }
/** A screen begins at its top, the way back where one was, and what is opened within a screen that keeps its place moves nothing. */
export const scrollPlace = <Saved>(to: Place, from: Place, saved: Saved | null): Saved | { top: number } | false =>
  saved ?? (to.path === from.path && to.meta.keepsPlace ? false : { top: 0 })

export function makeRouter(gate: Gate, caseload: Caseload, history = createWebHistory()) {
  const routes = [...anyone, ...officer.routes]
  const router = createRouter({ history, routes, scrollBehavior: scrollPlace })
  const learnDuties = dutyLearner(router)
  router.beforeEach(async (to) => ((await learnDuties(dutiesFor(gate.door(), to))) ? to.fullPath : undefined))
  router.beforeEach((to) => placeFor(gate.door(), to, caseload.people() !== undefined))
  router.beforeResolve((to) => learnWords(to.meta.words ?? []))
  router.afterEach((to) => {
    if (to.path === '/mo-khoa' && typeof to.query.ve === 'string') fetchAhead(router, to.query.ve)
  })
  const look = () => {
    const place = placeFor(gate.door(), router.currentRoute.value, caseload.people() !== undefined)
    if (place !== undefined) void router.replace(place)
  }
  gate.onChange(look)
  caseload.onChange(() => {
    if (gate.door().face === 'open') look()
  })
  return router
}
