import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IncidentCount, IncidentOnDesk, IncidentsAnswer, IncidentToOpen } from '#sync/protocol/Incidents.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const HOUR_MS = 3_600_000
const PASSWORD = 'mat khau rat dai 2026'
let office: Office
let binh: FieldPhone
let khue: FieldPhone
let made = 0
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const incident = (more: Partial<IncidentToOpen> = {}): IncidentToOpen => {
  made += 1
  return {
    ...{ incidentId: `018f0000-0000-7000-8000-0000000e${String(made).padStart(4, '0')}`, unitCode: '26308', event: 'phone-lost' },
    ...{ what: 'Mất một máy ở chợ', happenedAtMs: null, noticedAtMs: Date.now() - HOUR_MS, data: ['identity', 'place'], people: 120 },
    ...{ harm: 'Có thể bị gọi điện lừa đảo', measures: 'Đã thu hồi máy', contact: 'Nguyễn Thanh Bình, 0251 3867 000' },
    ...more,
  }
}
const open = (who: FieldPhone, given: IncidentToOpen) => who.call('POST', '/api/privacy/incidents', given)
const act = async (who: FieldPhone, id: string, step: object) => (await who.call('POST', `/api/privacy/incidents/${id}`, step)).status
const list = (who: FieldPhone, state = '') => answerTo<IncidentsAnswer>(who, `GET /api/privacy/incidents?state=${state}`)
const one = (who: FieldPhone, id: string) => answerTo<IncidentOnDesk>(who, `GET /api/privacy/incidents/${id}`)

beforeAll(async () => {
  office = await openOffice()
  ;[binh, khue] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await binh.signIn('dieuphoi')
  const account = { username: 'dieuphoi.giatan3', displayName: 'Trần Minh Khuê', role: 'coordinator', unitCodes: ['26305'] }
  await binh.call('POST', '/api/accounts', { ...account, password: PASSWORD })
  await khue.signIn('dieuphoi.giatan3', PASSWORD)
})
afterAll(() => office.close())

describe('the office’s book of data incidents', () => {
  it('keeps an incident once, with the hour until which the authority is told (S240)', async () => {
    const given = incident()
    expect([(await open(binh, given)).status, (await open(binh, given)).status]).toEqual([201, 201])
    const { incidents } = await list(binh)
    expect(
      incidents.map((kept) => [kept.what, kept.dueAtMs - kept.noticedAtMs, kept.isLate, kept.arePeopleToBeTold, kept.openedBy]),
    ).toEqual([['Mất một máy ở chợ', 72 * HOUR_MS, false, true, 'Nguyễn Thanh Bình']])
  })
  it('takes none of a time to come, of before the law, or that happened after it was noticed (S240)', async () => {
    const wrong = [
      { noticedAtMs: Date.now() + HOUR_MS },
      { noticedAtMs: Date.UTC(2025, 11, 30) },
      { happenedAtMs: Date.now() },
      { data: [] },
      { what: 'chợ\0Dầu Giây' },
      { people: -1 },
    ]
    const answers = []
    for (const more of wrong) answers.push((await open(binh, incident(more))).status)
    expect(answers).toEqual([400, 400, 400, 400, 400, 400])
  })
  it('counts those the authority does not know of, the late ones apart and on top (S240)', async () => {
    await open(binh, incident({ what: 'Gửi nhầm danh sách', noticedAtMs: Date.now() - 80 * HOUR_MS }))
    expect(await answerTo<IncidentCount>(binh, 'GET /api/privacy/incidents/count')).toEqual({ open: 2, late: 1 })
    expect((await list(binh)).incidents.map(({ isLate }) => isLate)).toEqual([true, false])
  })
  it('goes on step by step and ends once: told, told to the people, closed (S241)', async () => {
    const { incidentId: id, ...given } = incident()
    await open(binh, { incidentId: id, ...given })
    const told = { act: 'notify', atMs: Date.now() - 1_000, note: 'Gửi Công an tỉnh, số 12/BC' }
    const statuses = [
      await act(binh, id, { act: 'close', note: 'Chưa báo mà khép' }),
      await act(binh, id, { ...told, atMs: given.noticedAtMs - 1 }),
      await act(binh, id, told),
      await act(binh, id, told),
      await act(binh, id, { act: 'tell-people', atMs: Date.now() - 1_000, note: 'Gọi từng nhà' }),
      await act(binh, id, { act: 'close', note: 'Đã xong' }),
      await act(binh, id, { act: 'note', note: 'Thêm nữa' }),
    ]
    const { state, steps, arePeopleToBeTold } = await one(binh, id)
    expect([statuses, state, steps.map((step) => step.act), arePeopleToBeTold]).toEqual([
      [409, 400, 200, 409, 200, 200, 409],
      'closed',
      ['notify', 'tell-people', 'close'],
      false,
    ])
  })
  it('is the own communes’ coordinators’ alone: not another’s, not an officer’s (S241)', async () => {
    const [first] = (await list(binh)).incidents
    const nam = new FieldPhone(office.address)
    await nam.signIn('canbo.giatan3')
    const seen = [(await list(khue)).incidents, (await khue.call('GET', `/api/privacy/incidents/${first?.id}`)).status]
    const done = [await act(khue, first?.id ?? '', { act: 'note', note: 'Của xã khác' }), (await open(khue, incident())).status]
    expect([...seen, ...done, (await nam.call('GET', '/api/privacy/incidents')).status]).toEqual([[], 404, 404, 404, 403])
  })
  it('is written without a way back, and each step is in the log without its words (S241)', async () => {
    await expect(sql(`UPDATE incident SET what = 'khác'`)).rejects.toThrow(/not changed/)
    await expect(sql('DELETE FROM incident_step')).rejects.toThrow(/not changed/)
    const logged = await sql<{ act: string; detail: object }>(
      `SELECT act, detail FROM audit_entry WHERE act LIKE 'incident-%' ORDER BY position`,
    )
    expect(logged.map((entry) => entry.act)).toEqual([
      ...['incident-opened', 'incident-opened', 'incident-opened'],
      ...['incident-notified', 'incident-people-told', 'incident-closed'],
    ])
    expect(JSON.stringify(logged)).not.toMatch(/chợ|Gọi từng nhà/)
  })
})
