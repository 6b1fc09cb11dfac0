import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { RollAnswer } from '#sync/protocol/Payments.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let binh: FieldPhone
let id = ''
let people: BeneficiaryProfile[] = []

const HEADS: Cell[][] = [
  ['DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG'],
  [
    'STT',
    'Họ tên',
    'Năm sinh',
    'Số căn cước',
    'Số quyết định hưởng',
    'Số sổ lĩnh tiền',
    'Tiền trợ cấp tháng này',
    'Chưa trả tháng trước',
    null,
    'Tổng số tiền',
    'Người nhận',
    null,
  ],
  [null, null, null, null, null, null, null, 'Số tháng', 'Số tiền', null, 'Ký', 'Họ tên'],
]
const MERGES = [
  { startRow: 1, startCol: 7, endRow: 1, endCol: 8 },
  { startRow: 1, startCol: 10, endRow: 1, endCol: 11 },
  ...[0, 1, 2, 3, 4, 5, 6, 9].map((column) => ({ startRow: 1, startCol: column, endRow: 2, endCol: column })),
]
const rowFor = (person: BeneficiaryProfile | undefined, at: number, money: Cell[]): Cell[] => [
  at,
  person?.fullName ?? '',
  person?.birth ?? '',
  person?.citizenId ?? '',
  `QĐ ${at}`,
  `S0${at}`,
  ...money,
]
const bring = async (rows: Cell[][], more: object = {}) => {
  const bytes = await makeWorkbook({ name: 'T4', rows: [...HEADS, ...rows], merges: MERGES })
  const body = { fileName: 't4.xlsx', fileBase64: Buffer.from(bytes).toString('base64'), dryRun: false, ...more }
  return answerTo<RollAnswer>(binh, `POST /api/periods/${id}/roll`, body)
}
const lines = () =>
  office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ beneficiary_id: string; parts: PaymentPart[]; amount: number; months: number; decision: string; book: string }>(
      'SELECT beneficiary_id, parts, amount_in_dong AS amount, carried_months AS months, decision_number AS decision, book_number AS book FROM payment_line WHERE period_id = $1 ORDER BY decision_number',
      [id],
    ),
  )
const codes = (answer: RollAnswer) =>
  answer.rows.map((row) => [row.outcome, row.problems.map((one) => one.code).filter((code) => !/^(BIRTH|ID)_/.test(code))])

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const april = { months: ['2024-04'], unitCodes: ['26305'], payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'empty' }
  id = (await answerTo<{ id: string }>(binh, 'POST /api/periods', april)).id
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ profile: BeneficiaryProfile }>(
      `SELECT profile FROM beneficiary WHERE unit_code = '26305' AND citizen_id IS NOT NULL AND jsonb_array_length(profile -> 'entitlements') = 1 AND profile -> 'entitlements' -> 0 ->> 'categoryCode' = 'K5c'
         AND length(birth) = 10 ORDER BY id LIMIT 4`,
    ),
  )
  people = rows.map((row) => row.profile)
})
afterAll(() => office.close())

