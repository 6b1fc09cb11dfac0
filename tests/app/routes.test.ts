import { describe, expect, it } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { makeRouter, placeFor, scrollPlace } from '#app/routes.ts'
import type { Caseload, Door, Gate } from '#app/tools.ts'
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
    ['/hom-nay', 'coordinator', '/chi-tra'],
    ['/nguoi-dan', 'teller', '/quay'],
    ['/toi', 'teller', LET_IN],
    ['/vao', 'officer', '/hom-nay'],
  ] as const)('go to %s as %s is sent where they may be', (path, who, place) => {
    expect(wayTo(path, who)).toEqual(place)
  })
  it.each(Object.keys(DOORS) as (keyof typeof DOORS)[])('read the help as %s may', (who) => {
    expect(wayTo('/giup-do', who)).toBe(LET_IN)
  })
  it.each(Object.keys(DOORS) as (keyof typeof DOORS)[])('save what is unsent to a file as %s may, locked too', (who) => {
    expect(wayTo('/goi-chua-gui', who)).toBe(LET_IN)
  })
  it('see people without having any is sent to fetch them, and back afterwards', () => {
    expect(wayTo('/nguoi-dan', 'officer', { hasPeople: false })).toEqual({ path: '/tai-ve', query: { ve: '/nguoi-dan' } })
    expect(wayTo('/tai-ve', 'officer', { ve: '/nguoi-dan' })).toBe('/nguoi-dan')
  })
  it('was locked out of a form comes back into it', () => {
    expect(wayTo('/mo-khoa', 'officer', { ve: '/nguoi-dan/7/tham-hoi' })).toBe('/nguoi-dan/7/tham-hoi')
  })
})

/** The phone's addresses, entered by one of them; the door can be opened afterwards. */
async function enterBy(address: string, who: keyof typeof DOORS) {
  let door: Door = DOORS[who]
  const listeners: (() => void)[] = []
  const gate = { door: () => door, onChange: (listener: () => void) => listeners.push(listener) } as unknown as Gate
  const caseload = { people: () => ({}), onChange: () => undefined } as unknown as Caseload
  const router = makeRouter(gate, caseload, createMemoryHistory())
  await router.push(address)
  const openTo = async (now: keyof typeof DOORS) => {
    const arrived = new Promise<void>((done) => router.afterEach(() => done()))
    door = DOORS[now]
    listeners.forEach((tell) => tell())
    await arrived
  }
  return { router, openTo }
}

describe('an address of a duty whose screens are not on the phone yet', () => {
  it.each([
    ['/qua-tang', 'coordinator', 'campaigns.title'],
    ['/sap-tron-tuoi', 'coordinator', 'radar.title'],
    ['/quay', 'teller', 'counter.title'],
    ['/hom-nay', 'officer', 'today.title'],
  ] as const)('%s opens for the %s who enters by it', async (address, who, title) => {
    expect((await enterBy(address, who)).router.currentRoute.value).toMatchObject({ path: address, meta: { title } })
  })
  it('waits behind the lock, and opens after it', async () => {
    const { router, openTo } = await enterBy('/qua-tang/7/danh-sach?ap=2', 'locked')
    expect(router.currentRoute.value).toMatchObject({ path: '/mo-khoa', query: { ve: '/qua-tang/7/danh-sach?ap=2' } })
    await openTo('coordinator')
    expect(router.currentRoute.value).toMatchObject({ fullPath: '/qua-tang/7/danh-sach?ap=2', params: { id: '7' } })
  })
  it('sends an officer home, who bears another', async () => {
    expect((await enterBy('/quan-ly', 'officer')).router.currentRoute.value.path).toBe('/hom-nay')
  })
  it('is told from one that leads nowhere', async () => {
    expect((await enterBy('/khong-co', 'coordinator')).router.currentRoute.value.meta.title).toBe('notFound.title')
  })
})

describe('where on the screen one stands', () => {
  const at = (path: string, keepsPlace = false) => ({ path, meta: keepsPlace ? { keepsPlace: true as const } : {} })
  it.each([
    { what: 'another screen begins at its top', way: [at('/nguoi-dan/7'), at('/nguoi-dan')], saved: null, expected: { top: 0 } },
    {
      what: 'a hamlet chosen among people begins at its top',
      way: [at('/nguoi-dan'), at('/nguoi-dan')],
      saved: null,
      expected: { top: 0 },
    },
    {
      what: 'a hamlet of gifts opens where it stands',
      way: [at('/dot-qua/1', true), at('/dot-qua/1', true)],
      saved: null,
      expected: false,
    },
    { what: 'a list of gifts begins at its top', way: [at('/dot-qua/1', true), at('/hom-nay')], saved: null, expected: { top: 0 } },
    { what: 'the way back leads to where one was', way: [at('/dot-qua/1', true), at('/x')], saved: { top: 900 }, expected: { top: 900 } },
  ] as const)('$what', ({ way: [to, from], saved, expected }) => {
    expect(scrollPlace(to, from, saved)).toEqual(expected)
  })
})
