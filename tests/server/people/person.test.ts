import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#server/access/accounts.ts'
import { hashPassword } from '#server/access/passwords.ts'
import type { BeneficiaryProfile, Entitlement, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { erasePerson } from '#server/privacy/erasePerson.ts'
import type { PersonData } from '#sync/protocol/PersonData.ts'
import type { PersonPage } from '#sync/protocol/People.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNIT = '26305'
const K5C: Entitlement = { programmeCode: 'BTXH', categoryCode: 'K5c', coefficient: 1, monthlyAmountInDong: 360_000, from: null }
let office: Office
let [binh, huy, far]: FieldPhone[] = []
let people: string[] = []
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const profileOf = async (id: string): Promise<BeneficiaryProfile> => {
  const [row] = await sql<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [id])
  if (!row) throw new Error('nobody')
  return row.profile
}
const pageOf = (id: string, by = binh) => answerTo<PersonPage>(phone(by), `GET /api/people/${id}`)
const say = async (path: string, body: object, by = binh) => {
  const answer = await phone(by).call('POST', `/api/people/${path}`, body)
  return [answer.status, ((await answer.json()) as { problem?: string }).problem] as const
}
const acts = async (id: string) =>
  (await sql<{ act: string }>(`SELECT act FROM audit_entry WHERE subject = $1 ORDER BY position`, [id])).map(({ act }) => act)
const told = async (id: string) =>
  (await sql<{ n: number }>('SELECT count(*)::int8 AS n FROM change_log WHERE beneficiary_id = $1', [id]))[0]?.n ?? 0
/** Somebody with these benefits, whom no other test touches. */
async function someone(entitlements: readonly Entitlement[] = [K5C], more: object = {}): Promise<string> {
  const id = people.pop() ?? ''
  const laid = { entitlements, payee: { kind: 'self' }, guardianName: null, standing: 'present', ...more }
  await sql('UPDATE beneficiary SET profile = profile || $2::jsonb WHERE id = $1', [id, JSON.stringify(laid)])
  return id
}
const put = (was: Entitlement | null, to: object, more: object = {}) => ({
  ...{ act: 'put', was, countsFrom: '2024-04-01', decision: '12/QĐ-UBND', reason: 'Quyết định mới' },
  to: { ...K5C, ...to },
  ...more,
})
const GUARDIAN = { kind: 'guardian', fullName: 'Trần Thị Nuôi', phone: '0909 111 222' }
const payee = (to: object, more: object = {}) => ({
  was: { kind: 'self' },
  to,
  paper: '7/QĐ',
  countsFrom: '2024-04-01',
  reason: 'Người hưởng còn nhỏ',
  ...more,
})

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy, far] = Array.from({ length: 3 }, () => new FieldPhone(office.address))
  const wanted = {
    username: 'dieuphoi.xa',
    displayName: 'Lê Xa',
    role: 'coordinator',
    duties: [],
    unitCodes: ['26308' as UnitCode],
  } as const
  const passwordHash = await hashPassword('mat khau rat dai 2026')
  await office.database.transaction({ kind: 'system' }, (queries) => createAccount(queries, { ...wanted, passwordHash }, Date.now()))
  await phone(binh).signIn('dieuphoi')
  await phone(huy).signIn('duyet')
  await phone(far).signIn('dieuphoi.xa', 'mat khau rat dai 2026')
  people = (
    await sql<{ id: string }>(
      `SELECT id FROM beneficiary WHERE unit_code = $1 AND standing = 'present' AND citizen_id IS NOT NULL AND profile -> 'entitlements' <> '[]' ORDER BY id LIMIT 40`,
      [UNIT],
    )
  ).map(({ id }) => id)
})
afterAll(() => office.close())

