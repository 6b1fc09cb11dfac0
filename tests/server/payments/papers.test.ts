import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { amountInWords } from '#domain/shared/amountInWords.ts'
import { readListInCage } from '#server/imports/cage.ts'
import type { PaymentReport, PeriodsAnswer } from '#sync/protocol/Payments.ts'
import type { SignedSheet } from '#sync/protocol/Gifts.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let binh: FieldPhone
let [january, march] = ['', '']
const file = async (path: string) => new Uint8Array(await (await binh.call('GET', path)).arrayBuffer())
const sheetsOf = async (path: string) =>
  (await readXlsx(await file(path))).sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
  }))
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const report = () => answerTo<PaymentReport>(binh, `GET /api/periods/${january}/report`)

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
  ;[january, march] = ['Tháng 1/2024', 'Tháng 3/2024'].map((name) => periods.find((one) => one.name === name)?.id ?? '') as [string, string]
})
afterAll(() => office.close())

describe('the pay list as a workbook', () => {
  it('has the official two-row head under the state’s name, and is called by no other authority’s form', async () => {
    const [first] = await sheetsOf(`/api/periods/${march}/list.xlsx?unit=26305`)
    const rows = first?.rows ?? []
    expect(rows[0]?.[6]).toBe('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(rows[6]?.slice(0, 11)).toEqual([
      'STT',
      'Họ tên',
      'Năm sinh',
      'Số quyết định hưởng',
      'Số sổ lĩnh tiền',
      'Tiền trợ cấp tháng này',
      'Chưa trả tháng trước',
      '',
      'Tổng số tiền',
      'Người nhận',
      '',
    ])
    expect(rows[7]?.slice(6, 11)).toEqual(['Số tháng', 'Số tiền', '', 'Ký', 'Họ tên'])
    expect(rows.flat().filter((cell) => cell.includes('C72a'))).toEqual([])
  })
  it('sums up this month, what is carried, and both together, in figures and in words', async () => {
    const [first] = await sheetsOf(`/api/periods/${march}/list.xlsx?unit=26305`)
    const [due] = await sql<{ sum: number }>(
      `SELECT sum(amount_in_dong)::int8 AS sum FROM payment_line WHERE period_id = $1 AND unit_code = '26305'`,
      [march],
    )
    const sums = first?.rows.find((row) => row[1] === 'Cộng') ?? []
    expect([Number(sums[5]) + Number(sums[7]), Number(sums[8])]).toEqual([due?.sum, due?.sum])
    expect(first?.rows.some((row) => row[1] === `Số tiền bằng chữ: ${amountInWords(due?.sum ?? 0)}`)).toBe(true)
  })
  it('is read back by the office’s own reader with every line, its book and what is carried', async () => {
    const read = await readListInCage(await file(`/api/periods/${march}/list.xlsx?unit=26305`))
    const [kept] = await sql<{ lines: number; sum: number }>(
      `SELECT count(*)::int8 AS lines, sum(amount_in_dong)::int8 AS sum FROM payment_line WHERE period_id = $1 AND unit_code = '26305'`,
      [march],
    )
    expect(read.ok && [read.value.rows.length, read.value.declaredTotalInDong]).toEqual([kept?.lines, kept?.sum])
    expect(
      read.ok && read.value.rows.filter((row) => row.pay.totalInDong !== (row.amountInDong ?? 0) + (row.pay.carriedInDong ?? 0)),
    ).toEqual([])
  })
  it('shows no number whole, and names nobody’s illness', async () => {
    const cells = (await sheetsOf(`/api/periods/${march}/list.xlsx`)).flatMap((sheet) => sheet.rows.flat())
    expect(cells.filter((cell) => /\d{9,}/.test(cell) || /HIV/i.test(cell))).toEqual([])
    expect(cells.some((cell) => /\d{3}\*{5}\d{3}/.test(cell))).toBe(true)
  })
  it('is on record with whoever took it out', async () => {
    const [noted] = await sql<{ n: number }>(`SELECT count(*)::int8 AS n FROM audit_entry WHERE act = 'roll-exported' AND subject = $1`, [
      march,
    ])
    expect(noted?.n).toBeGreaterThan(0)
  })
})

