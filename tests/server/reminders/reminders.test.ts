import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import words from '#app/text/vi/payeeMoney.ts'
import { OPERATOR_HEADER } from '#server/access/operator.ts'
import { isPrivateAddress, lookUpPublic, mayPushTo } from '#server/reminders/pushAddress.ts'
import { PAYDAY_SENTENCE } from '#server/reminders/paydaySentence.ts'
import { remindPaydays, type Reminded } from '#server/reminders/remindPaydays.ts'
import { forgetSlipTraces } from '#server/slips/forgetSlipTraces.ts'
import type { AgainAnswer, SlipAnswer } from '#sync/protocol/Slip.ts'
import type { NewSlip } from '#sync/protocol/SlipDesk.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, type Roll } from '#tests/support/payments.ts'
import { openPushService, saidByOffice } from '#tests/support/pushService.ts'
import { ask, makeSlip, openWith } from '#tests/support/slips.ts'

const [UNIT, HOUR_MS] = ['26305', 3_600_000]
const TODAY = vietnamDay(Date.now())
const [TOMORROW, LATER] = [1, 20].map((days) => dateOfDayNumber(dayNumber(TODAY) + days))
/** Of this day in Vietnam. */
const at = (hour: number, minute = 0): number => Date.parse(`${TODAY}T00:00:00+07:00`) + hour * HOUR_MS + minute * 60_000
const system = { kind: 'system' } as const
const CONTACT = 'mailto:quantri@example.vn'
type Holder = { readonly slip: NewSlip; readonly returnKey: string; readonly beneficiaryId: string; readonly fullName: string }

let office: Office
let push: Awaited<ReturnType<typeof openPushService>>
let nam: FieldPhone
let roll: Roll
let taken = 0

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction(system, (queries) => queries.query<Found>(sql, values))
const setReminders = (contact: string | null): Promise<Response> =>
  fetch(`${office.address.replace('localhost', '127.0.0.1')}/api/reminders`, {
    method: 'POST',
    headers: { ...HEADERS, [OPERATOR_HEADER]: office.server.operatorToken },
    body: JSON.stringify({ contact }),
  })
/** Somebody with money to come whose phone of their own holds a slip. */
async function holder(): Promise<Holder> {
  const beneficiaryId = roll.lines[taken++]?.beneficiaryId ?? ''
  return holds(beneficiaryId)
}
async function holds(beneficiaryId: string): Promise<Holder> {
  const slip = await makeSlip(nam, beneficiaryId)
  const [person] = await rows<{ year: number; fullName: string }>(
    `SELECT birth_year AS year, profile ->> 'fullName' AS "fullName" FROM beneficiary WHERE id = $1`,
    [beneficiaryId],
  )
  const opened = await openWith(office.address, slip.secret, { proof: { kind: 'birth-year', year: person?.year ?? 0 } })
  const { returnKey } = (await opened.json()) as SlipAnswer
  return { slip, returnKey: returnKey ?? '', beneficiaryId, fullName: person?.fullName ?? '' }
}
const remind = ({ returnKey }: Holder, phone: unknown = push.subscribe()): Promise<Response> =>
  ask(office.address, '/reminder', { returnKey, phone })
const work = (nowMs: number, allowsLoopbackPush = true): Promise<Reminded> =>
  remindPaydays({ database: office.database, clock: { nowMs: () => nowMs }, log: pino({ level: 'silent' }), allowsLoopbackPush })
const isKept = async ({ slip }: Holder): Promise<boolean> =>
  (await rows('SELECT 1 FROM slip_reminder JOIN slip_key USING (key_hash) WHERE slip_id = $1', [slip.slipId])).length > 0
const payFrom = (day: string | undefined): Promise<unknown> =>
  rows(`UPDATE payment_period SET body = body || jsonb_build_object('payFrom', $2::text, 'payUntil', $2::text) WHERE id = $1`, [
    roll.periodId,
    day,
  ])

beforeAll(async () => {
  office = await openOffice({ allowsLoopbackPush: true })
  push = await openPushService()
  nam = new FieldPhone(office.address)
  await nam.signIn('canbo.giatan3')
  roll = await openRoll(office.database, UNIT, { people: 150 })
  // Whoever has nothing else coming.
  const known = await rows<{ id: string }>(
    `SELECT id FROM beneficiary AS person WHERE birth_year IS NOT NULL AND unit_code = $1 AND (SELECT count(*) FROM payment_line WHERE beneficiary_id = person.id) = 1`,
    [UNIT],
  )
  const ids = new Set(known.map(({ id }) => id))
  roll = { ...roll, lines: roll.lines.filter(({ beneficiaryId }) => ids.has(beneficiaryId)) }
})
beforeEach(async () => {
  await payFrom(TOMORROW)
  await setReminders(CONTACT)
})
afterEach(async () => {
  await rows('DELETE FROM slip_reminder')
  push.delivered.length = 0
  Object.assign(push.state, { status: 201, waitMs: 0, mostAtOnce: 0 })
})
afterAll(async () => {
  await office.close()
  await push.close()
})

