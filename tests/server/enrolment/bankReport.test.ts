import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { BankReportAnswer } from '#sync/protocol/Enrolment.ts'
import type { SaidWord } from '#sync/protocol/Fact.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { enrolmentOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const HEAD: Cell[] = ['STT', 'Họ tên chủ tài khoản', 'Số tài khoản', 'Số CCCD', 'Số tiền', 'Ngày ghi có', 'Kết quả', 'Lý do']
type Someone = { id: string; name: string; number: string; account: string }
let office: Office
let [nam, binh]: FieldPhone[] = []
let people: Someone[] = []
let next = 0

const sql = <Found extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(text, values))
const say = async (id: string, word: SaidWord) => nam?.push(await nam.record(enrolmentOf(id, word, { day: getPlainDate('2026-11-02') })))
const bankName = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toUpperCase()

/** Somebody whose account the commune has written down. */
async function withAccount(): Promise<Someone> {
  const one = people[next++]
  if (!one) throw new Error('No people left')
  const account = { holder: { kind: 'own' }, bankBin: '970449', accountNumber: one.account, holderName: bankName(one.name) } as const
  await say(one.id, { kind: 'account', ...account, readBy: 'typing' })
  return one
}
const row = (
  one: Someone,
  result: string,
  more: { number?: string | null; account?: string; name?: string; day?: string; reason?: string } = {},
): Cell[] => [
  1,
  more.name ?? bankName(one.name),
  more.account ?? one.account,
  more.number ?? null,
  500_000,
  more.day ?? '05/11/2026',
  result,
  more.reason ?? '',
]
async function report(rows: Cell[][], more: object = {}, head: Cell[] = HEAD) {
  const bytes = await makeWorkbook({ name: 'Kết quả', rows: [head, ...rows] })
  const file = { fileName: 'ket-qua.xlsx', fileBase64: Buffer.from(bytes).toString('base64') }
  if (!binh) throw new Error('Nobody at the desk')
  return answerTo<BankReportAnswer>(binh, 'POST /api/enrolment/bank-reports', {
    ...file,
    dryRun: false,
    source: 'bank',
    says: 'by-row',
    day: '2026-11-10',
    ...more,
  })
}
const outcomes = ({ rows }: BankReportAnswer) => rows.map(({ outcome }) => outcome)
const problems = ({ rows }: BankReportAnswer) => rows.flatMap((one) => one.problems.map(({ code }) => code))
const page = async ({ id }: Someone) =>
  (await sql<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [id]))[0]?.profile
const standing = async (one: Someone) => statusOnPage((await page(one))?.enrolment ?? null)
const words = async () => (await sql<{ n: number }>('SELECT count(*)::int4 AS n FROM enrolment_move'))[0]?.n

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => Date.UTC(2026, 10, 24, 2) } })
  ;[nam, binh] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await nam.signIn('canbo.giatan3')
  await binh.signIn('dieuphoi')
  const rows = await sql<Omit<Someone, 'account'>>(
    `SELECT id, profile ->> 'fullName' AS name, citizen_id AS number FROM beneficiary WHERE unit_code = '26305' AND standing = 'present' AND citizen_id IS NOT NULL AND profile -> 'enrolment' = 'null' ORDER BY id LIMIT 40`,
  )
  people = rows.map((one, at) => ({ ...one, account: `00123456${String(at).padStart(4, '0')}` }))
})
afterAll(() => office.close())

