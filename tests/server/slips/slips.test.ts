import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '#sync/protocol/Access.ts'
import { parseAgainAnswer, parseSlipAnswer, type AgainAnswer, type SayAnswer, type SlipAnswer } from '#sync/protocol/Slip.ts'
import type { HamletsAnswer, HamletSlipsAnswer, NewSlip, ReportCount, ReportsAnswer, SlipsAnswer } from '#sync/protocol/SlipDesk.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, paymentTo, type Roll } from '#tests/support/payments.ts'
import { restedClock } from '#tests/support/restedClock.ts'
import { ask, day, makeSlip, notReceived, openWith } from '#tests/support/slips.ts'

const system = { kind: 'system' } as const
const UNIT = '26305'
const YEAR_MS = 366 * 86_400_000
let office: Office
let nam: FieldPhone
let hanh: FieldPhone
let desk: FieldPhone
let far: FieldPhone
let roll: Roll
let later = 0
const rested = restedClock()
const clock = { nowMs: () => rested.nowMs() + later }

type Person = { readonly id: string; readonly year: number; readonly citizenId: string | null }
let people: readonly Person[]
let next = 0
const someone = (): Person => people[next++] ?? { id: '', year: 0, citizenId: null }
const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction(system, (queries) => queries.query<Found>(sql, values))
const byYear = (year: number) => ({ proof: { kind: 'birth-year', year } }) as const
async function signedIn(username: string): Promise<FieldPhone> {
  const phone = new FieldPhone(office.address)
  await phone.signIn(username)
  return phone
}
const opened = async (slip: NewSlip, person: Person): Promise<SlipAnswer> =>
  (await (await openWith(office.address, slip.secret, byYear(person.year))).json()) as SlipAnswer
const refusal = async (response: Response) => [response.status, await response.text()]
const NO = [403, '{"problem":"slip-not-opened"}']
const slipsOf = async (phone: FieldPhone, id: string): Promise<SlipsAnswer> =>
  (await (await phone.call('GET', `/api/slips/of/${id}`)).json()) as SlipsAnswer
const again = async (...returnKeys: (string | null)[]): Promise<AgainAnswer> =>
  (await (await ask(office.address, '/again', { returnKeys })).json()) as AgainAnswer

beforeAll(async () => {
  office = await openOffice({ clock })
  ;[nam, hanh, desk, far] = [
    await signedIn('canbo.giatan3'),
    await signedIn('giaodich1'),
    await signedIn('dieuphoi'),
    await signedIn('canbo.giakiem'),
  ]
  roll = await openRoll(office.database, UNIT, { people: 12 })
  people = await rows<Person>(
    `SELECT id, birth_year AS year, citizen_id AS "citizenId" FROM beneficiary WHERE unit_code = $1 AND standing = 'present' AND birth_year IS NOT NULL AND citizen_id IS NOT NULL ORDER BY id LIMIT 60`,
    [UNIT],
  )
})
afterAll(() => office.close())