describe('the report of a round', () => {
  it('adds up: what was due is what was paid, carried and given back', async () => {
    const { rows } = await report()
    const sum = (kind: 'due' | 'paid' | 'carried' | 'returned') => rows.reduce((total, row) => total + row[kind].sumInDong, 0)
    expect(sum('due')).toBe(sum('paid') + sum('carried') + sum('returned'))
    expect(rows.reduce((total, row) => total + row.remainingInDong, 0)).toBe(sum('due') - sum('paid'))
  })
  it('names who did not collect and each cash book, whole and balanced', async () => {
    const { uncollected, sessions, paidInWords, rows } = await report()
    expect([uncollected.length, new Set(uncollected.map((one) => one.missedInARow))]).toEqual([12, new Set([1])])
    expect(sessions.filter((one) => one.state !== 'closed' || one.differenceInDong !== 0 || one.missingSequences.length > 0)).toEqual([])
    expect(paidInWords).toBe(amountInWords(rows.reduce((total, row) => total + row.paid.sumInDong, 0)))
  })
  it('is a workbook of figures, names and cash books', async () => {
    const sheets = await sheetsOf(`/api/periods/${january}/report.xlsx`)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Báo cáo', 'Chưa lĩnh', 'Phiên chi'])
  })
  it('of the quarter pays the sums of the district’s own', async () => {
    const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
    const due = new Map<string, number>()
    for (const { id } of periods)
      for (const row of (await answerTo<PaymentReport>(binh, `GET /api/periods/${id}/report`)).rows)
        due.set(row.programmeCode, (due.get(row.programmeCode) ?? 0) + row.due.sumInDong)
    const [carried] = await sql<{ btxh: number; ncc: number }>(
      `SELECT coalesce(sum((part ->> 'amountInDong')::int8) FILTER (WHERE part ->> 'programmeCode' = 'BTXH'), 0)::int8 AS btxh, coalesce(sum((part ->> 'amountInDong')::int8) FILTER (WHERE part ->> 'programmeCode' = 'NCC'), 0)::int8 AS ncc
       FROM payment_line, jsonb_array_elements(parts) AS part WHERE part ->> 'kind' = 'carried'`,
    )
    expect([(due.get('NCC') ?? 0) - (carried?.ncc ?? 0), (due.get('BTXH') ?? 0) - (carried?.btxh ?? 0), due.get('KHAC')]).toEqual([
      2_837_408_000, 9_203_960_000, 592_000_000,
    ])
  })
})

describe('the photo of a signed roll', () => {
  const jpeg = (last: number) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, last])
  const send = (bytes: Buffer, more: object = {}) =>
    binh.call('POST', `/api/periods/${january}/sheets`, {
      unitCode: '26305',
      note: 'Trang 1',
      photoBase64: bytes.toString('base64'),
      ...more,
    })
  it('stands beside its round, once however often it is sent, and looking at it is on record', async () => {
    expect([(await send(jpeg(1))).status, (await send(jpeg(1))).status]).toEqual([201, 201])
    const { sheets } = await answerTo<{ sheets: SignedSheet[] }>(binh, `GET /api/periods/${january}/sheets`)
    expect(sheets).toMatchObject([{ unitCode: '26305', note: 'Trang 1', by: 'Nguyễn Thanh Bình' }])
    expect(await file(`/api/periods/${january}/sheets/${sheets[0]?.id}`)).toEqual(new Uint8Array(jpeg(1)))
    expect(await sql(`SELECT act FROM audit_entry WHERE act = 'signed-sheet-seen'`)).toEqual([{ act: 'signed-sheet-seen' }])
  })
  it('that is no photo, or of another commune, is refused', async () => {
    expect([(await send(Buffer.from('%PDF'))).status, (await send(jpeg(2), { unitCode: '99999' })).status]).toEqual([400, 400])
  })
})
