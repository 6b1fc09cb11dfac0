import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCounts, countCashless, NOBODY_PAYABLE, shareInTenths } from '#domain/enrolment/cashlessShare.ts'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { AccountAnswer, BatchesAnswer, SharesAnswer, WorkAnswer } from '#sync/protocol/Enrolment.ts'
import type { SaidWord } from '#sync/protocol/Fact.ts'
import { enrolmentOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const system = { kind: 'system' } as const
const UNIT = '26305'
const WHERE = '/api/enrolment'
let office: Office
let nam: FieldPhone
let hanh: FieldPhone
let desk: FieldPhone
let people: readonly string[]
let next = 0

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction(system, (queries) => queries.query<Found>(sql, values))
const someone = () => people[next++] ?? ''
const read = async <Answer>(phone: FieldPhone, path: string): Promise<Answer> =>
  (await (await phone.call('GET', `${WHERE}${path}`)).json()) as Answer
const say = async (phone: FieldPhone, id: string, { word, day = '2026-11-20' }: { word: SaidWord; day?: string }) =>
  phone.push(await phone.record(enrolmentOf(id, word, { day: day as PlainDate })))
const step = (to: Extract<SaidWord, { kind: 'moved' }>['to']): { word: SaidWord } => ({ word: { kind: 'moved', to, holder: null } })
async function signedIn(username: string): Promise<FieldPhone> {
  const phone = new FieldPhone(office.address)
  await phone.signIn(username)
  return phone
}

beforeAll(async () => {
  office = await openOffice()
  ;[nam, hanh, desk] = [await signedIn('canbo.giatan3'), await signedIn('giaodich1'), await signedIn('dieuphoi')]
  people = (
    await rows<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = $1 AND standing = 'present' ORDER BY id LIMIT 30`, [UNIT])
  ).map(({ id }) => id)
})
afterAll(() => office.close())

describe('the honest figure', () => {
  it('of the practice district is 15,2 %, and the communes add up to it (S96)', async () => {
    const { units } = await read<SharesAnswer>(desk, '/shares')
    const whole = units.map(({ count }) => count).reduce(addCounts, NOBODY_PAYABLE)
    expect([units.length, shareInTenths(whole.paidThroughAccount, whole.payable)]).toEqual([10, 152])
  })
  it('counted person by person from the pages is what SQL counts (S96)', async () => {
    const { month, units } = await read<SharesAnswer>(desk, '/shares')
    const pages = (await rows<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE unit_code = $1', [UNIT])).map(
      (row) => row.profile,
    )
    const onPages = countCashless(
      pages.flatMap(({ payments, enrolment }) => {
        const lines = payments.filter((line) => line.month === month && !['withdrawn', 'stopped'].includes(line.outcome))
        const isPaidThroughAccount = lines.some(({ disbursements }) => disbursements.some(({ via }) => via === 'account'))
        return lines.length > 0 ? [{ isPaidThroughAccount, status: statusOnPage(enrolment) }] : []
      }),
    )
    expect(units.find(({ unitCode }) => unitCode === UNIT)?.count).toEqual(onPages)
  })
  it('tells the months up to it, oldest first', async () => {
    const { trend, months, month } = await read<SharesAnswer>(desk, '/shares')
    expect([trend.at(-1)?.month, [...months].sort().reverse()]).toEqual([month, months])
  })
  it('stands beside what the commune means to reach, the newest word of it', async () => {
    for (const shareInTenths of [250, 300]) await desk.call('POST', `${WHERE}/targets`, { unitCode: UNIT, shareInTenths })
    const { units } = await read<SharesAnswer>(desk, '/shares')
    expect(units.find(({ unitCode }) => unitCode === UNIT)?.targetInTenths).toBe(300)
  })
  it.each([
    ['officer', () => nam],
    ['teller', () => hanh],
  ])('is no matter of the %s’s', async (_role, phone) => {
    expect((await phone().call('GET', `${WHERE}/shares`)).status).toBe(403)
  })
})

describe('whose turn it is', () => {
  it('the commune’s and the bank’s are two lists, the longest waiting first (S95)', async () => {
    const [early, late, bank] = [someone(), someone(), someone()]
    await say(nam, late, { ...step('agreed'), day: '2026-11-19' })
    await say(nam, early, { ...step('agreed'), day: '2026-11-02' })
    await say(nam, bank, { ...step('population-checked'), day: '2026-11-01' })
    const owed = async (owner: string) => (await read<WorkAnswer>(desk, `/work?owner=${owner}`)).people.map((one) => one.beneficiaryId)
    const commune = await owed('commune')
    expect([commune.indexOf(early) < commune.indexOf(late), commune.includes(bank), (await owed('bank')).includes(bank)]).toEqual([
      true,
      false,
      true,
    ])
  })
  it('a teller sees the bank’s turn and no other', async () => {
    const id = someone()
    await say(nam, id, step('agreed'))
    const { people: owed } = await read<WorkAnswer>(hanh, '/work?owner=commune')
    expect([owed.some((one) => one.beneficiaryId === id), owed.every((one) => one.next.owner === 'bank')]).toEqual([false, true])
  })
  it('is filtered by what holds it up', async () => {
    const id = someone()
    await say(hanh, id, { word: { kind: 'refused', obstacle: 'SO_LUA_DAO' } })
    const { people: owed } = await read<WorkAnswer>(desk, `/work?owner=commune&unit=${UNIT}&obstacle=SO_LUA_DAO`)
    expect(owed.map((one) => [one.beneficiaryId, one.status.obstacle?.code])).toEqual([[id, 'SO_LUA_DAO']])
  })
})

describe('an account on record', () => {
  it('is shown whole to whoever asks, and who asked is written down (S98)', async () => {
    const id = someone()
    const account = {
      holder: { kind: 'own' },
      bankBin: '970449',
      accountNumber: '0123456784821',
      holderName: 'NGUYEN THI HOA',
      readBy: 'typing',
    } as const
    await say(nam, id, { word: { kind: 'account', ...account } })
    expect((await read<AccountAnswer>(desk, `/accounts/${id}`)).accountNumber).toBe('0123456784821')
    expect(await rows(`SELECT act FROM audit_entry WHERE subject = $1 AND act = 'bank-account-seen'`, [id])).toEqual([
      { act: 'bank-account-seen' },
    ])
  })
  it('is never shown at the counter', async () => {
    expect((await hanh.call('GET', `${WHERE}/accounts/${people[0] ?? ''}`)).status).toBe(403)
  })
  it('of whoever has none is not there', async () => {
    expect((await desk.call('GET', `${WHERE}/accounts/${randomUUID()}`)).status).toBe(404)
  })
})

describe('papers from the commune to the post office', () => {
  const batchOf = (beneficiaryIds: readonly string[], handedDay = '2026-11-20') => ({
    id: randomUUID(),
    unitCode: UNIT,
    receiver: 'Bưu điện Gia Tân 3',
    handedDay,
    note: '',
    beneficiaryIds,
  })
  const seenBy = async (phone: FieldPhone, id: string) =>
    (await read<BatchesAnswer>(phone, '/batches')).batches.find((one) => one.id === id)
  it('are acknowledged or come back with a reason, one by one, and both sides see it (S99)', async () => {
    const [one, other] = [someone(), someone()]
    const batch = batchOf([one, other])
    await nam.call('POST', `${WHERE}/batches`, batch)
    const answers = [
      { beneficiaryId: one, answer: 'acknowledged' },
      { beneficiaryId: other, answer: 'returned', reason: 'name-differs' },
    ]
    await hanh.call('POST', `${WHERE}/batches/${batch.id}/answers`, { answers })
    const kinds = async (phone: FieldPhone) => (await seenBy(phone, batch.id))?.papers.map(({ answer }) => answer.kind).sort()
    expect([await kinds(nam), await kinds(hanh)]).toEqual([
      ['acknowledged', 'returned'],
      ['acknowledged', 'returned'],
    ])
  })
  it('are answered once: what was acknowledged does not come back (S99)', async () => {
    const id = someone()
    const batch = batchOf([id])
    await nam.call('POST', `${WHERE}/batches`, batch)
    for (const answer of [{ answer: 'acknowledged' }, { answer: 'returned', reason: 'other' }])
      await hanh.call('POST', `${WHERE}/batches/${batch.id}/answers`, { answers: [{ beneficiaryId: id, ...answer }] })
    expect((await seenBy(desk, batch.id))?.papers.map(({ answer }) => answer.kind)).toEqual(['acknowledged'])
  })
  it('that lie too long are late on both sides, with days and name (S99)', async () => {
    const batch = batchOf([someone()], '2026-01-05')
    await nam.call('POST', `${WHERE}/batches`, batch)
    const seen = [await seenBy(nam, batch.id), await seenBy(hanh, batch.id)]
    expect(seen.map((one) => [one?.isLate, one?.handedBy])).toEqual(
      Array(2).fill([
        true,
        (await rows<{ name: string }>(`SELECT display_name AS name FROM account WHERE username = 'canbo.giatan3'`))[0]?.name,
      ]),
    )
  })
  it('handed over again after a lost answer are handed over once', async () => {
    const batch = batchOf([someone()])
    const twice = [await nam.call('POST', `${WHERE}/batches`, batch), await nam.call('POST', `${WHERE}/batches`, batch)]
    expect(await Promise.all(twice.map((answer) => answer.json()))).toEqual([{ papers: 1 }, { papers: 0 }])
  })
  it('are not said to have come by whoever handed them over', async () => {
    const batch = batchOf([someone()])
    await nam.call('POST', `${WHERE}/batches`, batch)
    expect(
      (
        await nam.call('POST', `${WHERE}/batches/${batch.id}/answers`, {
          answers: [{ beneficiaryId: batch.beneficiaryIds[0], answer: 'acknowledged' }],
        })
      ).status,
    ).toBe(403)
  })
})