describe('a slip', () => {
  it('asked for again after no answer came says of whom and until when it is by the last asking (S175)', async () => {
    const [person, slipId] = [someone(), randomUUID()]
    const until = new Date(clock.nowMs() + 5 * 86_400_000).toISOString().slice(0, 10)
    await nam.call('POST', '/api/slips', { slipId, beneficiaryId: person.id, forWhom: { kind: 'self' } })
    const carer = { kind: 'carer', fullName: 'Lê Thị Tư', relation: 'child', until, hasAgreed: true }
    await nam.call('POST', '/api/slips', { slipId, beneficiaryId: person.id, forWhom: carer })
    const [kept] = await rows<{ carer: { fullName: string } | null; expires: string }>(
      `SELECT carer, to_char(expires_on, 'YYYY-MM-DD') AS expires FROM slip WHERE id = $1`,
      [slipId],
    )
    expect([kept?.carer?.fullName, kept?.expires]).toEqual(['Lê Thị Tư', until])
  })
  it('is kept by eight phones of their own and no more; the ninth looks and keeps nothing (S173)', async () => {
    const person = someone()
    const slip = await makeSlip(nam, person.id)
    const keys: (string | null)[] = []
    for (let n = 0; n < 9; n += 1) keys.push((await opened(slip, person)).returnKey)
    expect(keys.map((key) => key !== null)).toEqual([...Array.from({ length: 8 }, () => true), false])
  })
  it('opens with its secret and the birth year, and what it shows can be read (S170)', async () => {
    const person = someone()
    const answer = await opened(await makeSlip(nam, person.id), person)
    expect([parseSlipAnswer(answer)?.page.birthYear, answer.page.reader]).toEqual([person.year, { kind: 'self' }])
  })
  it('opens with the last four digits of the identity number (S170)', async () => {
    const person = someone()
    const { secret } = await makeSlip(nam, person.id)
    const proof = { kind: 'identity-tail', digits: person.citizenId?.slice(-4) ?? '' } as const
    expect((await openWith(office.address, secret, { proof })).status).toBe(200)
  })
  it('lies at the office as a hash, and so do the keys of phones (S170)', async () => {
    const person = someone()
    const slip = await makeSlip(nam, person.id)
    const { returnKey } = await opened(slip, person)
    const kept = await rows<{ all: string }>(
      `SELECT (SELECT string_agg(slip::text, ' ') FROM slip) || (SELECT string_agg(slip_key::text, ' ') FROM slip_key) || (SELECT string_agg(audit_entry::text, ' ') FROM audit_entry) AS all`,
    )
    expect([slip.secret, returnKey ?? ''].filter((secret) => kept[0]?.all.includes(secret))).toEqual([])
  })
  it('asked for again after a lost answer is one slip, and the secret nobody saw is dead (S170)', async () => {
    const person = someone()
    const slipId = randomUUID()
    const [lost, seen] = [await makeSlip(nam, person.id, { slipId }), await makeSlip(nam, person.id, { slipId })]
    expect(await refusal(await openWith(office.address, lost.secret, byYear(person.year)))).toEqual(NO)
    expect((await opened(seen, person)).page.birthYear).toBe(person.year)
    expect((await slipsOf(nam, person.id)).slips).toHaveLength(1)
  })
  it('is handed out by an officer for nobody of another commune (S175)', async () => {
    const order = { slipId: randomUUID(), beneficiaryId: someone().id, forWhom: { kind: 'self' } }
    expect((await far.call('POST', '/api/slips', order)).status).toBe(404)
  })
  it('is handed out by a teller for whoever is on the roll of the open session, and for nobody else (S175)', async () => {
    const [listed, unlisted] = [
      roll.lines[0]?.beneficiaryId ?? '',
      people.find(({ id }) => !roll.lines.some((line) => line.beneficiaryId === id))?.id ?? '',
    ]
    const order = (beneficiaryId: string) => ({ slipId: randomUUID(), beneficiaryId, forWhom: { kind: 'self' } })
    expect((await hanh.call('POST', '/api/slips', order(listed))).status).toBe(404)
    const session = { sessionId: randomUUID(), periodId: roll.periodId, payPointId: roll.payPointId, label: 'Quầy 1', floatInDong: 0 }
    await hanh.call('POST', '/api/pay-sessions', session)
    expect((await hanh.call('POST', '/api/slips', order(listed))).status).toBe(201)
    expect((await hanh.call('POST', '/api/slips', order(unlisted))).status).toBe(404)
  })
  it('of a carer names the carer as reader and ends with the carer’s word (S175)', async () => {
    const person = someone()
    const until = day('2027-01-15')
    const slip = await makeSlip(nam, person.id, { forWhom: { kind: 'carer', fullName: 'Lê Thị Bé', relation: 'child', until } })
    expect([slip.expiresOn, (await opened(slip, person)).page.reader]).toEqual([until, { kind: 'carer', until }])
  })
  it('is renewed with another secret, the old one is dead, and the phone that has it keeps it (S179)', async () => {
    const person = someone()
    const old = await makeSlip(nam, person.id)
    const { returnKey } = await opened(old, person)
    const renewed = (await (await desk.call('POST', `/api/slips/${old.slipId}/renewal`, {})).json()) as NewSlip
    expect(await refusal(await openWith(office.address, old.secret, byYear(person.year)))).toEqual(NO)
    expect((await opened(renewed, person)).page.birthYear).toBe(person.year)
    expect((await again(returnKey)).pages).toMatchObject([{ kind: 'page' }])
  })
  it('of a carer is not renewed beyond the carer’s word (S175)', async () => {
    const forWhom = { kind: 'carer', fullName: 'Lê Thị Bé', relation: 'child', until: day('2027-01-15') } as const
    const { slipId } = await makeSlip(nam, someone().id, { forWhom })
    expect(await (await nam.call('POST', `/api/slips/${slipId}/renewal`, { expiresOn: '2028-01-01' })).json()).toMatchObject({
      expiresOn: '2027-01-15',
    })
  })
  it('keeps each use on record, with what was refused (S174)', async () => {
    const person = someone()
    const slip = await makeSlip(nam, person.id)
    await openWith(office.address, slip.secret, byYear(person.year + 1))
    const { returnKey } = await opened(slip, person)
    await again(returnKey)
    const uses = await rows<{ act: string }>('SELECT act FROM slip_use WHERE slip_id = $1 ORDER BY n', [slip.slipId])
    expect(uses.map(({ act }) => act)).toEqual(['refused', 'opened', 'again'])
  })
})

