import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { OTHERS_MARK } from '#domain/privacy/withoutOthers.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { PersonData } from '#sync/protocol/PersonData.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { enrolmentOf, visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, type Roll } from '#tests/support/payments.ts'
import { makeSlip, openWith } from '#tests/support/slips.ts'

const UNIT = '26305'
const NEIGHBOUR = { fullName: 'Đoàn Thị Láng Giềng', citizenId: '075140999888', phone: '0909777666' }
const GUARDIAN = 'Vũ Văn Giám Hộ'
let office: Office
let desk: FieldPhone
let nam: FieldPhone
let roll: Roll
let own: BeneficiaryProfile
let data: PersonData
const system = { kind: 'system' } as const
const profileOf = async (id: string | undefined): Promise<BeneficiaryProfile> => {
  const [row] = await office.database.transaction(system, (queries) =>
    queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [id]),
  )
  if (!row) throw new Error('nobody')
  return row.profile
}
const save = (...profiles: BeneficiaryProfile[]) =>
  office.database.transaction(system, (queries) => saveProfiles(queries, profiles, Date.now()))
const fetched = () => answerTo<PersonData>(desk, `GET /api/privacy/people/${own.id}/data`)

beforeAll(async () => {
  office = await openOffice()
  ;[desk, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await desk.signIn('dieuphoi')
  await nam.signIn('canbo.giatan3')
  roll = await openRoll(office.database, UNIT, { people: 3 })
  const [mine, beside] = [await profileOf(roll.lines[0]?.beneficiaryId), await profileOf(roll.lines[1]?.beneficiaryId)]
  own = {
    ...mine,
    payee: { kind: 'guardian', fullName: GUARDIAN, phone: '0909111222' },
    guardianName: GUARDIAN,
    visits: [],
    note: 'Ở với cháu',
  }
  await save(own, { ...beside, ...NEIGHBOUR, householdId: own.householdId, hamlet: own.hamlet })
  const note = `Nhà dột. Bà ${NEIGHBOUR.fullName} cho ở nhờ. ${GUARDIAN} đi làm xa.`
  await nam.push(await nam.record(visitTo(own.id, note)))
  await nam.push(await nam.record(visitTo(beside.id, 'Nhà bên cạnh')))
  const holder = { kind: 'proxy', fullName: GUARDIAN, relation: 'child', paper: null } as const
  const account = {
    kind: 'account',
    holder,
    bankBin: '970405',
    accountNumber: '777700001111',
    holderName: 'VU VAN GIAM HO',
    readBy: 'typing',
  } as const
  await nam.push(await nam.record(enrolmentOf(own.id, account, { sharesPhone: false })))
  const slip = await makeSlip(desk, own.id)
  await openWith(office.address, slip.secret, { proof: { kind: 'birth-year', year: Number(own.birth.slice(0, 4)) } })
  data = await fetched()
})
afterAll(() => office.close())

describe('one person’s data', () => {
  it('hold the profile as the office has it (S227)', () => {
    expect(data.person).toMatchObject({
      fullName: own.fullName,
      citizenId: own.citizenId,
      note: 'Ở với cháu',
      payee: 'guardian',
      hasGuardian: true,
    })
  })
  it('hold the lines of rolls with what they are made of', () => {
    expect(data.payments.map(({ period, amountInDong, parts }) => [period, amountInDong, parts[0]?.label])).toContainEqual([
      'Tháng 12/2026',
      500_000,
      'Người cao tuổi',
    ])
  })
  it('hold the visits, sentences about others left out (S227)', () => {
    expect(data.visits.map(({ note, by }) => [note, by])).toEqual([[`Nhà dột. ${OTHERS_MARK}`, 'Trần Văn Nam']])
  })
  it('tell of an account in another’s name that there is one, without its number (S227)', () => {
    expect([data.account, data.cardWords.map(({ word, sharesPhone }) => [word, sharesPhone])]).toEqual([
      { bankBin: '970405', accountNumber: null, isOwn: false },
      [['account', false]],
    ])
  })
  it('tell each use of a slip, and who looked, this time included (S227)', () => {
    expect(data.slips.map(({ uses }) => uses.map(({ act }) => act))).toEqual([['opened']])
    expect(data.looks.map(({ act, by }) => [act, by])).toEqual([
      ['slip-made', 'Nguyễn Thanh Bình'],
      ['person-data-exported', 'Nguyễn Thanh Bình'],
    ])
  })
  it('hold nothing of the neighbour and no name of the guardian (S227)', () => {
    const text = JSON.stringify(data)
    const others = [
      NEIGHBOUR.fullName,
      NEIGHBOUR.citizenId,
      NEIGHBOUR.phone,
      GUARDIAN,
      '0909111222',
      'VU VAN',
      '777700001111',
      'Nhà bên cạnh',
    ]
    expect(others.filter((one) => text.includes(one))).toEqual([])
  })
  it('are an export in the log each time, and none for whoever is refused (S227)', async () => {
    const exports = async () => (await fetched()).looks.filter(({ act }) => act === 'person-data-exported').length
    const before = await exports()
    const refused = await nam.call('GET', `/api/privacy/people/${own.id}/data`)
    const unknown = await desk.call('GET', `/api/privacy/people/018f0000-0000-7000-8000-000000009999/data`)
    expect([refused.status, unknown.status, (await exports()) - before]).toEqual([403, 404, 1])
  })
  it('are no matter of a coordinator of other communes', async () => {
    const password = 'mat khau rat dai 2026'
    const account = { username: 'dieuphoi.giakiem', displayName: 'Lê Kiệm', role: 'coordinator', unitCodes: ['26308'] }
    await desk.call('POST', '/api/accounts', { ...account, password })
    const far = new FieldPhone(office.address)
    await far.signIn(account.username, password)
    expect((await far.call('GET', `/api/privacy/people/${own.id}/data`)).status).toBe(404)
  })
})
