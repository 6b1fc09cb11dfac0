import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '#server/access/permissions.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const ORIGIN = 'https://tantay.example.vn'
const OWN = { 'x-tan-tay': '1', 'content-type': 'application/json' }
const WRITING = PERMISSIONS.filter(({ method }) => method !== 'GET')
let office: Office
let cookie = ''

const ask = (method: string, path: string, headers: Record<string, string>): Promise<Response> =>
  fetch(office.address + path.replace(/:number\{[^}]*\}+/, '0').replaceAll(/:\w+/g, '018f0000-0000-7000-8000-00000000ffff'), {
    method,
    headers,
    body: '{"facts":[]}',
  })
const handIn = (headers: Record<string, string>): Promise<Response> => ask('POST', '/api/facts', { cookie, ...headers })

beforeAll(async () => {
  office = await openOffice({ publicOrigin: ORIGIN })
  const signedIn = await new FieldPhone(office.address).signIn('canbo.giatan3')
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(() => office.close())

describe('what changes something goes through', () => {
  it.each([
    ['from our own page, as a browser tells', { ...OWN, 'sec-fetch-site': 'same-origin', origin: ORIGIN }],
    ['from our own page in a browser that tells its origin alone', { ...OWN, origin: ORIGIN }],
    ['from a program that tells nothing', OWN],
  ])('%s', async (_what, headers) => {
    expect((await handIn(headers)).status).toBe(200)
  })
})

const FOREIGN: [string, Record<string, string>][] = [
  ['without our own header', { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: ORIGIN }],
  ['as the text of a form', { ...OWN, 'content-type': 'text/plain' }],
  ['as a form', { ...OWN, 'content-type': 'application/x-www-form-urlencoded' }],
  ['as text with our own type named in it', { ...OWN, 'content-type': 'text/plain; application/json' }],
  ['from a foreign origin, told by that alone', { ...OWN, origin: 'https://tantay.example.vn.evil.example' }],
  ['from our name without its lock', { ...OWN, origin: 'http://tantay.example.vn' }],
  ['from a page that hides its origin', { ...OWN, origin: 'null' }],
  ['from a page of another site', { ...OWN, 'sec-fetch-site': 'cross-site' }],
  ['from a neighbour on our domain', { ...OWN, 'sec-fetch-site': 'same-site' }],
]

describe.each(FOREIGN)('what changes something, sent %s,', (_what, headers) => {
  it('is refused with the cookie of somebody signed in', async () => {
    const answer = await handIn(headers)
    expect([answer.status, await answer.json()]).toEqual([403, { problem: 'not-allowed' }])
  })
  it('is refused at every door before anything else is asked', async () => {
    const isType = headers['content-type'] !== 'application/json'
    const doors = WRITING.filter(({ method }) => !(isType && method === 'DELETE'))
    const answers = await Promise.all(doors.map(({ method, path }) => ask(method, path, headers)))
    expect(doors.filter((_door, place) => answers[place]?.status !== 403).map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })
})

it('an office without an address of its own goes by the name it is asked under', async () => {
  const own = await openOffice()
  const phone = new FieldPhone(own.address)
  const enter = (origin: string) =>
    fetch(`${own.address}/api/session`, {
      method: 'POST',
      headers: { ...OWN, origin },
      body: JSON.stringify({ device: phone.introduction }),
    })
  expect([(await enter(own.address)).status, (await enter('http://localhost:1')).status]).toEqual([400, 403])
  await own.close()
})