describe('one person at the desk', () => {
  it('shows numbers by their last four digits, and each look is on record (S263)', async () => {
    const id = await someone()
    const { citizenId } = await profileOf(id)
    const page = await pageOf(id)
    expect([page.tails.citizenId, JSON.stringify(page).includes(citizenId ?? '?')]).toEqual([citizenId?.slice(-4), false])
    expect(await acts(id)).toEqual(['person-seen'])
  })
  it('is nobody to a coordinator of other communes, who changes nothing either (S262)', async () => {
    const id = await someone()
    const answers = [
      (await phone(far).call('GET', `/api/people/${id}`)).status,
      ...(await Promise.all([
        say(`${id}/benefits`, put(K5C, { monthlyAmountInDong: 9 }), far),
        say(`${id}/payee`, payee(GUARDIAN), far),
        say(`${id}/corrections`, { hamlet: { was: 'x', to: 'Ấp 9' }, reason: 'Thử' }, far),
      ])),
    ]
    expect(answers).toEqual([404, [404, 'not-found'], [404, 'not-found'], [404, 'not-found']])
    expect([(await profileOf(id)).entitlements, await acts(id)]).toEqual([[K5C], []])
  })
  it('tells what still waits for an answer, and where the money of each month stands', async () => {
    const [line] = await sql<{ id: string; n: number }>(
      `SELECT beneficiary_id AS id, count(*)::int8 AS n FROM payment_line WHERE unit_code = $1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1`,
      [UNIT],
    )
    await sql(
      `INSERT INTO standing_report (fact_id, beneficiary_id, unit_code, officer_id, report, day, note) VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), 'moved', '2024-03-01', '')`,
      [line?.id, UNIT],
    )
    const page = await pageOf(line?.id ?? '')
    expect(page.open).toMatchObject({ report: 1 })
    expect(page.lines.every(({ state, period }) => state.length > 0 && period.startsWith('Tháng'))).toBe(true)
  })
})

describe('a benefit at the desk', () => {
  it('is put otherwise with its decision, and the page, the history, the log and the phones learn of it together (S264)', async () => {
    const id = await someone()
    const before = await told(id)
    expect(await say(`${id}/benefits`, put(K5C, { categoryCode: 'K6-N', coefficient: 1.5, monthlyAmountInDong: 540_000 }))).toEqual([
      200,
      undefined,
    ])
    const terms = { from: '2024-04-01', decision: '12/QĐ-UBND', insteadOf: ['K5c'] }
    expect((await profileOf(id)).entitlements).toEqual([
      { ...K5C, categoryCode: 'K6-N', coefficient: 1.5, monthlyAmountInDong: 540_000, terms },
    ])
    expect((await pageOf(id)).changes).toMatchObject([
      {
        kind: 'benefit',
        body: { was: K5C },
        reason: 'Quyết định mới',
        countsFrom: '2024-04-01',
        madeBy: 'Nguyễn Thanh Bình',
        isOwn: true,
        state: 'done',
      },
    ])
    expect([await acts(id), (await told(id)) - before]).toEqual([['benefit-changed', 'person-seen'], 1])
  })
  it('that somebody changed meanwhile is said, and neither word is lost (S265)', async () => {
    const id = await someone()
    const both = [
      await say(`${id}/benefits`, put(K5C, { monthlyAmountInDong: 400_000 })),
      await say(`${id}/benefits`, put(K5C, { monthlyAmountInDong: 500_000 }), huy),
    ]
    expect(both).toEqual([
      [200, undefined],
      [409, 'person-changed'],
    ])
    expect([(await profileOf(id)).entitlements[0]?.monthlyAmountInDong, (await pageOf(id)).changes.length]).toEqual([400_000, 1])
  })
  it('of a group the person has is not begun once more, and none of an unknown group at all', async () => {
    const id = await someone()
    expect([
      await say(`${id}/benefits`, put(null, {})),
      await say(`${id}/benefits`, put(null, { categoryCode: 'K99' })),
      await say(`${id}/benefits`, put(K5C, { from: '2024-06-01' })),
      await say(`${id}/benefits`, put(K5C, {}, { countsFrom: '2024-02-30' })),
    ]).toEqual([
      [409, 'benefit-twice'],
      [400, 'bad-request'],
      [400, 'bad-request'],
      [400, 'bad-request'],
    ])
  })
  it('begins beside another', async () => {
    const id = await someone()
    await say(`${id}/benefits`, put(null, { categoryCode: 'CS-DBN', from: '2024-04-01' }))
    expect((await profileOf(id)).entitlements.map(({ categoryCode }) => categoryCode)).toEqual(['K5c', 'CS-DBN'])
  })
  it('is suspended after a day and goes on again, both in the history', async () => {
    const id = await someone()
    const stop = { kind: 'suspended', lastDay: '2024-03-31' } as const
    const stopping = { act: 'stop', countsFrom: '2024-03-31', reason: 'Không ở địa phương' }
    await say(`${id}/benefits`, { ...stopping, was: K5C, stop })
    expect((await profileOf(id)).entitlements).toEqual([{ ...K5C, stop }])
    await say(`${id}/benefits`, { ...stopping, was: { ...K5C, stop }, stop: null })
    expect([(await profileOf(id)).entitlements, (await pageOf(id)).changes.map(({ kind }) => kind)]).toEqual([[K5C], ['stop', 'stop']])
  })
})

