import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinesAnswer } from '#sync/protocol/Payments.ts'
import type { ProposalsAnswer } from '#sync/protocol/Proposals.ts'
import { createAccount } from '#server/access/accounts.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const ORDER = {
  months: ['2024-04'],
  unitCodes: ['26299', '26308'],
  payFrom: '2024-04-05',
  payUntil: '2024-04-15',
  roll: 'from-entitlements',
}
const K5C = { programmeCode: 'BTXH', categoryCode: 'K5c', coefficient: 1, monthlyAmountInDong: 400_000, from: null }
const DISABLED = { ...K5C, categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 800_000 }
const ORPHAN = { ...K5C, categoryCode: 'K1', coefficient: 1.5, monthlyAmountInDong: 600_000 }
const system = { kind: 'system' } as const

let office: Office
let binh: FieldPhone
let period: string
/** Of Dầu Giây, each laid to be somebody the month brings something for. */
const people: Record<string, string> = {}
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction(system, (queries) => queries.query<Row>(text, values))
const propose = (phone = binh) => answerTo<ProposalsAnswer>(phone, `GET /api/periods/${period}/proposals`)

async function lay(name: string, page: object): Promise<void> {
  const [free] = await sql<{ id: string }>(
    `SELECT id FROM beneficiary WHERE unit_code = '26299' AND NOT id = ANY ($1::uuid[]) ORDER BY id LIMIT 1`,
    [Object.values(people)],
  )
  people[name] = free?.id ?? ''
  const laid = { standing: 'present', ...page }
  await sql('UPDATE beneficiary SET profile = profile || $2::jsonb WHERE id = $1', [people[name], JSON.stringify(laid)])
}

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  await lay('turns80', { birth: '1944-04-20', entitlements: [], fullName: 'Cụ Tám Mươi' })
  await lay('orphan', { birth: '2008-03-10', entitlements: [ORPHAN] })
  await lay('turned4', { birth: '2020-03-10', entitlements: [{ ...ORPHAN, coefficient: 2.5, monthlyAmountInDong: 1_000_000 }] })
  await lay('two', { birth: '1940-01-01', entitlements: [K5C, DISABLED] })
  await lay('dead', { birth: '1930-01-01', entitlements: [K5C], standing: 'dead' })
  await lay('reported', { birth: '1931-01-01', entitlements: [K5C], standing: 'reported-moved' })
  period = (await answerTo<{ id: string }>(binh, 'POST /api/periods', ORDER)).id
})
afterAll(() => office.close())

describe('what a draft’s months bring', () => {
  it('is who reaches the age of a benefit, with the rule’s words and whom it is about', async () => {
    const { starts } = await propose()
    expect(starts.find((one) => one.beneficiaryId === people['turns80'])).toMatchObject({
      ...{ categoryCode: 'K5c', ageInYears: 80, month: '2024-04', runsFrom: 'age', fullName: 'Cụ Tám Mươi', unitCode: '26299' },
      legalBasis: 'Nghị định 20/2021/NĐ-CP, Điều 5 khoản 5',
    })
  })
  it('is whose benefit ends or changes by age, died, or was reported', async () => {
    const { stops } = await propose()
    const of = (name: string) => stops.filter((one) => one.beneficiaryId === people[name])
    expect(of('orphan')).toMatchObject([{ kind: 'stop', reason: 'age', from: '2024-04' }])
    expect(of('turned4')).toMatchObject([{ kind: 'change', coefficientBefore: 2.5, coefficientAfter: 1.5 }])
    expect(of('dead')).toMatchObject([{ kind: 'stop', reason: 'dead' }])
    expect(of('reported')).toMatchObject([{ kind: 'ask', standing: 'reported-moved' }])
  })
  it('is who has two benefits of which the higher alone counts', async () => {
    expect((await propose()).overlaps).toMatchObject([{ kind: 'highest-of', beneficiaryId: people['two'], overInDong: 400_000 }])
  })
  it('changes nothing by itself: whoever is past the age stays on the roll', async () => {
    const lines = async () => (await answerTo<LinesAnswer>(binh, `GET /api/periods/${period}/lines`)).total
    const before = await lines()
    await propose()
    const [orphan] = await sql('SELECT FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2', [period, people['orphan']])
    expect([await lines(), orphan]).toEqual([before, {}])
  })
  it('is told of one’s own communes alone, and to coordinators alone (S77)', async () => {
    const passwordHash = await hashPassword('tan-tay-thuc-hanh')
    const account = {
      username: 'dieuphoi.giakiem',
      displayName: 'Lý Thị Mận',
      role: 'coordinator',
      duties: [],
      unitCodes: ['26308'],
    } as const
    await office.database.transaction(system, (queries) => createAccount(queries, { ...account, passwordHash }, Date.now()))
    const [man, officer] = [new FieldPhone(office.address), new FieldPhone(office.address)]
    await Promise.all([man.signIn('dieuphoi.giakiem'), officer.signIn('canbo.giatan3')])
    const { starts, stops, overlaps } = await propose(man)
    expect(new Set([...starts, ...stops, ...overlaps].map((one) => one.unitCode)).has('26299')).toBe(false)
    expect((await officer.call('GET', `/api/periods/${period}/proposals`)).status).toBe(403)
  })
  it('is not asked once the roll is checked', async () => {
    await binh.call('POST', `/api/periods/${period}/checking`, {})
    expect(await propose()).toEqual({ starts: [], stops: [], overlaps: [] })
  })
})
