import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '#server/access/permissions.ts'
import { addressOf } from '#server/http/addressOf.ts'
import { findBrokenAudit } from '#server/access/audit.ts'
import { RateLimit } from '#server/access/RateLimit.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
const system = { kind: 'system' } as const
const concrete = (path: string) =>
  path.replace(/:number\{[^}]*\}+/, '0').replaceAll(/:(id|generation)/g, '018f0000-0000-7000-8000-00000000ffff')

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const MOST_PIECES = 2_000
const PIECE = Buffer.alloc(16 * 1024, 0x20)

/** Sends without saying how much, as long as the office listens; answers the status and how many bytes it took. */
const pour = (path: string): Promise<{ status: number; bytes: number }> =>
  new Promise((done, failed) => {
    let pieces = 0
    let isOver = false
    const asking = request(office.address + path, { method: 'POST', headers: HEADERS }, (response) => {
      isOver = true
      response.resume()
      done({ status: response.statusCode ?? 0, bytes: pieces * PIECE.length })
      asking.destroy()
    })
    asking.on('error', (trouble) => (isOver ? undefined : failed(trouble)))
    const next = (): void => {
      if (isOver) return
      if (pieces === MOST_PIECES) return void asking.end()
      pieces += 1
      asking.write(PIECE, () => setImmediate(next))
    }
    next()
  })

describe('a stranger', () => {
  it('cannot pour an endless body into the sign-in door', async () => {
    const { status, bytes } = await pour('/api/session')
    expect(status).toBe(413)
    expect(bytes).toBeLessThan(4 * 1024 * 1024)
  })
  it.each(PERMISSIONS.filter((row) => row.method === 'GET' && row.roles !== 'anyone'))(
    'finds $path shut when only its head is asked for',
    async ({ path }) => {
      expect((await fetch(office.address + concrete(path), { method: 'HEAD' })).status).toBe(401)
    },
  )
  it('gets an honest answer to an address that cannot be read', async () => {
    expect((await fetch(`${office.address}/%E1%zz.js`)).status).toBe(404)
  })
  it('leaves a trace in the record when the password was wrong, and an unknown name leaves the same', async () => {
    await new FieldPhone(office.address).signIn('duyet', 'sai mat khau')
    await new FieldPhone(office.address).signIn('khong.co', 'sai mat khau')
    const rows = await office.database.transaction(system, (queries) =>
      queries.query<{ detail: unknown; known: boolean }>(
        `SELECT detail, account_id IS NOT NULL AS known FROM audit_entry WHERE act = 'sign-in-refused' ORDER BY position DESC LIMIT 2`,
      ),
    )
    expect(rows).toEqual([
      { detail: { problem: 'wrong-name-or-password' }, known: false },
      { detail: { problem: 'wrong-name-or-password' }, known: true },
    ])
  })
  it.each([
    ['2001:db8:0:7::1', '2001:db8::7:aaaa:1:2:3', '2001:db8:0:7::/64'],
    ['2001:0DB8::1', '2001:db8:0:0:9:9:9:9', '2001:db8:0:0::/64'],
    ['203.0.113.9', '203.0.113.9', '203.0.113.9'],
  ])('is one stranger under %s and %s', (one, other, network) => {
    expect([one, other].map((address) => addressOf('127.0.0.1', `6.6.6.6, ${address}`, '127.0.0.1'))).toEqual([network, network])
  })
  it('gets no fault out of the office with a letter no store can keep', async () => {
    expect((await new FieldPhone(office.address).signIn('a\u0000b')).status).toBe(400)
  })
  it('cannot fill the memory with names of phones', () => {
    const limit = new RateLimit(30, 900_000, 1_000)
    for (let n = 0; n < 5_000; n += 1) limit.mayTry(`phone ${n}`, n)
    expect(limit.size).toBe(1_000)
  })
})

describe('a phone', () => {
  it('is not enrolled with a key nobody can sign with', async () => {
    const device = { id: crypto.randomUUID(), signingPublicKey: Buffer.from('no key').toString('base64'), label: '', appVersion: '0' }
    const body = JSON.stringify({ username: 'canbo.giatan3', password: 'tan-tay-thuc-hanh', device })
    expect((await fetch(`${office.address}/api/session`, { method: 'POST', headers: HEADERS, body })).status).toBe(400)
  })
  it('that writes its number in capitals does not make the record look altered', async () => {
    const phone = new FieldPhone(office.address, crypto.randomUUID().toUpperCase())
    expect((await phone.signIn('canbo.giatan3')).status).toBe(200)
    expect(await office.database.transaction(system, findBrokenAudit)).toBeUndefined()
  })
  it('gets an honest answer about a download that cannot exist', async () => {
    const phone = new FieldPhone(office.address)
    await phone.signIn('canbo.giatan3')
    expect((await phone.call('GET', `/api/downloads/${'-'.repeat(36)}/roster`)).status).toBe(404)
  })
})

