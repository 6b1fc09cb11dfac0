import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { LinesAnswer } from '#sync/protocol/Payments.ts'
import type { PaySession, RollPage } from '#sync/protocol/PayRoll.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { closingOf, missOf, openRoll, paymentCancelOf, paymentTo, type BookedFact, type Roll } from '#tests/support/payments.ts'

const system = { kind: 'system' } as const
const UNIT = '26305'
let office: Office
let hanh: FieldPhone
let tu: FieldPhone
let roll: Roll
let next = 0

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction(system, (queries) => queries.query<Found>(sql, values))
const line = () => roll.lines[next++]
const standing = async (lineId: string | undefined) =>
  rows<{ effective: number; doubt: string | null }>(
    'SELECT effective_in_dong AS effective, doubt FROM disbursement WHERE line_id = $1 AND cancelled_by IS NULL ORDER BY n',
    [lineId],
  )
const onPage = async (beneficiaryId: string | undefined) =>
  (
    await rows<{ doubts: (string | null)[] }>(
      `SELECT jsonb_path_query_array(profile, '$.payments[*] ? (@.periodId == $period).disbursements[*].doubt', jsonb_build_object('period', $2::text)) AS doubts FROM beneficiary WHERE id = $1`,
      [beneficiaryId, roll.periodId],
    )
  )[0]?.doubts
const openCases = async (factId: string) =>
  rows<{ problem: string }>('SELECT problem FROM review_case WHERE fact_id = $1 AND settled_at IS NULL', [factId])

async function openSession(phone: FieldPhone, more: Record<string, unknown> = {}): Promise<PaySession & { status: number }> {
  const request = {
    sessionId: randomUUID(),
    periodId: roll.periodId,
    payPointId: roll.payPointId,
    label: 'Quầy 1',
    floatInDong: 10_000_000,
    ...more,
  }
  const answer = await phone.call('POST', '/api/pay-sessions', request)
  return { ...((await answer.json()) as PaySession), status: answer.status }
}
const readRoll = async (phone: FieldPhone, sessionId: string, after = 0): Promise<RollPage> =>
  (await (await phone.call('GET', `/api/pay-sessions/${sessionId}/roll?after=${after}`)).json()) as RollPage
const booked = async (phone: FieldPhone, body: FactBody): Promise<BookedFact> => ({ envelope: await phone.record(body), body })

beforeAll(async () => {
  office = await openOffice()
  hanh = new FieldPhone(office.address)
  tu = new FieldPhone(office.address)
  await hanh.signIn('giaodich1')
  await tu.signIn('giaodich2')
  roll = await openRoll(office.database, UNIT, { people: 60 })
})
afterAll(() => office.close())