describe('a bank’s report on accounts', () => {
  it('tells what it would say of whom before anything is written (S160)', async () => {
    const one = await withAccount()
    const before = await words()
    const answer = await report([row(one, 'Thành công')], { dryRun: true })
    expect([answer.isWritten, outcomes(answer), await words()]).toEqual([false, ['credited'], before])
  })
  it('closes the last step of whoever got the first money, found by account and holder (S160)', async () => {
    const one = await withAccount()
    await report([row(one, 'Thành công')])
    expect(await standing(one)).toMatchObject({ place: 'first-money', since: '2026-11-05', obstacle: null })
    expect((await page(one))?.enrolment?.moves.at(-1)).toMatchObject({ by: 'Ngân hàng', side: 'coordinator' })
  })
  it('brought in twice says nothing new (S160)', async () => {
    const [one, other] = [await withAccount(), await withAccount()]
    const rows = [row(one, 'Thành công'), row(other, 'Trả về')]
    await report(rows)
    const after = await words()
    expect([outcomes(await report(rows)), await words()]).toEqual([['already', 'already'], after])
  })
  it('takes whoever’s money came back to the step that must be taken again, by its reason (S161)', async () => {
    const some = [await withAccount(), await withAccount(), await withAccount()]
    const answer = await report([
      row(some[0] as Someone, 'Không thành công'),
      row(some[1] as Someone, 'Trả về', { reason: 'Tài khoản đã đóng' }),
      row(some[2] as Someone, 'Trả về', { reason: 'Sai số tài khoản' }),
    ])
    expect(outcomes(answer)).toEqual(['bounced', 'account-closed', 'wrong-number'])
    expect(await Promise.all(some.map(async (one) => (await standing(one)).obstacle?.code))).toEqual(['TRA_VE', 'TK_DONG', 'SAI_SO_TK'])
  })
  it('finds a person by the identity number where nobody wrote the account down, and says so (S160)', async () => {
    const one = people[next++] as Someone
    const answer = await report([row(one, 'Thành công', { number: one.number, account: '999999999' })])
    expect([outcomes(answer), problems(answer), (await standing(one)).place]).toEqual([
      ['credited'],
      ['ACCOUNT_NOT_ON_RECORD'],
      'first-money',
    ])
  })
  it('finds nobody by a name alone (S160)', async () => {
    const answer = await report([row(people[next++] as Someone, 'Thành công', { account: '' })])
    expect([outcomes(answer), problems(answer)]).toEqual([['not-found'], ['NOTHING_TO_FIND']])
  })
  it.each([
    ['another holder', { name: 'LE VAN KHAC' }, 'HOLDER_DIFFERS'],
    ['a result nobody understands', {}, 'RESULT_UNREADABLE'],
    ['no result', {}, 'RESULT_MISSING'],
    ['a day still to come', { day: '05/12/2026' }, 'DAY_AHEAD'],
    ['a day that is none', { day: '31/02/2026' }, 'DAY_UNREADABLE'],
  ] as const)('keeps a row back that has %s, with the cell to look into (S160)', async (_what, more, code) => {
    const one = await withAccount()
    const answer = await report([row(one, code === 'RESULT_UNREADABLE' ? 'abc' : code === 'RESULT_MISSING' ? '' : 'Thành công', more)])
    expect([outcomes(answer), problems(answer), (await standing(one)).place]).toEqual([['kept-back'], [code], 'account-opened'])
    expect(answer.rows[0]).toMatchObject({ sheet: 'Kết quả', row: 2 })
  })
  it('keeps a row back whose account and identity number are two people’s (S160)', async () => {
    const [one, other] = [await withAccount(), people[next++] as Someone]
    expect(problems(await report([row(one, 'Thành công', { number: other.number })]))).toEqual(['ACCOUNT_OF_ANOTHER'])
  })
  it('keeps back a number that is not the one on record of this person (S160)', async () => {
    const one = await withAccount()
    expect(problems(await report([row(one, 'Thành công', { number: one.number, account: '777777777' })]))).toEqual(['ACCOUNT_DIFFERS'])
  })
  it('says nothing of whom two of its rows say two things of one day (S160)', async () => {
    const one = await withAccount()
    const answer = await report([row(one, 'Thành công'), row(one, 'Trả về')])
    expect([outcomes(answer), (await standing(one)).place]).toEqual([['kept-back', 'kept-back'], 'account-opened'])
  })
  it('says rows of two days in the order of the days, whichever stands first (S161)', async () => {
    const one = await withAccount()
    const answer = await report([row(one, 'Thành công', { day: '06/11/2026' }), row(one, 'Trả về', { day: '04/11/2026' })])
    expect([outcomes(answer), await standing(one)]).toMatchObject([
      ['credited', 'bounced'],
      { place: 'first-money', since: '2026-11-06', obstacle: null },
    ])
  })
  it('says the same news again when something else was said between (S161)', async () => {
    const one = await withAccount()
    const days = ['08/11/2026', '06/11/2026', '04/11/2026']
    const answer = await report(days.map((day, at) => row(one, at === 1 ? 'Thành công' : 'Trả về', { day })))
    expect([outcomes(answer), (await standing(one)).obstacle]).toMatchObject([
      ['bounced', 'credited', 'bounced'],
      { code: 'TRA_VE', since: '2026-11-08' },
    ])
  })
  it('older than one brought in before takes nobody back whose money has come since, news or not (S167)', async () => {
    const one = await withAccount()
    await report([row(one, 'Thành công', { day: '03/11/2026' })])
    expect(outcomes(await report([row(one, 'Thành công', { day: '10/11/2026' })]))).toEqual(['already'])
    const late = await report([row(one, 'Trả về', { day: '06/11/2026' })])
    expect([outcomes(late), problems(late), await standing(one)]).toMatchObject([
      ['kept-back'],
      ['MONEY_CAME_LATER'],
      { place: 'first-money', obstacle: null },
    ])
  })
  it('finds an account whose zeros the spreadsheet has eaten (S160)', async () => {
    const one = await withAccount()
    expect(outcomes(await report([row(one, 'Thành công', { account: one.account.replace(/^0+/, '') })]))).toEqual(['credited'])
  })
  it('without results is what the desk says it is, on the day the desk says', async () => {
    const one = await withAccount()
    await report([[1, bankName(one.name), one.account, 500_000]], { says: 'credited' }, [
      'STT',
      'Tên chủ tài khoản',
      'Số tài khoản',
      'Số tiền',
    ])
    expect(await standing(one)).toMatchObject({ place: 'first-money', since: '2026-11-10' })
  })
  it('comes before what an officer said on a later day (S161)', async () => {
    const one = await withAccount()
    await nam?.push(await nam.record(enrolmentOf(one.id, { kind: 'held', obstacle: 'MAT_THE' }, { day: getPlainDate('2026-11-20') })))
    await report([row(one, 'Thành công')])
    expect(await standing(one)).toMatchObject({ place: 'account-opened', obstacle: { code: 'MAT_THE' } })
  })
  it('reaches nobody who lives in a commune that is not the asker’s', async () => {
    const one = await withAccount()
    await sql(`UPDATE beneficiary SET unit_code = '99999' WHERE id = $1`, [one.id])
    const answer = await report([row(one, 'Thành công', { number: one.number })])
    expect([outcomes(answer), problems(answer)]).toEqual([['not-found'], ['ACCOUNT_UNKNOWN']])
  })
  it('shows no account’s number in its answer (S98)', async () => {
    const one = await withAccount()
    expect(JSON.stringify(await report([row(one, 'Thành công')], { dryRun: true }))).not.toContain(one.account)
  })
  it('is no matter of the officer’s', async () => {
    expect((await nam?.call('POST', '/api/enrolment/bank-reports', {}))?.status).toBe(403)
  })
})