describe('a coordinator', () => {
  type Accounts = { accounts: { id: string; username: string }[] }
  let coordinator: FieldPhone
  const idOf = async (username: string): Promise<string | undefined> =>
    ((await (await coordinator.call('GET', '/api/accounts')).json()) as Accounts).accounts.find((one) => one.username === username)?.id

  beforeAll(async () => {
    coordinator = new FieldPhone(office.address)
    await coordinator.signIn('dieuphoi')
  })

  it('who makes a user at the moment another makes one of the same name is told that it is taken', async () => {
    const made = {
      username: 'cungluc',
      displayName: 'Cùng Lúc',
      role: 'officer',
      duties: [],
      unitCodes: ['26305'],
      password: 'mot-mat-khau-dai',
    }
    const both = await Promise.all([coordinator.call('POST', '/api/accounts', made), coordinator.call('POST', '/api/accounts', made)])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409])
  })

  it('who gives a new password or ends a user also ends the join codes handed out before', async () => {
    for (const change of [{ password: 'mot mat khau moi' }, { isDisabled: true }]) {
      const id = await idOf('giaodich2')
      const { code } = (await (await coordinator.call('POST', `/api/accounts/${id}/join-codes`, {})).json()) as { code: string }
      await coordinator.call('PATCH', `/api/accounts/${id}`, change)
      await coordinator.call('PATCH', `/api/accounts/${id}`, { isDisabled: false })
      expect((await new FieldPhone(office.address).join(code)).status).toBe(401)
    }
  })
  it('lets a whole class join from one address', async () => {
    const id = await idOf('canbo.giakiem')
    for (let phones = 0; phones < 15; phones += 1) {
      const { code } = (await (await coordinator.call('POST', `/api/accounts/${id}/join-codes`, {})).json()) as { code: string }
      expect((await new FieldPhone(office.address).join(code)).status).toBe(200)
    }
  })
  it('of one commune has no power over an account that has lost all of its own', async () => {
    const made = { username: 'xa.mot', displayName: 'Xã một', role: 'coordinator', unitCodes: ['26305'], password: 'mot mat khau moi' }
    await coordinator.call('POST', '/api/accounts', made)
    await coordinator.call('POST', '/api/accounts', { ...made, username: 'xa.hai', unitCodes: ['26308'] })
    const other = await idOf('xa.hai')
    await coordinator.call('PATCH', `/api/accounts/${other}`, { unitCodes: [] })
    const small = new FieldPhone(office.address)
    await small.signIn('xa.mot', 'mot mat khau moi')
    expect((await small.call('POST', `/api/accounts/${other}/join-codes`, {})).status).toBe(404)
    expect((await coordinator.call('PATCH', `/api/accounts/${other}`, { unitCodes: ['26308'] })).status).toBe(200)
  })
  it.each([
    { what: 'makes no join code for the one who releases', method: 'POST', door: '/join-codes', body: {} },
    { what: 'sets no password of the one who releases', method: 'PATCH', door: '', body: { password: 'mot mat khau moi' } },
    { what: 'does not widen the area of the one who releases', method: 'PATCH', door: '', body: { unitCodes: ['26305'] } },
  ])('$what', async ({ method, door, body }) => {
    expect((await coordinator.call(method, `/api/accounts/${await idOf('duyet')}${door}`, body)).status).toBe(403)
  })
  it('who does not release gives nobody that duty', async () => {
    const made = { username: 'tu.phong', displayName: 'Tự phong', role: 'coordinator', duties: ['releases'], unitCodes: ['26305'] }
    expect((await coordinator.call('POST', '/api/accounts', { ...made, password: 'mot mat khau moi' })).status).toBe(403)
  })
  it('who releases may give that duty to another', async () => {
    const releasing = new FieldPhone(office.address)
    await releasing.signIn('duyet')
    const made = { username: 'duyet.hai', displayName: 'Người duyệt hai', role: 'coordinator', duties: ['releases'], unitCodes: ['26305'] }
    expect((await releasing.call('POST', '/api/accounts', { ...made, password: 'mot mat khau moi' })).status).toBe(201)
  })
  it('leaves on record which fields of a user were changed, and not what stood in them', async () => {
    await coordinator.call('PATCH', `/api/accounts/${await idOf('giaodich1')}`, { password: 'mot mat khau moi' })
    const rows = await office.database.transaction(system, (queries) =>
      queries.query<{ detail: object }>(`SELECT detail FROM audit_entry WHERE act = 'account-changed' ORDER BY position DESC LIMIT 1`),
    )
    expect(rows[0]?.detail).toEqual({ fields: ['password'] })
  })
})