describe('what was paid', () => {
  it('settles its line once, and the person’s page says so (S80)', async () => {
    const due = line()
    expect(await hanh.push(await hanh.record(paymentTo(roll, due)))).toEqual(['applied'])
    expect(await standing(due?.lineId)).toEqual([{ effective: 500_000, doubt: null }])
    expect(await onPage(due?.beneficiaryId)).toEqual([null])
  })
  it('and signed on the counter’s phone is signed on the office’s paper too, and on paper alone', async () => {
    const [due, binh] = [line(), new FieldPhone(office.address)]
    const signature = [
      [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    ]
    await hanh.push(await hanh.record(paymentTo(roll, due, { signature })))
    await binh.signIn('dieuphoi')
    const [paper, list] = await Promise.all(
      ['?paper=1', ''].map((asked) => answerTo<LinesAnswer>(binh, `GET /api/periods/${roll.periodId}/lines${asked}`)),
    )
    expect([paper?.signatures, list?.signatures]).toEqual([{ [due?.lineId ?? '']: signature }, undefined])
  })
  it('to a guardian stands under the guardian’s name, and signed by nobody who was paid a second time', async () => {
    const [due, binh] = [line(), new FieldPhone(office.address)]
    const guardian = { kind: 'guardian', fullName: 'Lê Thị Mẹ', relation: 'parent' }
    await rows('UPDATE payment_line SET payee = $2 WHERE id = $1', [due?.lineId, JSON.stringify(guardian)])
    await hanh.push(await hanh.record(paymentTo(roll, due)))
    await tu.push(await tu.record(paymentTo(roll, due, { signature: [[{ x: 1, y: 2 }]] })))
    await binh.signIn('dieuphoi')
    const { lines, signatures } = await answerTo<LinesAnswer>(binh, `GET /api/periods/${roll.periodId}/lines?paper=1`)
    const shown = lines.find(({ lineId }) => lineId === due?.lineId)
    expect([shown?.paid?.receiver, signatures?.[due?.lineId ?? '']]).toEqual(['Lê Thị Mẹ', undefined])
  })
  it('a second time is kept beside the first, settles nothing and waits for a person (S80)', async () => {
    const due = line()
    await hanh.push(await hanh.record(paymentTo(roll, due)))
    const second = await tu.record(paymentTo(roll, due))
    expect(await tu.push(second)).toEqual(['flagged'])
    expect(await standing(due?.lineId)).toEqual([
      { effective: 500_000, doubt: null },
      { effective: 0, doubt: 'double-paid' },
    ])
    expect(await openCases(second.header.id)).toEqual([{ problem: 'double-paid' }])
  })
  it('twice in one push is seen as twice (S80)', async () => {
    const due = line()
    expect(await hanh.push(await hanh.record(paymentTo(roll, due)), await hanh.record(paymentTo(roll, due)))).toEqual([
      'applied',
      'flagged',
    ])
  })
  it('with another amount stands, settles no more than was due, and waits for a person (S81)', async () => {
    const due = line()
    expect(await hanh.push(await hanh.record(paymentTo(roll, due, { amountInDong: 700_000 })))).toEqual(['flagged'])
    expect(await standing(due?.lineId)).toEqual([{ effective: 500_000, doubt: 'amount-differs' }])
  })
  it('on a line that was stopped this morning stands and waits for a person (S81)', async () => {
    const due = line()
    await rows(`UPDATE payment_line SET outcome = 'stopped' WHERE id = $1`, [due?.lineId])
    expect(await hanh.push(await hanh.record(paymentTo(roll, due)))).toEqual(['flagged'])
    expect(await onPage(due?.beneficiaryId)).toEqual(['line-stopped'])
  })
  it('by an officer stands and waits for a person (S81)', async () => {
    const officer = new FieldPhone(office.address)
    await officer.signIn('canbo.giatan3')
    const due = line()
    expect(await officer.push(await officer.record(paymentTo(roll, due)))).toEqual(['flagged'])
    expect(await standing(due?.lineId)).toEqual([{ effective: 500_000, doubt: 'not-a-teller' }])
  })
  it('on a line nobody knows is kept and laid on nobody (S81)', async () => {
    const due = line()
    const stray = paymentTo(roll, { ...due, lineId: randomUUID(), beneficiaryId: due?.beneficiaryId ?? '', amountInDong: 1 })
    expect(await hanh.push(await hanh.record(stray))).toEqual(['flagged'])
    expect(await onPage(due?.beneficiaryId)).toEqual([])
  })
})

describe('what was taken back', () => {
  it('leaves the line to be paid again (S82)', async () => {
    const due = line()
    const paid = await hanh.record(paymentTo(roll, due))
    await hanh.push(paid, await hanh.record(paymentCancelOf(due?.beneficiaryId, paid.header.id)))
    expect(await standing(due?.lineId)).toEqual([])
    expect(await hanh.push(await hanh.record(paymentTo(roll, due)))).toEqual(['applied'])
  })
  it('makes the second of two settle the line, and nobody need look any more (S82)', async () => {
    const due = line()
    const first = await hanh.record(paymentTo(roll, due))
    await hanh.push(first)
    const second = await tu.record(paymentTo(roll, due))
    await tu.push(second)
    await hanh.push(await hanh.record(paymentCancelOf(due?.beneficiaryId, first.header.id)))
    expect(await standing(due?.lineId)).toEqual([{ effective: 500_000, doubt: null }])
    expect([await openCases(second.header.id), await onPage(due?.beneficiaryId)]).toEqual([[], [null]])
  })
  it('is nobody else’s to take back (S20)', async () => {
    const due = line()
    const paid = await hanh.record(paymentTo(roll, due))
    await hanh.push(paid)
    expect(await tu.push(await tu.record(paymentCancelOf(due?.beneficiaryId, paid.header.id)))).toEqual(['flagged'])
    expect(await standing(due?.lineId)).toHaveLength(1)
  })
  it('shows a line nobody came for with the reason, until it is paid (S82)', async () => {
    const due = line()
    await hanh.push(await hanh.record(missOf(roll, due, randomUUID())))
    const [before] = await rows<{ reason: string }>(
      `SELECT profile #>> '{payments,0,unpaid,reason}' AS reason FROM beneficiary WHERE id = $1`,
      [due?.beneficiaryId],
    )
    await hanh.push(await hanh.record(paymentTo(roll, due)))
    const [after] = await rows<{ reason: string | null }>(
      `SELECT profile #>> '{payments,0,unpaid,reason}' AS reason FROM beneficiary WHERE id = $1`,
      [due?.beneficiaryId],
    )
    expect([before?.reason, after?.reason]).toEqual(['absent', null])
  })
})

describe('a session', () => {
  it('holds what nobody holds, and a second one at the place finds nothing left (S83)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 8 })
    next = 0
    const [first, second] = [await openSession(hanh), await openSession(tu)]
    expect([first.lines, first.sumInDong, second.lines]).toEqual([8, 4_000_000, 0])
  })
  it('is opened once however often the phone asks (S83)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 4 })
    next = 0
    const sessionId = randomUUID()
    const [first, again] = [await openSession(hanh, { sessionId }), await openSession(hanh, { sessionId })]
    expect([again.id, again.lines]).toEqual([first.id, 4])
  })
  it('gives hamlets up to the phone beside, which takes them over (S83)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 30 })
    next = 0
    const own = await openSession(hanh)
    const hamlets = [roll.lines[0]?.hamlet ?? '']
    const beside = await openSession(tu)
    await hanh.call('POST', `/api/pay-sessions/${own.id}/leases`, { act: 'give-up', hamlets })
    const taken = (await (await tu.call('POST', `/api/pay-sessions/${beside.id}/leases`, { act: 'take', hamlets })).json()) as PaySession
    expect(taken.lines).toBe(roll.lines.filter((one) => hamlets.includes(one.hamlet)).length)
  })
  it('shows in its roll who holds each line, and only what changed when asked again (S84)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 3 })
    next = 0
    const own = await openSession(hanh)
    const whole = await readRoll(hanh, own.id)
    await hanh.push(await hanh.record(paymentTo(roll, roll.lines[0], { sessionId: own.id })))
    const changed = await readRoll(hanh, own.id, whole.position)
    expect([whole.lines.map((one) => one.heldBy?.sessionId), changed.lines.map((one) => one.line.disbursements.length)]).toEqual([
      [own.id, own.id, own.id],
      [1],
    ])
  })
  it('tells a scanned card by a key, not by the number (S84)', async () => {
    const own = await openSession(hanh)
    const [first] = (await readRoll(hanh, own.id)).lines
    const [person] = await rows<{ citizen_id: string | null }>('SELECT citizen_id FROM beneficiary WHERE id = $1', [first?.beneficiaryId])
    expect(JSON.stringify(first)).not.toContain(person?.citizen_id ?? 'none')
    expect([first?.identityTail, first?.identityKey.length]).toEqual([person?.citizen_id?.slice(-4) ?? '', 32])
  })
  it('of another teller is not read (S84)', async () => {
    const own = await openSession(hanh)
    expect((await tu.call('GET', `/api/pay-sessions/${own.id}/roll`)).status).toBe(404)
  })
  it('hands out every line though a release stamped more at once than a page holds (S84)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 50 })
    await rows(
      `INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, ordinal, payee, parts, amount_in_dong, channel, pay_point_id, added_at, position)
       SELECT gen_random_uuid(), period_id, beneficiary_id, unit_code, n, payee, parts, amount_in_dong, channel, pay_point_id, added_at, position
       FROM payment_line CROSS JOIN generate_series(2, 42) AS n WHERE period_id = $1`,
      [roll.periodId],
    )
    const { id } = await openSession(hanh, { hamlets: [] })
    const ids = new Set<string>()
    for (let page = await readRoll(hanh, id); ; page = await readRoll(hanh, id, page.position)) {
      for (const { line: one } of page.lines) ids.add(one.lineId)
      if (!page.more) break
    }
    expect(ids.size).toBe(2_100)
  })
  it('is not opened by an officer', async () => {
    const officer = new FieldPhone(office.address)
    await officer.signIn('canbo.giatan3')
    expect((await openSession(officer)).status).toBe(403)
  })
  it('that pays what another holds is told so (S81)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 2 })
    next = 0
    await openSession(hanh)
    const other = await openSession(tu)
    const paid = await tu.record(paymentTo(roll, roll.lines[0], { sessionId: other.id, leasedElsewhereReason: 'Quầy 1 mất điện' }))
    await tu.push(paid)
    expect(await openCases(paid.header.id)).toEqual([{ problem: 'leased-elsewhere' }])
  })
})