describe('while the office has not turned reminders on', () => {
  it('no phone is told a key to subscribe to, and none can ask (S200)', async () => {
    await setReminders(null)
    const one = await holder()
    const again = (await (await ask(office.address, '/again', { returnKeys: [one.returnKey] })).json()) as AgainAnswer
    expect([again.reminderKey, (await remind(one)).status]).toEqual([null, 409])
  })
  it('nothing leaves the office, and turning them off forgets every phone (S200)', async () => {
    const one = await holder()
    await remind(one)
    await setReminders(null)
    expect([await work(at(18)), push.delivered.length, await isKept(one)]).toEqual([{ sent: 0, gone: 0, failed: 0 }, 0, false])
  })
  it('nobody turns them on over the network, and the contact is one a push service can write to (S200)', async () => {
    const asked = await nam.call('POST', '/api/reminders', { contact: CONTACT })
    expect([asked.status, (await setReminders('quantri')).status]).toEqual([403, 400])
  })
  it('the key the phones know stays when the contact changes (S200)', async () => {
    const one = await holder()
    const keyNow = async () =>
      ((await (await ask(office.address, '/again', { returnKeys: [one.returnKey] })).json()) as AgainAnswer).reminderKey
    const before = await keyNow()
    await setReminders('https://tantay.example.vn')
    expect([await keyNow(), before?.length]).toEqual([before, 87])
  })
})

describe('a phone that holds a slip', () => {
  it('is told the evening before its payday, sealed for it and signed by the office (S202)', async () => {
    await remind(await holder())
    await work(at(18))
    const [one] = push.delivered
    expect(one?.text).toBe('Ngày mai là ngày chi trả. Mở phiếu để xem nơi và giờ.')
    expect(saidByOffice(one?.headers.authorization)).toMatchObject({ aud: push.address, sub: CONTACT })
  })
  it('is sent nothing of the person: everybody is sent the same letters, and as many (S202)', async () => {
    const two = [await holder(), await holder()]
    for (const one of two) await remind(one)
    await work(at(18))
    const [first, second] = push.delivered
    const told = JSON.stringify(push.delivered)
    const traces = two.flatMap(({ fullName, beneficiaryId, slip }) => [fullName, beneficiaryId, slip.slipId])
    expect([first?.text === second?.text, first?.bytes === second?.bytes]).toEqual([true, true])
    expect([traces.filter((trace) => told.includes(trace)), /\d{3}|đồng|tiền/.test(first?.text ?? '')]).toEqual([[], false])
  })
  it('hears from the office what the phone would say by itself (S206)', () => {
    expect(words.remind.sentence).toBe(PAYDAY_SENTENCE)
  })
  it('that is switched off hears of it until midnight and not of a tomorrow that is over (S202)', async () => {
    await remind(await holder())
    await work(at(18, 30))
    expect([push.delivered[0]?.headers.ttl, push.delivered[0]?.headers.topic]).toEqual([String(5.5 * 3_600), 'payday'])
  })
  it('is told once, however often the work runs (S203)', async () => {
    await remind(await holder())
    const told = [await work(at(17)), await work(at(18)), await work(at(20, 50))]
    expect([told.map(({ sent }) => sent), push.delivered.length]).toEqual([[1, 0, 0], 1])
  })
  it('is told once by two servers that work at the same moment (S203)', async () => {
    for (let n = 0; n < 3; n += 1) await remind(await holder())
    await Promise.all([work(at(18)), work(at(18))])
    expect(push.delivered.length).toBe(3)
  })
  it('and another slip of the family is one phone and told once (S203)', async () => {
    const phone = push.subscribe()
    for (const one of [await holder(), await holder()]) await remind(one, phone)
    await work(at(18))
    await remind(await holder(), phone)
    await work(at(19))
    expect(push.delivered.length).toBe(1)
  })
  it('is told in the evening only, and only of tomorrow (S203)', async () => {
    await remind(await holder())
    const early = [await work(at(16, 59)), await work(at(21))]
    await payFrom(LATER)
    expect([...early, await work(at(18))].map(({ sent }) => sent)).toEqual([0, 0, 0])
  })
  it('is told nothing when its page says otherwise than the roll (S203)', async () => {
    const one = await holder()
    await remind(one)
    await rows(`UPDATE payment_line SET outcome = 'withdrawn' WHERE beneficiary_id = $1`, [one.beneficiaryId])
    expect((await work(at(18))).sent).toBe(0)
  })
  it('that is not reached is tried three times and no more (S203)', async () => {
    await remind(await holder())
    push.state.status = 503
    for (const [hour, minute] of [
      [17, 0],
      [17, 10],
      [17, 30],
      [18, 0],
      [18, 30],
      [19, 0],
      [20, 0],
    ] as const)
      await work(at(hour, minute))
    expect(push.delivered.length).toBe(3)
  })
  it('is told at the second try what the first did not bring (S203)', async () => {
    await remind(await holder())
    push.state.status = 503
    const first = await work(at(17))
    push.state.status = 201
    expect([first, await work(at(17, 40))]).toEqual([
      { sent: 0, gone: 0, failed: 1 },
      { sent: 1, gone: 0, failed: 0 },
    ])
  })
  it('waits its turn: four are told at once (S203)', async () => {
    for (let n = 0; n < 9; n += 1) await remind(await holder())
    push.state.waitMs = 60
    await work(at(18))
    expect([push.delivered.length, push.state.mostAtOnce]).toEqual([9, 4])
  })
})

