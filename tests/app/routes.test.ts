import { describe, expect, it } from 'vitest'
import { placeFor } from '#app/routes.ts'
import type { Door } from '#app/tools.ts'
import type { Role, SignedIn } from '#sync/protocol/Access.ts'

const signedInAs = (role: Role) => ({ account: { role } }) as unknown as SignedIn
const DOORS = {
  stranger: { face: 'signed-out' },
  newcomer: { face: 'choose-secret', signedIn: signedInAs('officer') },
  locked: { face: 'locked', displayName: 'Nam', leaseEndsAtMs: 0 },
  broken: { face: 'broken', refusal: 'storage-broken' },
  officer: { face: 'open', signedIn: signedInAs('officer') },
  teller: { face: 'open', signedIn: signedInAs('teller') },
  coordinator: { face: 'open', signedIn: signedInAs('coordinator') },
} satisfies Record<string, Door>
const ROLE_OF: Readonly<Record<string, Role>> = {
  '/hom-nay': 'officer',
  '/nguoi-dan': 'officer',
  '/nguoi-dan/7/tham-hoi': 'officer',
  '/quan-ly': 'coordinator',
  '/qua-tang': 'coordinator',
  '/quay': 'teller',
}

function wayTo(path: string, who: keyof typeof DOORS, { hasPeople = true, ve }: { hasPeople?: boolean; ve?: string } = {}) {
  const role = ROLE_OF[path]
  return placeFor(DOORS[who], { path, fullPath: path, query: ve ? { ve } : {}, meta: role ? { role } : {} }, hasPeople)
}
const LET_IN = undefined

describe('whoever wants to', () => {
  it.each([
    ['/hom-nay', 'stranger', '/vao'],
    ['/vao', 'stranger', LET_IN],
    ['/hom-nay', 'newcomer', '/ma-mo-khoa'],
    ['/toi', 'locked', { path: '/mo-khoa', query: { ve: '/toi' } }],
    ['/vao', 'locked', LET_IN],
    ['/doi-nguoi', 'locked', LET_IN],
    ['/hom-nay', 'broken', '/chua-mo-duoc'],
    ['/hom-nay', 'officer', LET_IN],
    ['/quan-ly', 'officer', '/hom-nay'],
    ['/hom-nay', 'coordinator', '/qua-tang'],
    ['/nguoi-dan', 'teller', '/quay'],
    ['/toi', 'teller', LET_IN],
    ['/vao', 'officer', '/hom-nay'],
  ] as const)('go to %s as %s is sent where they may be', (path, who, place) => {
    expect(wayTo(path, who)).toEqual(place)
  })
  it.each(Object.keys(DOORS) as (keyof typeof DOORS)[])('read the help as %s may', (who) => {
    expect(wayTo('/giup-do', who)).toBe(LET_IN)
  })
  it('see people without having any is sent to fetch them, and back afterwards', () => {
    expect(wayTo('/nguoi-dan', 'officer', { hasPeople: false })).toEqual({ path: '/tai-ve', query: { ve: '/nguoi-dan' } })
    expect(wayTo('/tai-ve', 'officer', { ve: '/nguoi-dan' })).toBe('/nguoi-dan')
  })
  it('was locked out of a form comes back into it', () => {
    expect(wayTo('/mo-khoa', 'officer', { ve: '/nguoi-dan/7/tham-hoi' })).toBe('/nguoi-dan/7/tham-hoi')
  })
})