describe('a phone of one’s own', () => {
  it('comes back for both parents in one question (S173)', async () => {
    const [mother, father] = [someone(), someone()]
    const keys = [
      (await opened(await makeSlip(nam, mother.id), mother)).returnKey,
      (await opened(await makeSlip(nam, father.id), father)).returnKey,
    ]
    const answer = parseAgainAnswer(await again(...keys))
    expect(answer?.pages.map((one) => one.kind === 'page' && one.page.birthYear)).toEqual([mother.year, father.year])
  })
  it('is told that a revoked slip is gone, beside one that is not (S173)', async () => {
    const [mother, father] = [someone(), someone()]
    const slip = await makeSlip(nam, mother.id)
    const keys = [(await opened(slip, mother)).returnKey, (await opened(await makeSlip(nam, father.id), father)).returnKey]
    await nam.call('POST', `/api/slips/${slip.slipId}/revocation`, {})
    expect((await again(...keys)).pages.map(({ kind }) => kind)).toEqual(['gone', 'page'])
  })
  it('gets no key when it is borrowed (S173)', async () => {
    const person = someone()
    const slip = await makeSlip(nam, person.id)
    const response = await openWith(office.address, slip.secret, { ...byYear(person.year), keep: false })
    expect([((await response.json()) as SlipAnswer).returnKey, (await slipsOf(nam, person.id)).slips[0]?.phones]).toEqual([null, 0])
  })
  it('is told of a payment once the office has it (S176)', async () => {
    const due = roll.lines[1]
    const [person] = await rows<Person>('SELECT id, birth_year AS year, citizen_id AS "citizenId" FROM beneficiary WHERE id = $1', [
      due?.beneficiaryId,
    ])
    if (!person) throw new Error('Nobody on the roll')
    const { page, returnKey } = await opened(await makeSlip(nam, person.id), person)
    const [before] = [page.next.state]
    await hanh.push(await hanh.record(paymentTo(roll, due)))
    const [after] = (await again(returnKey)).pages
    expect([before, after?.kind === 'page' && after.page.received[0]?.amountInDong]).toEqual(['dated', 500_000])
  })
})

