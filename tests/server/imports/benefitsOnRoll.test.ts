import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { ImportAnswer } from '#sync/protocol/ImportList.ts'
import type { DifferencesAnswer } from '#sync/protocol/Payments.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const APRIL_20 = Date.parse('2024-04-20T02:00:00Z')
const HEAD: Cell[] = ['STT', 'Họ và tên', 'Ngày sinh', 'Đối tượng', 'Hệ số', 'Hưởng từ', 'Người giám hộ', 'Số tiền']
let office: Office
let binh: FieldPhone
let answer: ImportAnswer
let differences: DifferencesAnswer
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const personNamed = async (name: string): Promise<BeneficiaryProfile | undefined> =>
  (await sql<{ profile: BeneficiaryProfile }>(`SELECT profile FROM beneficiary WHERE profile->>'fullName' = $1`, [name]))[0]?.profile
const differenceOf = (name: string) => differences.differences.find((one) => one.fullName === name)

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => APRIL_20 } })
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const bytes = await makeWorkbook({
    name: 'T4',
    rows: [
      HEAD,
      [1, 'Đoàn Thị Mới', '02/03/1944', 'Người từ đủ 80 tuổi', 1, '03/2024', null, 400_000],
      [2, 'Đoàn Bé Nặng', '05/06/2015', 'NKT nặng', '2,0', '04/2024', 'Đoàn Thị Mẹ', 800_000],
      [3, 'Đoàn Thị Trơn', '02/03/1934', null, null, null, null, 400_000],
      [4, 'Đoàn Văn Lệch', '02/03/1970', 'NKT nặng', '1,5', '04/2024', null, 650_000],
      [5, 'Đoàn Văn Mờ', '02/03/1971', 'Người khuyết tật', null, '04/2024', null, 600_000],
    ],
  })
  const order = {
    fileName: 't4.xlsx',
    fileBase64: Buffer.from(bytes).toString('base64'),
    unitCode: '26305',
    programmeCode: 'BTXH',
    dryRun: false,
  }
  answer = await answerTo<ImportAnswer>(binh, 'POST /api/imports', order)
  const april = { months: ['2024-04'], unitCodes: ['26305'], payFrom: '2024-04-22', payUntil: '2024-04-30', roll: 'from-entitlements' }
  const { id } = await answerTo<{ id: string }>(binh, 'POST /api/periods', april)
  differences = await answerTo<DifferencesAnswer>(binh, `GET /api/periods/${id}/differences`)
})
afterAll(() => office.close())

describe('a list with group, coefficient and first month', () => {
  it('leaves each person with the benefit the list has, and with who receives for them', async () => {
    const child = await personNamed('Đoàn Bé Nặng')
    expect([child?.entitlements, child?.guardianName, child?.payee]).toEqual([
      [{ programmeCode: 'BTXH', categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 800_000, from: '2024-04-01' }],
      'Đoàn Thị Mẹ',
      { kind: 'guardian', fullName: 'Đoàn Thị Mẹ', phone: null },
    ])
  })
  it('has its difference on the next roll explained (S270)', () => {
    expect(['Đoàn Thị Mới', 'Đoàn Bé Nặng', 'Đoàn Thị Trơn'].map((name) => differenceOf(name)?.explanation)).toEqual([
      { kind: 'began', text: 'Hưởng từ tháng 03/2024' },
      { kind: 'began', text: 'Hưởng từ tháng 04/2024' },
      null,
    ])
  })
  it('has the month before made good, because the list told when it began (S270)', async () => {
    const [line] = await sql<{ parts: PaymentPart[] }>(
      `SELECT parts FROM payment_line JOIN beneficiary ON beneficiary.id = beneficiary_id WHERE profile->>'fullName' = 'Đoàn Thị Mới'`,
    )
    expect(line?.parts.map(({ kind, months, amountInDong }) => [kind, months, amountInDong])).toEqual([
      ['monthly', ['2024-04'], 400_000],
      ['back-pay', ['2024-03'], 400_000],
    ])
  })
  it('says by how much an amount differs from coefficient and standard, and takes the list’s (S271)', async () => {
    const row = answer.rows.find((one) => one.name === 'Đoàn Văn Lệch')
    expect([row?.problems, (await personNamed('Đoàn Văn Lệch'))?.entitlements[0]?.monthlyAmountInDong]).toEqual([
      ['AMOUNT_NOT_EXPLAINED'],
      650_000,
    ])
    expect(row?.cells[0]).toMatchObject({
      place: 'trang "T4", ô H5 (Số tiền)',
      sentence: expect.stringContaining('hệ số 1,5 × 400.000 là 600.000 đồng: nhiều hơn 50.000 đồng'),
    })
  })
  it('asks what a word means that could be several groups, with its cell, and guesses none (S271)', async () => {
    const row = answer.rows.find((one) => one.name === 'Đoàn Văn Mờ')
    expect([row?.outcome, row?.problems, row?.cells[0]?.cell, (await personNamed('Đoàn Văn Mờ'))?.entitlements[0]?.categoryCode]).toEqual([
      'added',
      ['GROUP_UNKNOWN'],
      'D6',
      '',
    ])
  })
})
