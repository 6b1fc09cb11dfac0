import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '#server/access/permissions.ts'
import { findBrokenAudit } from '#server/access/audit.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
const phones = new Map<string, FieldPhone>()
const USERS = { officer: 'canbo.giatan3', teller: 'giaodich1', coordinator: 'dieuphoi' } as const
const concrete = (path: string) =>
  path.replace(/:number\{[^}]*\}+/, '0').replaceAll(/:(id|generation|sheetId)/g, '018f0000-0000-7000-8000-00000000ffff')

beforeAll(async () => {
  office = await openOffice()
  for (const [role, username] of Object.entries(USERS)) {
    const phone = new FieldPhone(office.address)
    await phone.signIn(username)
    phones.set(role, phone)
  }
})
afterAll(() => office.close())

const GUARDED = PERMISSIONS.filter((row) => row.roles !== 'anyone' && !(row.method === 'DELETE'))

describe('every door', () => {
  it.each(GUARDED)('$method $path stays shut to a stranger', async ({ method, path }) => {
    const response = await fetch(office.address + concrete(path), { method, headers: HEADERS, ...(method === 'GET' ? {} : { body: '{}' }) })
    expect(response.status).toBe(401)
  })
  it.each(GUARDED.flatMap((row) => (['officer', 'teller', 'coordinator'] as const).map((role) => ({ ...row, role }))))(
    '$method $path keeps to its row for a $role',
    async ({ method, path, role, roles }) => {
      const response = await phones.get(role)?.call(method, concrete(path), method === 'GET' ? undefined : {})
      expect(response?.status === 403).toBe(!roles.includes(role))
    },
  )
  it('refuses a write from a page of another origin', async () => {
    const response = await fetch(`${office.address}/api/session`, {
      method: 'POST',
      headers: { ...HEADERS, 'sec-fetch-site': 'cross-site' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })
  it('says no more about an unknown name than about a wrong password', async () => {
    const answers = await Promise.all([
      new FieldPhone(office.address).signIn('khong.co'),
      new FieldPhone(office.address).signIn('duyet', 'sai mat khau'),
    ])
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toEqual(
      Array(2).fill([401, '{"problem":"wrong-name-or-password"}']),
    )
  })
  it('closes to a guesser after ten tries', async () => {
    const guesser = new FieldPhone(office.address)
    for (let tries = 0; tries < 10; tries += 1) await guesser.signIn('giaodich2', 'sai mat khau')
    expect((await guesser.signIn('giaodich2')).status).toBe(429)
  })
  it('lets a revoked phone hand in its records and nothing else (S23)', async () => {
    const lost = new FieldPhone(office.address)
    await lost.signIn('canbo.giakiem')
    await phones.get('coordinator')?.call('POST', `/api/devices/${lost.deviceId}/revocation`, {})
    expect([(await lost.call('POST', '/api/facts', { facts: [] })).status, (await lost.call('GET', '/api/session')).status]).toEqual([
      200, 403,
    ])
  })
  it('ends every session of a user who is disabled', async () => {
    const coordinator = phones.get('coordinator')
    const { accounts } = (await (await coordinator?.call('GET', '/api/accounts'))?.json()) as {
      accounts: { id: string; username: string }[]
    }
    await coordinator?.call('PATCH', `/api/accounts/${accounts.find((one) => one.username === 'giaodich1')?.id}`, { isDisabled: true })
    expect((await phones.get('teller')?.call('GET', '/api/session'))?.status).toBe(401)
  })
  it('writes down what was done in a chain that shows a change', async () => {
    const check = () => office.database.transaction({ kind: 'system' }, findBrokenAudit)
    expect(await check()).toBeUndefined()
    await office.database.transaction({ kind: 'system' }, async (queries) => {
      await queries.query('ALTER TABLE audit_entry DISABLE TRIGGER USER')
      await queries.query(`UPDATE audit_entry SET act = 'nothing' WHERE position = 2`)
    })
    expect(await check()).toBe(2)
  })
  it('says which engine it runs on and that it is well', async () => {
    expect(await (await fetch(`${office.address}/health`)).json()).toMatchObject({ healthy: true, engine: 'postgresql' })
  })
})
