import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { workingDaysAfter } from '#domain/shared/workingDays.ts'
import type { DataRequestCount, DataRequestsAnswer, FoundPeople } from '#sync/protocol/DataRequests.ts'
import type { LogAnswer } from '#sync/protocol/OfficeLog.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const DAY_MS = 86_400_000
const PASSWORD = 'mat khau rat dai 2026'
let office: Office
let binh: FieldPhone
let khue: FieldPhone
let later = 0
const clock = { nowMs: () => Date.now() + later }
const today = () => vietnamDay(clock.nowMs())
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
let people: readonly { id: string; name: string }[] = []
let next = 0
const someone = () => people[next++] ?? { id: '', name: '' }
const request = (beneficiaryId: string, more: object = {}) => ({
  ...{ requestId: randomUUID(), beneficiaryId, kind: 'see', way: 'in-person', receivedOn: today() },
  ...{ wish: 'Xin xem mình đang hưởng những gì', askedBy: { kind: 'self' } },
  ...more,
})
const keep = (body: object, who = binh) => who.call('POST', '/api/privacy/requests', body)
const act = (id: string, step: object, who = binh) => who.call('POST', `/api/privacy/requests/${id}`, step)
const list = (who = binh, state = 'open') => answerTo<DataRequestsAnswer>(who, `GET /api/privacy/requests?state=${state}`)
const count = (who = binh) => answerTo<DataRequestCount>(who, 'GET /api/privacy/requests/count')
const saying = async (response: Response) => [response.status, ((await response.json()) as { problem?: string }).problem]

beforeAll(async () => {
  office = await openOffice({ clock })
  ;[binh, khue] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await binh.signIn('dieuphoi')
  const account = { username: 'dieuphoi.giatan3', displayName: 'Trần Minh Khuê', role: 'coordinator', unitCodes: ['26305'] }
  await binh.call('POST', '/api/accounts', { ...account, password: PASSWORD })
  await khue.signIn('dieuphoi.giatan3', PASSWORD)
  people = await sql(`SELECT id, profile ->> 'fullName' AS name FROM beneficiary WHERE unit_code = '26308' ORDER BY id LIMIT 20`)
})
afterAll(() => office.close())

describe('a request about somebody’s data', () => {
  it('is kept once however often it is sent, with its days and who wrote it down (S225)', async () => {
    const body = request(someone().id)
    const answers = [(await keep(body)).status, (await keep(body)).status]
    const kept = (await list()).requests.filter(({ id }) => id === body.requestId)
    expect(answers).toEqual([201, 201])
    expect(kept.map(({ answerBy, steps }) => [answerBy, steps.map((one) => [one.act, one.by])])).toEqual([
      [workingDaysAfter(today(), 2), [['keep', 'Nguyễn Thanh Bình']]],
    ])
  })
  it('is not overwritten by another under the same name (S225)', async () => {
    const body = request(someone().id)
    await keep(body)
    expect(await saying(await keep({ ...body, kind: 'erase' }))).toEqual([400, 'bad-request'])
  })
  it('names who asks for somebody else, and the paper that shows it', async () => {
    const askedBy = { kind: 'other', fullName: 'Lê Thị Tư', representation: 'guardian', paper: 'QĐ 12/QĐ-UBND ngày 3/5/2024' }
    const body = request(someone().id, { askedBy })
    await keep(body)
    expect((await list()).requests.find(({ id }) => id === body.requestId)?.askedBy).toEqual(askedBy)
  })
  it.each([
    ['a day to come', { receivedOn: '2099-01-01' }],
    ['a day before the law', { receivedOn: '2025-12-31' }],
    ['no such day', { receivedOn: '2026-02-30' }],
    ['a helper without a paper', { askedBy: { kind: 'other', fullName: 'Lê Thị Tư', representation: 'guardian', paper: '' } }],
    ['no words', { wish: ' ' }],
    ['a letter no store keeps', { wish: 'xin\0xem' }],
  ])('with %s is not taken (S224)', async (_, more) => {
    expect(await saying(await keep(request(someone().id, more)))).toEqual([400, 'bad-request'])
  })
  it('is answered, then done, and after its end nothing moves it (S225)', async () => {
    const body = request(someone().id, { kind: 'correct' })
    await keep(body)
    const steps = [
      { act: 'answer', note: 'Đã hẹn ngày' },
      { act: 'answer', note: 'Lần nữa' },
      { act: 'complete', note: 'Đã sửa' },
    ]
    const moves: unknown[] = []
    for (const step of steps) moves.push((await act(body.requestId, step)).status)
    const refusal = await act(body.requestId, { act: 'refuse', ground: 'not-held', note: 'Không giữ' })
    expect([moves, await saying(refusal)]).toEqual([
      [200, 409, 200],
      [409, 'case-settled'],
    ])
    const ended = (await list(binh, 'ended')).requests.find(({ id }) => id === body.requestId)
    expect([ended?.state, ended?.dueOn, ended?.steps.map((one) => one.act)]).toEqual(['done', null, ['keep', 'answer', 'complete']])
  })
  it('is refused with a ground from the list and words, or not at all (S225)', async () => {
    const body = request(someone().id, { kind: 'erase' })
    await keep(body)
    const without = await act(body.requestId, { act: 'refuse', note: 'Không xoá được' })
    await act(body.requestId, { act: 'refuse', ground: 'kept-by-law', note: 'Luật Kế toán: giữ chứng từ 10 năm' })
    const [ended] = (await list(binh, 'ended')).requests
    expect([without.status, ended?.state, ended?.steps.at(-1)?.ground]).toEqual([400, 'refused', 'kept-by-law'])
  })
  it('keeps its steps as they were written (S225)', async () => {
    const body = request(someone().id)
    await keep(body)
    const changing = sql(`UPDATE data_request_step SET note = 'khác' WHERE request_id = $1`, [body.requestId])
    await expect(changing).rejects.toThrow(/not changed/)
    await expect(sql(`DELETE FROM data_request_step WHERE request_id = $1`, [body.requestId])).rejects.toThrow(/not changed/)
  })
  it('stands in the office’s log without its words (S226)', async () => {
    const person = someone()
    const body = request(person.id)
    await keep(body)
    await act(body.requestId, { act: 'answer', note: 'Đã trả lời' })
    const { entries } = await answerTo<LogAnswer>(binh, 'GET /api/log?group=privacy')
    expect(entries.slice(0, 2).map((one) => [one.act, one.about])).toEqual([
      ['data-request-answered', person.name],
      ['data-request-kept', person.name],
    ])
    const [words] = await sql<{ n: number }>(`SELECT count(*)::int4 AS n FROM audit_entry WHERE detail::text LIKE '%Xin xem%'`)
    expect(words?.n).toBe(0)
  })
})