describe('what is put right', () => {
  it('keeps what stood there before, numbers shown by their last digits (S266)', async () => {
    const id = await someone()
    const { citizenId, fullName, hamlet } = await profileOf(id)
    const wish = { fullName: { was: fullName, to: 'Nguyễn Thị Đúng' }, citizenId: { was: citizenId?.slice(-4), to: '075140999777' } }
    expect(await say(`${id}/corrections`, { ...wish, reason: 'Theo căn cước mới' })).toEqual([200, undefined])
    expect(await profileOf(id)).toMatchObject({ fullName: 'Nguyễn Thị Đúng', citizenId: '075140999777', hamlet })
    const [kept] = await sql<{ was: string }>(`SELECT body #>> '{citizenId,was}' AS was FROM person_change WHERE beneficiary_id = $1`, [id])
    const { changes } = await pageOf(id)
    expect([kept?.was, changes[0]?.body]).toEqual([
      citizenId,
      { citizenId: { was: `…${citizenId?.slice(-4)}`, to: '…9777' }, fullName: { was: fullName, to: 'Nguyễn Thị Đúng' } },
    ])
  })
  it('is refused for what somebody else put there meanwhile, for a number of another, and for what is no number, day or phone (S265)', async () => {
    const [id, other] = [await someone(), await someone()]
    const [{ citizenId, birth, phone: own }, { citizenId: taken }] = [await profileOf(id), await profileOf(other)]
    const tail = citizenId?.slice(-4)
    const wishes = [
      { fullName: { was: 'Tên Cũ Hơn', to: 'Tên Mới' } },
      { citizenId: { was: tail, to: taken } },
      { citizenId: { was: tail, to: '12' } },
      { birth: { was: birth, to: '1944-02-30' } },
      { birth: { was: birth, to: '2099' } },
      { phone: { was: own, to: '123' } },
      {},
    ]
    const before = await profileOf(id)
    const answers = []
    for (const wish of wishes) answers.push((await say(`${id}/corrections`, { ...wish, reason: 'Thử xem' }))[1])
    expect(answers).toEqual(['person-changed', 'number-of-another', ...Array<string>(5).fill('bad-request')])
    expect(await profileOf(id)).toEqual(before)
  })
})