describe('a closed session', () => {
  const book = async (count: number) => {
    roll = await openRoll(office.database, UNIT, { people: count })
    const session = await openSession(hanh)
    const facts: BookedFact[] = []
    for (const due of roll.lines) facts.push(await booked(hanh, paymentTo(roll, due, { sessionId: session.id })))
    return { session, facts, closing: await hanh.record(closingOf(roll, session.id, { facts, floatInDong: 10_000_000 })) }
  }
  const balanced = async (id: string) =>
    (await rows<{ balanced: boolean }>('SELECT balanced_at IS NOT NULL AS balanced FROM pay_session WHERE id = $1', [id]))[0]?.balanced

  it('balances when every fact of its book is here (S85)', async () => {
    const { session, facts, closing } = await book(3)
    expect(await hanh.push(...facts.map((one) => one.envelope), closing)).toEqual(['applied', 'applied', 'applied', 'applied'])
    expect(await balanced(session.id)).toBe(true)
  })
  it('stays open while one is missing, and balances when it comes late (S85)', async () => {
    const { session, facts, closing } = await book(3)
    await hanh.push(...facts.slice(1).map((one) => one.envelope), closing)
    expect(await balanced(session.id)).toBe(false)
    expect(await hanh.push(facts[0]?.envelope)).toEqual(['applied'])
    expect(await balanced(session.id)).toBe(true)
  })
  it('names to its teller the numbers that are missing, and to nobody else (S66)', async () => {
    const { session, facts, closing } = await book(3)
    const [lost, ...here] = facts.map((one) => one.envelope)
    await hanh.push(...here, closing)
    expect((await readRoll(hanh, session.id)).session).toMatchObject({ state: 'closing', missingSequences: [lost?.header.deviceSequence] })
    await hanh.push(lost)
    expect((await readRoll(hanh, session.id)).session).toMatchObject({ state: 'closed', missingSequences: [] })
  })
  it('does not balance when its book counts another sum (S85)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 1 })
    const session = await openSession(hanh)
    const facts = [await booked(hanh, paymentTo(roll, roll.lines[0], { sessionId: session.id }))]
    const book = closingOf(roll, session.id, { facts, floatInDong: 10_000_000 })
    const wrong = { ...book, totals: { ...book.totals, paidInDong: book.totals.paidInDong + 1 } }
    await hanh.push(...facts.map((one) => one.envelope), await hanh.record(wrong))
    expect(await balanced(session.id)).toBe(false)
  })
  it('whose book counts a record twice is not read as a book at all (S18)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 1 })
    const session = await openSession(hanh)
    const book = { ...closingOf(roll, session.id, { facts: [] }), sequences: [[1, 3] as const, [2, 4] as const] }
    expect(await hanh.push(await hanh.record(book))).toEqual(['quarantined'])
  })
  it('lets nobody take a payment back alone any more (S85)', async () => {
    const { facts, closing } = await book(1)
    await hanh.push(...facts.map((one) => one.envelope), closing)
    const late = await hanh.record(paymentCancelOf(roll.lines[0]?.beneficiaryId, facts[0]?.envelope.header.id ?? ''))
    expect(await hanh.push(late)).toEqual(['flagged'])
    expect(await standing(roll.lines[0]?.lineId)).toHaveLength(1)
  })
  it('frees what it held and did not pay (S83)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 2 })
    const session = await openSession(hanh)
    const facts = [await booked(hanh, paymentTo(roll, roll.lines[0], { sessionId: session.id }))]
    await hanh.push(...facts.map((one) => one.envelope), await hanh.record(closingOf(roll, session.id, { facts, floatInDong: 10_000_000 })))
    expect((await openSession(tu)).lines).toBe(1)
  })
  it('says of its paid lines too that it holds them no more, so that nobody takes one for held who takes a payment back (S84, S212)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 2 })
    const [session, beside] = [await openSession(hanh), await openSession(tu)]
    await tu.push(await tu.record(paymentTo(roll, roll.lines[0], { sessionId: beside.id, leasedElsewhereReason: 'đứng trước quầy' })))
    const before = await readRoll(tu, beside.id)
    await hanh.push(await hanh.record(closingOf(roll, session.id, { facts: [], floatInDong: 10_000_000 })))
    const changed = await readRoll(tu, beside.id, before.position)
    const holders = ({ lines }: RollPage) => lines.filter((one) => one.line.disbursements.length > 0).map((one) => one.heldBy?.sessionId)
    expect([holders(before), holders(changed)]).toEqual([[session.id], [undefined]])
  })
  it('that a restored office forgot stands again as its book tells it, and balances (S86)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 2 })
    const forgotten = randomUUID() as PaySession['id']
    const facts = [await booked(hanh, paymentTo(roll, roll.lines[0], { sessionId: forgotten }))]
    const closing = await hanh.record(closingOf(roll, forgotten, { facts, floatInDong: 7_000_000 }))
    expect(await hanh.push(...facts.map((one) => one.envelope), closing)).toEqual(['applied', 'applied'])
    expect(await rows('SELECT float_in_dong, balanced_at IS NOT NULL AS balanced FROM pay_session WHERE id = $1', [forgotten])).toEqual([
      { float_in_dong: 7_000_000, balanced: true },
    ])
  })
  it('of a place nobody knows, or by no teller, is nobody’s (S86)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 1 })
    const officer = new FieldPhone(office.address)
    await officer.signIn('canbo.giatan3')
    const strange = { ...closingOf(roll, randomUUID(), { facts: [] }), payPointId: randomUUID() as never }
    expect(await hanh.push(await hanh.record(strange))).toEqual(['flagged'])
    expect(await officer.push(await officer.record(closingOf(roll, randomUUID(), { facts: [] })))).toEqual(['flagged'])
  })
  it('is closed by its own teller alone (S85)', async () => {
    roll = await openRoll(office.database, UNIT, { people: 1 })
    const session = await openSession(hanh)
    expect(await tu.push(await tu.record(closingOf(roll, session.id, { facts: [] })))).toEqual(['flagged'])
    expect(await rows('SELECT 1 FROM pay_session WHERE id = $1 AND closing IS NULL', [session.id])).toHaveLength(1)
  })
})
