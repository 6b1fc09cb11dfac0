import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setPassword } from '#server/access/accounts.ts'
import { deviceKind } from '#server/access/deviceKind.ts'
import { hashPassword } from '#server/access/passwords.ts'
import type { SessionsAnswer } from '#sync/protocol/Sessions.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const DAY_MS = 86_400_000
const START_MS = Date.now()
let nowMs = START_MS
let office: Office
let [here, lost, desk] = [] as unknown as [FieldPhone, FieldPhone, FieldPhone]
const signedIn = async (username: string) => {
  const phone = new FieldPhone(office.address)
  await phone.signIn(username)
  return phone
}
const placesOf = async (phone: FieldPhone, path = '/api/sessions') =>
  ((await (await phone.call('GET', path)).json()) as SessionsAnswer).sessions
const status = async (phone: FieldPhone) => (await phone.call('GET', '/api/session')).status
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
const idOf = async (username: string) => (await sql<{ id: string }>(`SELECT id FROM account WHERE username = '${username}'`))[0]?.id ?? ''

/** Until somebody waits for what another is changing. */
async function isHeldUp(): Promise<void> {
  const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
  for (let looks = 0; looks < 500 && (await sql(waiting)).length === 0; looks += 1) await sleep(20)
}

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
  ;[here, lost, desk] = [await signedIn('canbo.giatan3'), await signedIn('canbo.giatan3'), await signedIn('dieuphoi')]
})
afterAll(() => office.close())

describe('where somebody is signed in', () => {
  it('is told to themselves, with the phone in hand marked', async () => {
    const places = await placesOf(here)
    expect(new Map(places.map(({ id, isHere }) => [id, isHere]))).toEqual(
      new Map([
        [here.deviceId, true],
        [lost.deviceId, false],
      ]),
    )
  })
  it('is ended from afar at once, and is on record (S216)', async () => {
    expect((await here.call('POST', `/api/sessions/${lost.deviceId}/ending`, {})).status).toBe(200)
    expect([await status(lost), await status(here), (await placesOf(here)).length]).toEqual([401, 200, 1])
    const [last] = await sql<{ act: string; detail: unknown }>('SELECT act, detail FROM audit_entry ORDER BY position DESC LIMIT 1')
    expect(last).toEqual({ act: 'session-ended', detail: { ended: 1 } })
  })
  it('cannot be ended by anybody else', async () => {
    expect((await here.call('POST', `/api/sessions/${desk.deviceId}/ending`, {})).status).toBe(404)
    expect((await here.call('POST', '/api/sessions/khong-phai-ma/ending', {})).status).toBe(404)
    expect(await status(desk)).toBe(200)
  })
  it('is seen and ended by the coordinator of the account’s communes', async () => {
    const path = `/api/accounts/${await idOf('canbo.giatan3')}/sessions`
    expect((await placesOf(desk, path)).map((one) => one.id)).toEqual([here.deviceId])
    const ended = await desk.call('POST', `${path}/ending`, {})
    expect([await ended.json(), await status(here)]).toEqual([{ ended: 1 }, 401])
  })
  it('stays open where the coordinator sits, when the own ones are ended', async () => {
    const other = await signedIn('dieuphoi')
    await desk.call('POST', `/api/accounts/${await idOf('dieuphoi')}/sessions/ending`, {})
    expect([await status(desk), await status(other)]).toEqual([200, 401])
  })
  it('is no matter of a coordinator of other communes', async () => {
    const account = { username: 'dieuphoi.giakiem', displayName: 'Gia Kiệm', role: 'coordinator', unitCodes: ['26308'] }
    await desk.call('POST', '/api/accounts', { ...account, password: 'mat khau rat dai 2026' })
    const far = new FieldPhone(office.address)
    await far.signIn('dieuphoi.giakiem', 'mat khau rat dai 2026')
    const path = `/api/accounts/${await idOf('canbo.giatan3')}/sessions`
    expect([(await far.call('GET', path)).status, (await far.call('POST', `${path}/ending`, {})).status]).toEqual([404, 404])
  })
  it('is not told of a session that has run out by itself', async () => {
    const old = await signedIn('giaodich1')
    nowMs += 31 * DAY_MS
    const now = await signedIn('giaodich1')
    expect([(await placesOf(now)).map((one) => one.id), await status(old)]).toEqual([[now.deviceId], 401])
  })
  it('is nowhere new by a password that was changed while it was being checked', async () => {
    const late = new FieldPhone(office.address)
    const account = await idOf('canbo.giatan3')
    let arriving: Promise<Response> | undefined
    await office.database.transaction({ kind: 'system' }, async (queries) => {
      await setPassword(queries, account, { passwordHash: await hashPassword('mật khẩu vừa đổi') })
      arriving = late.signIn('canbo.giatan3')
      await isHeldUp()
    })
    expect([(await arriving)?.status, await sql(`SELECT FROM session WHERE account_id = '${account}'`)]).toEqual([401, []])
  })
})

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36', 'android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)', 'iphone'],
    ['Mozilla/5.0 (iPad; CPU OS 16_3 like Mac OS X)', 'ipad'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'mac'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'linux'],
    ['', 'other'],
  ])('that calls itself «%s» is told as %s', (label, kind) => {
    expect(deviceKind(label)).toBe(kind)
  })
})