describe('another payee', () => {
  const changeOf = async (id: string) => (await pageOf(id)).changes[0]
  it('waits for another person’s word, who is not who asked (S267)', async () => {
    const id = await someone()
    expect(await say(`${id}/payee`, payee(GUARDIAN))).toEqual([200, undefined])
    const asked = await changeOf(id)
    expect([asked?.state, (await profileOf(id)).payee]).toEqual(['waiting', { kind: 'self' }])
    const yes = { isConfirmed: true, reason: 'Đã xem quyết định' }
    expect(await say(`payees/${asked?.id}/answer`, yes)).toEqual([409, 'settle-by-another'])
    expect(await say(`payees/${asked?.id}/answer`, yes, far)).toEqual([404, 'not-found'])
    expect(await say(`payees/${asked?.id}/answer`, yes, huy)).toEqual([200, undefined])
    expect(await say(`payees/${asked?.id}/answer`, yes, huy)).toEqual([409, 'case-settled'])
    expect(await profileOf(id)).toMatchObject({ payee: { ...GUARDIAN, phone: '0909111222' }, guardianName: 'Trần Thị Nuôi' })
    expect((await acts(id)).filter((act) => act.startsWith('payee'))).toEqual(['payee-asked', 'payee-changed'])
  })
  it('that is turned down changes nothing, and may be asked for again (S267)', async () => {
    const id = await someone()
    await say(`${id}/payee`, payee(GUARDIAN))
    expect(await say(`${id}/payee`, payee(GUARDIAN), huy)).toEqual([409, 'person-changed'])
    await say(`payees/${(await changeOf(id))?.id}/answer`, { isConfirmed: false, reason: 'Ghi nhầm người' })
    expect([(await profileOf(id)).payee, (await changeOf(id))?.state, await say(`${id}/payee`, payee(GUARDIAN))]).toEqual([
      { kind: 'self' },
      'turned-down',
      [200, undefined],
    ])
  })
  it('is not confirmed over what a list brought in meanwhile (S265)', async () => {
    const id = await someone()
    await say(`${id}/payee`, payee(GUARDIAN))
    await sql(
      `UPDATE beneficiary SET profile = profile || '{"payee": {"kind": "guardian", "fullName": "Người Khác", "phone": null}}' WHERE id = $1`,
      [id],
    )
    expect(await say(`payees/${(await changeOf(id))?.id}/answer`, { isConfirmed: true, reason: 'Đã xem' }, huy)).toEqual([
      409,
      'person-changed',
    ])
    expect((await profileOf(id)).payee).toMatchObject({ fullName: 'Người Khác' })
  })
  it('counts from no day to come', async () => {
    const id = await someone()
    expect(await say(`${id}/payee`, payee(GUARDIAN, { countsFrom: '2090-01-01' }))).toEqual([400, 'bad-request'])
  })
})

describe('the history of the desk', () => {
  it('is handed out with a person’s data, names of others left out, and emptied when they are erased (S268)', async () => {
    const id = await someone()
    await say(`${id}/benefits`, put(K5C, { monthlyAmountInDong: 410_000 }))
    await say(`${id}/payee`, payee(GUARDIAN))
    const data = await answerTo<PersonData>(phone(binh), `GET /api/privacy/people/${id}/data`)
    expect(data.changes.map(({ kind, reason, state }) => [kind, reason, state])).toEqual([
      ['benefit', 'Quyết định mới', 'done'],
      ['payee', 'Người hưởng còn nhỏ', 'waiting'],
    ])
    expect(JSON.stringify(data)).not.toContain('Trần Thị Nuôi')
    const { unitCode } = await profileOf(id)
    await office.database.transaction({ kind: 'system' }, (queries) =>
      erasePerson(queries, { id: id as BeneficiaryProfile['id'], unitCode }, Date.now()),
    )
    expect(await sql('SELECT body, reason FROM person_change WHERE beneficiary_id = $1', [id])).toEqual([{ body: {}, reason: '' }])
  })
  it('is read by nobody whose people they are not, by row-level security alone (S262)', async () => {
    const id = await someone()
    await say(`${id}/benefits`, put(K5C, { monthlyAmountInDong: 420_000 }))
    const seenBy = (unitCodes: readonly UnitCode[]) =>
      office.database.transaction({ kind: 'account', accountId: id, unitCodes }, (queries) =>
        queries.query('SELECT FROM person_change WHERE beneficiary_id = $1', [id]),
      )
    expect([(await seenBy(['26308' as UnitCode])).length, (await seenBy([UNIT as UnitCode])).length]).toEqual([0, 1])
  })
})
