import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PayablesAnswer, PaySession, RollPage } from '#sync/protocol/PayRoll.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { closingOf, openRoll, paymentTo, type Roll, type RolledLine } from '#tests/support/payments.ts'
import { makeSlip } from '#tests/support/slips.ts'

/** A dozen of them lie within the time a password holds for. */
const A_WHILE_MS = 10_000
const START_MS = Date.now()
let nowMs = START_MS
let office: Office
let desk: FieldPhone
let hanh: FieldPhone
/** The commune's roll of the month, half of it at the market. */
let roll: Roll
let market = ''
let tellerId = ''
let [atPost, atMarket]: RolledLine[][] = []

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const change = async (body: object): Promise<number> => (await desk.call('PATCH', `/api/accounts/${tellerId}`, body)).status
/** A while later, at these places. */
async function moveTo(...payPointIds: string[]): Promise<void> {
  nowMs += A_WHILE_MS
  expect(await change({ payPointIds })).toBe(200)
}
const request = (payPointId: string) => ({ sessionId: randomUUID(), periodId: roll.periodId, payPointId, label: 'Quầy 1', floatInDong: 0 })
const open = async (payPointId: string) =>
  (await (await hanh.call('POST', '/api/pay-sessions', request(payPointId))).json()) as PaySession & { problem?: string }
const rollOf = (id: string) => answerTo<RollPage>(hanh, `GET /api/pay-sessions/${id}/roll?after=0`)
const ids = (lines: readonly { readonly lineId: string }[] = []) => lines.map(({ lineId }) => lineId).sort()
/** What the office says of a payment made at that moment, on another of the teller's phones. */
async function said(line: RolledLine | undefined, madeAtMs: number): Promise<string | undefined> {
  const phone = new FieldPhone(office.address)
  await phone.signIn('giaodich1')
  const fact = await phone.record(paymentTo(roll, line))
  await phone.push(phone.resign({ ...fact, header: { ...fact.header, deviceTimeMs: madeAtMs } }))
  return (await sql<{ word: string }>('SELECT coalesce(problem, answer) AS word FROM fact WHERE id = $1', [fact.header.id]))[0]?.word
}

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
  ;[desk, hanh] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await desk.signIn('dieuphoi')
  await hanh.signIn('giaodich1')
  roll = await openRoll(office.database, '26305', { people: 12 })
  market = randomUUID()
  await sql(`INSERT INTO pay_point (id, unit_code, name, address, hours, channel) VALUES ($1, '26305', 'Chợ xã', 'Ấp 2', '', 'counter')`, [
    market,
  ])
  ;[atPost, atMarket] = [roll.lines.slice(0, 6), roll.lines.slice(6)]
  await sql('UPDATE payment_line SET pay_point_id = $1 WHERE id = ANY ($2::uuid[])', [market, ids(atMarket)])
  tellerId = (await sql<{ id: string }>(`SELECT id FROM account WHERE username = 'giaodich1'`))[0]?.id ?? ''
})
afterAll(() => office.close())

describe('a teller bound to a pay point', () => {
  it('is offered that place alone, and the money that waits there (S283)', async () => {
    await moveTo(roll.payPointId)
    const { points, free } = await answerTo<PayablesAnswer>(hanh, 'GET /api/payables')
    expect(points.map(({ id }) => id)).toEqual([roll.payPointId])
    expect(new Set(free.map(({ payPointId }) => payPointId))).toEqual(new Set([roll.payPointId]))
  })
  it('gets that place’s lines on the roll and nobody else’s (S283)', async () => {
    await moveTo(roll.payPointId)
    const { lines } = await rollOf((await open(roll.payPointId)).id)
    expect(lines.map(({ line }) => line.lineId as string).sort()).toEqual(ids(atPost))
  })
  it('opens no counter elsewhere (S283)', async () => {
    await moveTo(roll.payPointId)
    expect((await open(market)).problem).toBe('not-found')
  })
  it('works everywhere in the own communes again when bound to nothing (S283)', async () => {
    await moveTo()
    const { points } = await answerTo<PayablesAnswer>(hanh, 'GET /api/payables')
    expect(points.map(({ id }) => id)).toEqual(expect.arrayContaining([roll.payPointId, market]))
  })
  it('answers no paper of somebody who is paid elsewhere (S283)', async () => {
    await moveTo(roll.payPointId)
    const [id, people] = [randomUUID(), [atPost?.[0], atMarket?.[0]].map((line) => line?.beneficiaryId)]
    await sql(
      `INSERT INTO enrolment_batch (id, unit_code, receiver, handed_day, note, made_at, made_by, made_name) VALUES ($1, '26305', 'Bưu điện', '2026-12-01', '', now(), $1, '')`,
      [id],
    )
    await sql(`INSERT INTO enrolment_paper (batch_id, beneficiary_id, unit_code) SELECT $1, unnest($2::uuid[]), '26305'`, [id, people])
    const answers = people.map((beneficiaryId) => ({ beneficiaryId, answer: 'acknowledged' }))
    expect(await (await hanh.call('POST', `/api/enrolment/batches/${id}/answers`, { answers })).json()).toEqual({ answered: 1 })
  })
})

