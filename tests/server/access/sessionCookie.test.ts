import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let phone: FieldPhone
let given: string[]

/** The words of the one cookie an answer sets, the name and value first. */
const wordsIn = (answer: Response): string[] => {
  const [cookie = '', ...more] = answer.headers.getSetCookie()
  expect(more).toEqual([])
  return cookie.split('; ')
}

beforeAll(async () => {
  office = await openOffice({ publicOrigin: 'https://tantay.example.vn' })
  phone = new FieldPhone(office.address)
  given = wordsIn(await phone.signIn('canbo.giatan3'))
})
afterAll(() => office.close())

describe('the cookie of a session', () => {
  it('bears the name that a browser takes from this very host over https alone, and a long token', () => {
    expect(given[0]).toMatch(/^__Host-tan-tay=[\w-]{43}$/)
  })
  it('is read by no script, sent over https alone, from no other site, and to this host alone', () => {
    expect(given.slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=7776000', 'Path=/', 'SameSite=Strict', 'Secure'])
  })
  it('is another one at each sign-in', async () => {
    expect(wordsIn(await new FieldPhone(office.address).signIn('canbo.giatan3'))[0]).not.toBe(given[0])
  })
  it('is taken away at the end in words a browser believes, and opens nothing any more', async () => {
    const taken = wordsIn(await phone.call('DELETE', '/api/session'))
    expect(taken).toEqual(expect.arrayContaining(['__Host-tan-tay=', 'Max-Age=0', 'Path=/', 'Secure']))
    expect((await phone.call('GET', '/api/session')).status).toBe(401)
  })
})