describe('a roll from Excel', () => {
  it('is read with decision, book and what was not paid before, and told without being written', async () => {
    const answer = await bring(
      [
        rowFor(people[0], 1, [400_000, 1, 400_000, 800_000]),
        rowFor(people[1], 2, [400_000, null, null, 400_000]),
        [null, 'Cộng', null, null, null, null, 800_000, null, 400_000, 1_200_000],
      ],
      { dryRun: true },
    )
    expect([answer.isWritten, answer.sumInDong, answer.declaredSumInDong, await lines()]).toEqual([false, 1_200_000, 1_200_000, []])
    expect(codes(answer)).toEqual([
      ['listed', ['CARRIED_DIFFERS']],
      ['listed', []],
    ])
  })
  it('adds what was not collected to this month’s money and never takes it off (S73)', async () => {
    await bring([rowFor(people[0], 1, [400_000, 1, 400_000, 800_000]), rowFor(people[1], 2, [400_000, null, null, 400_000])])
    expect((await lines()).map(({ amount, months, decision, book }) => [amount, months, decision, book])).toEqual([
      [800_000, 1, 'QĐ 1', 'S01'],
      [400_000, 0, 'QĐ 2', 'S02'],
    ])
  })
  it('brought in twice changes nothing (S74)', async () => {
    const before = await lines()
    await bring([rowFor(people[0], 1, [400_000, 1, 400_000, 800_000]), rowFor(people[1], 2, [400_000, null, null, 400_000])])
    expect(await lines()).toEqual(before)
  })
  it('wins over what the rates explain, and the difference is told in figures (S74)', async () => {
    const answer = await bring([rowFor(people[1], 2, [500_000, null, null, 500_000])])
    expect(codes(answer)).toEqual([['changed', ['AMOUNT_DIFFERS']]])
    expect(answer.rows[0]?.problems.find((one) => one.code === 'AMOUNT_DIFFERS')?.sentence).toContain('500.000')
    expect((await lines())[1]?.amount).toBe(500_000)
  })
  it('keeps back a row whose total takes the carried money off instead of adding it', async () => {
    const answer = await bring([rowFor(people[2], 3, [400_000, 1, 300_000, 100_000])])
    expect([codes(answer), (await lines()).length]).toEqual([[['kept-back', ['TOTAL_DIFFERS']]], 2])
  })
  it('says of a row nobody fits what to do, and lays it on nobody', async () => {
    const answer = await bring([[9, 'Không Có Ai', 1931, null, 'QĐ 9', 'S09', 400_000, null, null, 400_000]])
    expect(codes(answer)).toEqual([['missing', ['PERSON_UNKNOWN']]])
  })
  it('leaves another programme’s part of the same line as it is', async () => {
    await bring([rowFor(people[0], 1, [300_000, null, null, 300_000])], { programmeCode: 'KHAC' })
    const [line] = await lines()
    expect([line?.amount, line?.parts.map((part) => part.programmeCode).sort()]).toEqual([1_100_000, ['BTXH', 'BTXH', 'KHAC']])
  })
  it('pays what is neither assistance nor merit once, for no month, so that the next roll does not bring it again', async () => {
    const [line] = await lines()
    const other = line?.parts.filter((part) => part.programmeCode === 'KHAC').map(({ kind, months }) => ({ kind, months }))
    expect(other).toEqual([{ kind: 'one-off', months: [] }])
  })
  it('«Truy lĩnh» is money made good, not what lay uncollected, and the total holds it too', async () => {
    const heads = [['DANH SÁCH CHI TRẢ'], ['STT', 'Họ tên', 'Năm sinh', 'Số căn cước', 'Trợ cấp tháng này', 'Truy lĩnh', 'Tổng số tiền']]
    const person = people[3]
    const row = [1, person?.fullName ?? '', person?.birth ?? '', person?.citizenId ?? '', 400_000, 120_000, 520_000]
    const bytes = await makeWorkbook({ name: 'T4', rows: [...heads, row] })
    const body = { fileName: 't4.xlsx', fileBase64: Buffer.from(bytes).toString('base64'), dryRun: false }
    expect(codes(await answerTo<RollAnswer>(binh, `POST /api/periods/${id}/roll`, body))).toEqual([['listed', []]])
    const line = (await lines()).find((one) => one.beneficiary_id === person?.id)
    expect([line?.amount, line?.months, line?.parts.map((part) => [part.kind, part.amountInDong])]).toEqual([
      520_000,
      0,
      [
        ['monthly', 400_000],
        ['back-pay', 120_000],
      ],
    ])
  })
  it('comes into a draft alone', async () => {
    await answerTo(binh, `POST /api/periods/${id}/checking`)
    expect(await bring([rowFor(people[3], 4, [400_000, null, null, 400_000])])).toEqual({ problem: 'period-not-draft' })
  })
})
