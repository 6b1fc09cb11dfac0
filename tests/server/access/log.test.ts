import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeAudit } from '#server/access/audit.ts'
import { LOG_PAGE, type LogAnswer, type LogGroup } from '#sync/protocol/OfficeLog.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const PASSWORD = 'mat khau rat dai 2026'
let office: Office
let binh: FieldPhone
let khue: FieldPhone
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const log = (who: FieldPhone, asked: { group?: LogGroup; before?: number } = {}) =>
  answerTo<LogAnswer>(who, `GET /api/log?group=${asked.group ?? ''}&before=${asked.before ?? ''}`)
const idOf = async (username: string) => (await sql<{ id: string }>('SELECT id FROM account WHERE username = $1', [username]))[0]?.id ?? ''
const write = (accountId: string | null, subject: string, nowMs: number) =>
  office.database.transaction({ kind: 'system' }, (queries) =>
    writeAudit(queries, { accountId, deviceId: null, act: 'bank-account-seen', subject, detail: {} }, nowMs),
  )

beforeAll(async () => {
  office = await openOffice()
  ;[binh, khue] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await binh.signIn('dieuphoi')
  const account = { username: 'dieuphoi.giatan3', displayName: 'Trần Minh Khuê', role: 'coordinator', unitCodes: ['26305'] }
  await binh.call('POST', '/api/accounts', { ...account, password: PASSWORD })
  await khue.signIn('dieuphoi.giatan3', PASSWORD)
})
afterAll(() => office.close())

describe('the office’s log on the desk', () => {
  it('tells who did what about whom, the last first', async () => {
    const { entries } = await log(binh)
    expect(entries.slice(0, 3).map(({ act, by, about }) => [act, by, about])).toEqual([
      ['sign-in', 'Trần Minh Khuê', 'Trần Minh Khuê'],
      ['account-created', 'Nguyễn Thanh Bình', 'dieuphoi.giatan3'],
      ['sign-in', 'Nguyễn Thanh Bình', 'Nguyễn Thanh Bình'],
    ])
  })
  it('is looked through by what was done', async () => {
    await write(await idOf('canbo.giatan3'), 'nobody', Date.now())
    const found = await log(binh, { group: 'seen' })
    expect([found.entries.map(({ act }) => act), found.before]).toEqual([['bank-account-seen'], null])
  })
  it('names a person to whoever has that commune, and to nobody else', async () => {
    const rows = await sql<{ id: string; name: string; unit: string }>(
      `SELECT DISTINCT ON (unit_code) id, profile ->> 'fullName' AS name, unit_code AS unit FROM beneficiary WHERE unit_code IN ('26305', '26308') ORDER BY unit_code, id`,
    )
    for (const { id } of rows) await write(await idOf('canbo.giatan3'), id, Date.now())
    const about = async (who: FieldPhone) => (await log(who, { group: 'seen' })).entries.slice(0, 2).map((one) => one.about)
    expect([await about(binh), await about(khue)]).toEqual([
      [rows[1]?.name, rows[0]?.name],
      ['', rows[0]?.name],
    ])
  })
  it('names an account to whoever has all its communes, and to nobody else', async () => {
    await write(await idOf('canbo.giatan3'), await idOf('dieuphoi'), Date.now())
    const about = async (who: FieldPhone) => (await log(who, { group: 'seen' })).entries[0]?.about
    expect([await about(binh), await about(khue)]).toEqual(['Nguyễn Thanh Bình', ''])
  })
  it('shows nobody what was done by accounts that reach beyond their communes', async () => {
    const seen = (await log(khue)).entries.map(({ by }) => by)
    expect([seen.includes('Nguyễn Thanh Bình'), seen.includes('Trần Minh Khuê')]).toEqual([false, true])
  })
  it('goes on where the page ended, and leaves nothing out', async () => {
    for (let n = 0; n < LOG_PAGE; n += 1) await write(null, 'nobody', Date.now())
    const first = await log(binh, { group: 'seen' })
    const second = await log(binh, { group: 'seen', before: first.before ?? 0 })
    const [count] = await sql<{ n: number }>(`SELECT count(*)::int4 AS n FROM audit_entry WHERE act = 'bank-account-seen'`)
    expect([first.entries.length, first.entries.length + second.entries.length, second.before]).toEqual([LOG_PAGE, count?.n, null])
  })
  it('is looked through by account and by day, both ends of the days counted (S242)', async () => {
    const [by, noon] = [await idOf('canbo.giatan3'), Date.parse('2026-03-10T12:00:00+07:00')]
    for (const days of [0, 1, 2]) await write(by, 'nobody', noon + days * 86_400_000)
    const days = async (query: string) =>
      (await answerTo<LogAnswer>(binh, `GET /api/log?account=${by}&${query}`)).entries.map(({ atMs }) =>
        new Date(atMs).toISOString().slice(8, 10),
      )
    expect([await days('from=2026-03-11&until=2026-03-12'), await days('until=2026-03-10')]).toEqual([['12', '11'], ['10']])
    const others = await answerTo<LogAnswer>(binh, `GET /api/log?account=${await idOf('dieuphoi')}&group=seen`)
    expect(others.entries).toEqual([])
  })
  it('tells of one person all that was done, whoever did it, and nothing to whoever has not their commune (S242)', async () => {
    const [hoa, far] = await sql<{ id: string; name: string }>(
      `SELECT DISTINCT ON (unit_code) id, profile ->> 'fullName' AS name FROM beneficiary WHERE unit_code IN ('26305', '26308') ORDER BY unit_code, id DESC`,
    )
    for (const person of [hoa, far]) await write(await idOf('dieuphoi'), person?.id ?? '', Date.now())
    const about = (id: string | undefined) => answerTo<LogAnswer>(khue, `GET /api/log?person=${id}`)
    const [own, strange] = [await about(hoa?.id), await about(far?.id)]
    expect([own.person, own.entries.map(({ act, by }) => [act, by])]).toEqual([hoa?.name, [['bank-account-seen', 'Nguyễn Thanh Bình']]])
    expect([strange.person, strange.entries]).toEqual([null, []])
  })
  it('is no matter of the officer’s', async () => {
    const nam = new FieldPhone(office.address)
    await nam.signIn('canbo.giatan3')
    expect((await nam.call('GET', '/api/log')).status).toBe(403)
  })
})