describe('a teller whose pay point changed', () => {
  it('keeps what was paid there while it was the own: it counts (S284)', async () => {
    await moveTo(market)
    const before = nowMs
    await moveTo(roll.payPointId)
    expect(await said(atMarket?.[1], before + A_WHILE_MS / 2)).toBe('applied')
  })
  it('is not refused what was paid there later: it stands, and somebody looks (S284)', async () => {
    await moveTo(roll.payPointId)
    nowMs += A_WHILE_MS
    const due = atMarket?.[2]
    expect(await said(due, nowMs)).toBe('not-your-area')
    expect(await sql('SELECT effective_in_dong AS effective FROM disbursement WHERE line_id = $1', [due?.lineId])).toEqual([
      { effective: due?.amountInDong },
    ])
  })
  it('could pay everywhere before being bound for the first time (S284)', async () => {
    await moveTo()
    const before = nowMs
    await moveTo(roll.payPointId)
    expect(await said(atMarket?.[3], before + A_WHILE_MS / 2)).toBe('applied')
  })
  it('hears that the roll is another one, and gets the place that came (S285)', async () => {
    await moveTo(roll.payPointId)
    const { id } = await open(roll.payPointId)
    const before = await rollOf(id)
    await moveTo(roll.payPointId, market)
    const after = await rollOf(id)
    expect(after.scopeVersion).not.toBe(before.scopeVersion)
    expect(after.lines.map(({ line }) => line.lineId as string).sort()).toEqual(ids(roll.lines))
  })
  it('has no roll of the place that left, and cannot open the same counter again (S285)', async () => {
    await moveTo(market)
    const session = await open(market)
    await moveTo(roll.payPointId)
    const again = await hanh.call('POST', '/api/pay-sessions', { ...request(market), sessionId: session.id })
    const read = await hanh.call('GET', `/api/pay-sessions/${session.id}/roll?after=0`)
    const shared = await hanh.call('POST', `/api/pay-sessions/${session.id}/leases`, { act: 'take', hamlets: [] })
    expect([read.status, again.status, shared.status]).toEqual([404, 404, 404])
  })
  it('hands out no slip to those of a counter that left (S285)', async () => {
    await moveTo(market)
    await open(market)
    const [held] = await sql<{ id: string }>(
      `SELECT beneficiary_id AS id FROM payment_line AS line JOIN pay_session AS session ON session.id = line.session_id
       WHERE account_id = $1 AND closing IS NULL AND session.pay_point_id = $2 LIMIT 1`,
      [tellerId, market],
    )
    expect((await makeSlip(hanh, held?.id ?? '')).secret).toBeDefined()
    await moveTo(roll.payPointId)
    expect((await makeSlip(hanh, held?.id ?? '')).secret).toBeUndefined()
  })
  it('closes the book of a counter that left (S285)', async () => {
    await moveTo(market)
    const { id } = await open(market)
    await moveTo(roll.payPointId)
    const book = closingOf({ ...roll, payPointId: market }, id, { facts: [] })
    expect(await hanh.push(await hanh.record(book))).toEqual(['applied'])
  })
})

describe('the coordinator who binds', () => {
  it('sees to which pay points a teller is bound (S286)', async () => {
    await moveTo(market)
    const { accounts } = await answerTo<{ accounts: { id: string; payPointIds: string[] }[] }>(desk, 'GET /api/accounts')
    expect(accounts.find(({ id }) => id === tellerId)?.payPointIds).toEqual([market])
  })
  it('binds nobody to a place outside their communes, or that is not there (S286)', async () => {
    expect([await change({ unitCodes: ['26308'], payPointIds: [market] }), await change({ payPointIds: [randomUUID()] })]).toEqual([
      400, 400,
    ])
  })
  it('binds no officer to a pay point (S286)', async () => {
    const officer = {
      username: 'moi.vao',
      displayName: 'Mới Vào',
      role: 'officer',
      unitCodes: ['26305'],
      payPointIds: [market],
      password: null,
    }
    expect((await desk.call('POST', '/api/accounts', officer)).status).toBe(400)
  })
  it('opens nothing else to a teller by taking away the commune of the pay point (S286)', async () => {
    await moveTo(market)
    expect(await change({ unitCodes: ['26308'] })).toBe(200)
    const { points, periods } = await answerTo<PayablesAnswer>(hanh, 'GET /api/payables')
    expect([points, periods]).toEqual([[], []])
  })
})
