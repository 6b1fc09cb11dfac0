import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS, type Permission } from '#server/access/permissions.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const PASSWORD = 'tan-tay-thuc-hanh'
const TEN_MINUTES_MS = 600_000
const START_MS = Date.now()
let nowMs = START_MS
let office: Office
let desk: FieldPhone
const concrete = (path: string) => path.replace(/:number\{[^}]*\}+/, '0').replaceAll(/:[a-zA-Z]+/g, '018f0000-0000-7000-8000-00000000ffff')
const nameOf = ({ method, path }: Permission) => `${method} ${path}`
const isAskedAgain = async ({ method, path }: Pick<Permission, 'method' | 'path'>, phone = desk): Promise<boolean> => {
  const response = await phone.call(method, concrete(path), method === 'GET' ? undefined : {})
  return response.status === 403 && (await response.text()).includes('sign-in-again')
}
const again = async (password: string, phone = desk) => {
  const response = await phone.call('POST', '/api/session/again', { password })
  return [response.status, ((await response.json()) as { problem?: string }).problem]
}
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
const lastAct = async () => (await sql<{ act: string }>('SELECT act FROM audit_entry ORDER BY position DESC LIMIT 1'))[0]?.act

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
})
afterAll(() => office.close())

const DOORS = PERMISSIONS.filter((row) => row.method !== 'DELETE' && row.roles !== 'anyone' && row.roles.includes('coordinator'))

describe('a weighty act', () => {
  it('is each that releases, books payments from a file, lets another person receive or bear another name, settles, takes out, reveals, erases, changes accounts or takes back a list', () => {
    expect(PERMISSIONS.filter((row) => row.wantsRecent).map(nameOf)).toEqual([
      'GET /api/session/again',
      'POST /api/session/password',
      'POST /api/second-factor',
      'POST /api/second-factor/confirmation',
      'POST /api/passkeys/challenge',
      'POST /api/passkeys',
      'POST /api/passkeys/:id/removal',
      'POST /api/accounts',
      'PATCH /api/accounts/:id',
      'POST /api/accounts/:id/join-codes',
      'POST /api/imports/:id/undoing',
      'POST /api/campaigns/:id/lists/:runId/undoing',
      'GET /api/campaigns/:id/list.xlsx',
      'POST /api/reviews/:factId/settlement',
      'POST /api/reviews/reports/:factId/settlement',
      'GET /api/periods/:id/list.xlsx',
      'GET /api/periods/:id/report.xlsx',
      'POST /api/periods/:id/throwing-away',
      'POST /api/periods/:id/releasing',
      'POST /api/periods/:id/reconciliation',
      'POST /api/authorisations',
      'POST /api/recoveries/:id/ending',
      'POST /api/recoveries/:id/deduction',
      'GET /api/enrolment/shares.xlsx',
      'POST /api/enrolment/bank-reports',
      'GET /api/enrolment/accounts/:id',
      'GET /api/privacy/people/:id/data',
      'POST /api/privacy/requests/:id/erasure',
      'POST /api/people/:id/corrections',
      'POST /api/people/:id/payee',
      'POST /api/people/payees/:id/answer',
    ])
  })
  it('is done for ten minutes after the password, and no longer (S215)', async () => {
    desk = new FieldPhone(office.address)
    await desk.signIn('duyet')
    const late: string[][] = []
    for (const age of [TEN_MINUTES_MS - 1, TEN_MINUTES_MS]) {
      nowMs = START_MS + age
      const asked: string[] = []
      for (const row of DOORS) if (await isAskedAgain(row)) asked.push(nameOf(row))
      late.push(asked)
    }
    expect(late).toEqual([[], PERMISSIONS.filter((row) => row.wantsRecent).map(nameOf)])
  })
  it('leaves nothing done when it is refused', async () => {
    const account = { username: 'muon.roi', displayName: 'Muộn Rồi', role: 'officer', unitCodes: ['26305'], password: null }
    expect((await desk.call('POST', '/api/accounts', account)).status).toBe(403)
    expect(await sql(`SELECT 1 FROM account WHERE username = 'muon.roi'`)).toEqual([])
  })
})

describe('the password said once more', () => {
  it('changes nothing when it is wrong, and is on record', async () => {
    expect(await again('sai mat khau')).toEqual([401, 'wrong-name-or-password'])
    expect([await isAskedAgain({ method: 'POST', path: '/api/accounts' }), await lastAct()]).toEqual([true, 'sign-in-refused'])
  })
  it('opens the doors for ten minutes more, and is on record', async () => {
    expect(await again(PASSWORD)).toEqual([200, undefined])
    const asked = [await lastAct(), await isAskedAgain({ method: 'POST', path: '/api/accounts' })]
    nowMs += TEN_MINUTES_MS
    expect([...asked, await isAskedAgain({ method: 'POST', path: '/api/accounts' })]).toEqual(['signed-in-again', false, true])
  })
  it('is counted with the tries at the door: after ten wrong ones the right one is refused too', async () => {
    const other = new FieldPhone(office.address)
    await other.signIn('dieuphoi')
    for (let tries = 0; tries < 9; tries += 1) await again('sai mat khau', other)
    expect(await again(PASSWORD, other)).toEqual([429, 'too-many-tries'])
    expect((await new FieldPhone(office.address).signIn('dieuphoi')).status).toBe(429)
  })
  it('is not asked of a stranger, and a body that is none is told so', async () => {
    expect(await again(PASSWORD, new FieldPhone(office.address))).toEqual([401, 'signed-out'])
    expect((await desk.send('POST', '/api/session/again', '{"password":')).status).toBe(400)
  })
})

describe('an account without a password', () => {
  it('chooses one while its code is fresh, and goes on where it is', async () => {
    await again(PASSWORD)
    const made = { username: 'chi.co.ma', displayName: 'Chỉ Có Mã', role: 'officer', unitCodes: ['26305'], password: null }
    await desk.call('POST', '/api/accounts', made)
    const [row] = await sql<{ id: string }>(`SELECT id FROM account WHERE username = 'chi.co.ma'`)
    const codeFor = async () =>
      ((await (await desk.call('POST', `/api/accounts/${row?.id}/join-codes`, {})).json()) as { code: string }).code
    const [first, second] = [new FieldPhone(office.address), new FieldPhone(office.address)]
    await first.join(await codeFor())
    await second.join(await codeFor())
    expect(await again('chua dat gi ca', first)).toEqual([403, 'password-missing'])
    expect((await first.call('POST', '/api/session/password', { password: 'ngan' })).status).toBe(400)
    expect((await first.call('POST', '/api/session/password', { password: 'mot cau de nho' })).status).toBe(200)
    expect([await lastAct(), (await first.call('GET', '/api/session')).status, (await second.call('GET', '/api/session')).status]).toEqual([
      'password-changed',
      200,
      401,
    ])
    expect(await again('mot cau de nho', first)).toEqual([200, undefined])
  })
})