describe('an end of being reminded', () => {
  it.each([404, 410])('comes when the push service answers %i (S201)', async (status) => {
    const one = await holder()
    await remind(one)
    push.state.status = status
    expect([await work(at(18)), await isKept(one)]).toEqual([{ sent: 0, gone: 1, failed: 0 }, false])
  })
  it('comes by a tap, and the phone is told that it has come (S201)', async () => {
    const one = await holder()
    await remind(one)
    const isToldOf = async () =>
      ((await (await ask(office.address, '/again', { returnKeys: [one.returnKey] })).json()) as AgainAnswer).pages
    const before = await isToldOf()
    await remind(one, null)
    expect([before, await isToldOf()].map(([page]) => page?.kind === 'page' && page.isReminded)).toEqual([true, false])
  })
  it('comes with the slip: revoked it is forgotten at once (S201)', async () => {
    const one = await holder()
    await remind(one)
    await nam.call('POST', `/api/slips/${one.slip.slipId}/revocation`, {})
    expect([await isKept(one), (await work(at(18))).sent, (await remind(one)).status]).toEqual([false, 0, 403])
  })
  it('comes with the slip: after its last day it is told nothing, and then cleared away (S201)', async () => {
    const one = await holder()
    await remind(one)
    await rows('UPDATE slip SET expires_on = $2 WHERE id = $1', [one.slip.slipId, TODAY])
    const { sent } = await work(at(18))
    await forgetSlipTraces(office.database, { nowMs: () => at(18) + 24 * HOUR_MS })
    expect([sent, await isKept(one)]).toEqual([0, false])
  })
  it('a slip asked for on one phone is one, wherever that phone is reached now (S201)', async () => {
    const one = await holder()
    await remind(one)
    await remind(one)
    await work(at(18))
    expect(push.delivered.length).toBe(1)
  })
})

describe('an address to push to', () => {
  it.each([
    'http://fcm.googleapis.com/x',
    'https://10.0.0.8/x',
    'https://[::1]/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://localhost/x',
    'https://may-chu.local/x',
    'https://metadata.google.internal/x',
    'https://may-chu/x',
    'https://user:word@push.example.com/x',
    'https://push.example.com:5432/x',
    'http://127.0.0.1:9/x',
    'ftp://push.example.com/x',
  ])('%s is refused (S204)', (endpoint) => {
    expect(mayPushTo(endpoint, false)).toBe(false)
  })
  it.each([
    'https://fcm.googleapis.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x',
  ])('%s is taken (S204)', (endpoint) => {
    expect(mayPushTo(endpoint, false)).toBe(true)
  })
  it('that is private is told from a public one, also as IPv4 inside IPv6 (S204)', () => {
    const inside = [
      '10.1.2.3',
      '127.0.0.1',
      '169.254.169.254',
      '172.20.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      'fd00::1',
      'fe80::1',
      '::ffff:10.0.0.1',
    ]
    expect([inside.filter((one) => !isPrivateAddress(one)), ['8.8.8.8', '172.32.0.1', '2606:4700::1111'].filter(isPrivateAddress)]).toEqual(
      [[], []],
    )
  })
  it('by a name that leads to this machine is not connected to (S204)', async () => {
    const trouble = await new Promise((done) => lookUpPublic('localhost', { all: true }, (error) => done(error?.message)))
    expect(trouble).toBe('A push service at a private address')
  })
  it('on this machine is refused without the explicit setting, at the door and when it is sent (S204)', async () => {
    const one = await holder()
    await remind(one)
    expect([(await work(at(18), false)).sent, push.delivered.length]).toEqual([0, 0])
  })
  it('with keys nobody could open is refused (S204)', async () => {
    const phone = { ...push.subscribe(), p256dh: 'A'.repeat(87) }
    expect((await remind(await holder(), phone)).status).toBe(400)
  })
})