describe('the slips of a hamlet', () => {
  const make = async (hamlet: string, unitCode = UNIT): Promise<HamletSlipsAnswer> =>
    (await (await desk.call('POST', '/api/slips/hamlets', { unitCode, hamlet })).json()) as HamletSlipsAnswer
  it('are made for those who are paid and have none in use, and open (S175)', async () => {
    const hamlet = roll.lines[5]?.hamlet ?? ''
    const { slips } = await make(hamlet)
    const first = slips[0]
    const year = first?.page.birthYear ?? 0
    expect((await openWith(office.address, first?.secret ?? '', byYear(year))).status).toBe(200)
    expect((await make(hamlet)).slips.map(({ slipId }) => slipId)).toEqual(slips.slice(1).map(({ slipId }) => slipId))
  })
  it('printed again are new ones, and the paper nobody opened is dead (S179)', async () => {
    const hamlet = roll.lines[6]?.hamlet ?? ''
    const [before, after] = [await make(hamlet), await make(hamlet)]
    const [old, fresh] = [before.slips[0], after.slips[0]]
    const year = old?.page.birthYear ?? 0
    expect(await refusal(await openWith(office.address, old?.secret ?? '', byYear(year)))).toEqual(NO)
    expect((await openWith(office.address, fresh?.secret ?? '', byYear(year))).status).toBe(200)
  })
  it('are counted by hamlet, with who uses one already', async () => {
    const { hamlets } = (await (await desk.call('GET', '/api/slips/hamlets')).json()) as HamletsAnswer
    const own = hamlets.filter(({ unitCode }) => unitCode === UNIT)
    expect(own.every(({ people, withSlip }) => people >= withSlip)).toBe(true)
    expect(own.reduce((sum, { withSlip }) => sum + withSlip, 0)).toBeGreaterThan(0)
  })
  it('of another’s commune are nobody’s (S175)', async () => {
    expect((await desk.call('POST', '/api/slips/hamlets', { unitCode: '99999', hamlet: 'Ấp 1' })).status).toBe(404)
  })
})

describe('what a payee says', () => {
  it('is kept once however often it is sent, with a day to be answered by (S177)', async () => {
    const person = someone()
    const { returnKey } = await opened(await makeSlip(nam, person.id), person)
    const report = notReceived()
    const send = async () => (await (await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })).json()) as SayAnswer
    const [first, second] = [await send(), await send()]
    expect([second, (await rows('SELECT 1 FROM said_report WHERE id = $1', [report.id])).length]).toEqual([first, 1])
    expect(first.report.answerBy > first.report.saidDay).toBe(true)
  })
  it('waits for the commune with its words, and its answer stands on the page (S177)', async () => {
    const person = someone()
    const { returnKey } = await opened(await makeSlip(nam, person.id), person)
    const report = notReceived({ note: 'Con tôi không đi lĩnh' })
    await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })
    const { reports } = (await (await nam.call('GET', '/api/said-reports')).json()) as ReportsAnswer
    expect(reports.find(({ id }) => id === report.id)).toMatchObject({ owner: 'commune', said: report, isLate: false, answer: null })
    await nam.call('POST', `/api/said-reports/${report.id}`, { act: 'answer', text: 'Tiền còn ở bưu điện, mời bà đến lĩnh.' })
    const [page] = (await again(returnKey)).pages
    expect(page?.kind === 'page' && page.page.reports[0]?.answer?.text).toBe('Tiền còn ở bưu điện, mời bà đến lĩnh.')
  })
  it('may be said from a borrowed phone by the slip itself (S177)', async () => {
    const person = someone()
    const { secret } = await makeSlip(nam, person.id)
    const by = { kind: 'slip', secret, ...byYear(person.year) }
    expect((await ask(office.address, '/said', { by, report: notReceived() })).status).toBe(200)
  })
  it('under a name another has used is kept for neither twice (S177)', async () => {
    const [one, other] = [someone(), someone()]
    const report = notReceived()
    const keys = [
      (await opened(await makeSlip(nam, one.id), one)).returnKey,
      (await opened(await makeSlip(nam, other.id), other)).returnKey,
    ]
    const answers = []
    for (const returnKey of keys) answers.push((await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })).status)
    expect(answers).toEqual([200, 400])
  })
  it('is answered once, and by nobody of another commune (S177)', async () => {
    const person = someone()
    const { returnKey } = await opened(await makeSlip(nam, person.id), person)
    const report = notReceived()
    await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })
    const answer = async (phone: FieldPhone) =>
      (await phone.call('POST', `/api/said-reports/${report.id}`, { act: 'answer', text: 'Đã xem' })).status
    expect([await answer(far), await answer(nam), await answer(desk)]).toEqual([404, 200, 409])
  })
  it('is seen on the lists of its own commune alone (S177)', async () => {
    const person = someone()
    const { returnKey } = await opened(await makeSlip(nam, person.id), person)
    const report = notReceived()
    await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })
    const { reports } = (await (await far.call('GET', '/api/said-reports')).json()) as ReportsAnswer
    expect(reports.filter(({ id }) => id === report.id)).toEqual([])
  })
})