describe('the register', () => {
  it('is of the own communes alone, in reading, finding, writing and answering (S226)', async () => {
    const person = someone()
    const body = request(person.id)
    await keep(body)
    expect([(await list(khue)).requests.length, (await count(khue)).open]).toEqual([0, 0])
    expect(await saying(await keep(request(person.id), khue))).toEqual([404, 'not-found'])
    expect(await saying(await act(body.requestId, { act: 'answer', note: 'Đã trả lời' }, khue))).toEqual([404, 'not-found'])
    const found = await answerTo<FoundPeople>(khue, 'POST /api/privacy/people', { name: person.name })
    expect(found.people.filter(({ beneficiaryId }) => beneficiaryId === person.id)).toEqual([])
  })
  it('finds a person by the beginnings of the name’s words', async () => {
    const person = someone()
    const found = await answerTo<FoundPeople>(binh, 'POST /api/privacy/people', { name: person.name.slice(0, -1) })
    expect(found.people.map(({ fullName }) => fullName)).toContain(person.name)
  })
  it('tells what is late on top, and how much (S226)', async () => {
    const before = await count()
    const old = request(someone().id, { receivedOn: vietnamDay(clock.nowMs() - 40 * DAY_MS) })
    await keep(old)
    const [first] = (await list()).requests
    expect([first?.id, first?.isLate]).toEqual([old.requestId, true])
    expect(await count()).toEqual({ open: before.open + 1, late: before.late + 1 })
  })
  it('calls nothing late on its last day, and all of it the day after', async () => {
    const body = request(someone().id)
    await keep(body)
    const isLateAfter = async (waitMs: number) => {
      later = waitMs
      // Nobody sits at the desk for days.
      await binh.signIn('dieuphoi')
      return (await list()).requests.find(({ id }) => id === body.requestId)?.isLate
    }
    const lastDayMs = Date.parse(`${workingDaysAfter(today(), 2)}T12:00:00+07:00`) - Date.now()
    const found = [await isLateAfter(lastDayMs), await isLateAfter(lastDayMs + DAY_MS)]
    await isLateAfter(0)
    expect(found).toEqual([false, true])
  })
  it('is no matter of officers and tellers (S226)', async () => {
    const nam = new FieldPhone(office.address)
    await nam.signIn('canbo.giatan3')
    expect((await nam.call('GET', '/api/privacy/requests')).status).toBe(403)
  })
})