describe('the number beside «Người nhận báo»', () => {
  const waiting = async (phone: FieldPhone) => ((await (await phone.call('GET', '/api/said-reports/count')).json()) as ReportCount).open
  const told = async (phone: FieldPhone) => ((await (await phone.call('GET', '/api/session')).json()) as SignedIn).saidWaiting ?? 0
  it('comes with the news of the session, and to no teller (S207)', async () => {
    const person = someone()
    const { returnKey } = await opened(await makeSlip(nam, person.id), person)
    await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report: notReceived() })
    expect([await told(nam), await told(far), await told(hanh)]).toEqual([await waiting(nam), await waiting(far), 0])
    expect(await told(nam)).toBeGreaterThan(0)
  })
  it('counts what nobody has answered, for the asker’s own communes alone (S207)', async () => {
    const person = someone()
    const { returnKey } = await opened(await makeSlip(nam, person.id), person)
    const [report, before, elsewhere] = [notReceived(), await waiting(nam), await waiting(far)]
    await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })
    const asked = [await waiting(nam), await waiting(desk), await waiting(far)]
    await nam.call('POST', `/api/said-reports/${report.id}`, { act: 'answer', text: 'Đã xem' })
    expect([asked, await waiting(nam)]).toEqual([[before + 1, before + 1, elsewhere], before])
  })
})

describe('whom to call', () => {
  it('is what the coordinator wrote down for the commune, and stands on the page', async () => {
    await desk.call('POST', '/api/contacts', { unitCode: UNIT, phone: '02513867001', officerName: 'Chị Thảo', officerPhone: '0912000111' })
    const person = someone()
    const { page } = await opened(await makeSlip(nam, person.id), person)
    expect(page.helpers).toMatchObject({ communePhone: '02513867001', officerName: 'Chị Thảo', officerPhone: '0912000111' })
  })
})

describe('an ended slip', () => {
  it('opens no longer after its last day, and its phone is told (S171, S173)', async () => {
    const person = someone()
    const slip = await makeSlip(nam, person.id)
    const { returnKey } = await opened(slip, person)
    later = YEAR_MS
    try {
      expect(await refusal(await openWith(office.address, slip.secret, byYear(person.year)))).toEqual(NO)
      expect((await again(returnKey)).pages).toEqual([{ kind: 'gone' }])
    } finally {
      later = 0
    }
  })
  it('is answered as one that never was: unknown, revoked and wrong year alike (S171)', async () => {
    const person = someone()
    const slip = await makeSlip(nam, person.id)
    const wrong = await refusal(await openWith(office.address, slip.secret, byYear(person.year - 1)))
    await nam.call('POST', `/api/slips/${slip.slipId}/revocation`, {})
    const revoked = await refusal(await openWith(office.address, slip.secret, byYear(person.year)))
    const unknown = await refusal(await openWith(office.address, `0${slip.secret.slice(1, -1)}0`, byYear(person.year)))
    expect([wrong, revoked, unknown]).toEqual([NO, NO, NO])
  })
})
