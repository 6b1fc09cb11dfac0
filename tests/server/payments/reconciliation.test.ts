import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { LinesAnswer, PeriodsAnswer, ReconciliationAnswer } from '#sync/protocol/Payments.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

type Due = { id: string; beneficiary_id: string; name: string; birth: string; number: string | null; amount: number }
let office: Office
let binh: FieldPhone
let march = ''
let accounts: Due[] = []
let cash: Due[] = []

const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const due = (channel: string, most = 5) =>
  sql<Due>(
    `SELECT line.id, beneficiary_id, profile ->> 'fullName' AS name, birth, citizen_id AS number, amount_in_dong AS amount FROM payment_line AS line JOIN beneficiary ON beneficiary.id = beneficiary_id
     WHERE period_id = $1 AND channel = $2 AND citizen_id IS NOT NULL AND length(birth) = 10 AND line.unit_code = '26305' ORDER BY line.id LIMIT $3`,
    [march, channel, most],
  )
const row = (one: Due | undefined, more: { number?: null; amount?: number } = {}): Cell[] => [
  one?.name ?? '',
  one?.birth.split('-').reverse().join('/') ?? '',
  more.number === null ? null : (one?.number ?? null),
  more.amount ?? one?.amount ?? 0,
]
async function send(rows: Cell[][], more: object = {}, head: Cell[] = ['Họ và tên', 'Ngày sinh', 'Số CCCD', 'Số tiền']) {
  const bytes = await makeWorkbook({ name: 'Ngân hàng', rows: [head, ...rows] })
  const body = {
    fileName: 'bao-co.xlsx',
    fileBase64: Buffer.from(bytes).toString('base64'),
    dryRun: false,
    source: 'bank',
    day: '2024-03-06',
    ...more,
  }
  return answerTo<ReconciliationAnswer>(binh, `POST /api/periods/${march}/reconciliation`, body)
}
const paidLines = () =>
  sql<{ line_id: string; via: string; amount: number; day: string }>(
    'SELECT line_id, via, disbursement.amount_in_dong AS amount, day FROM disbursement JOIN payment_line AS line ON line.id = line_id WHERE period_id = $1 ORDER BY n',
    [march],
  )
const outcomes = (answer: ReconciliationAnswer) => answer.rows.map((one) => one.outcome)

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  march = (await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')).periods.find((one) => one.name === 'Tháng 3/2024')?.id ?? ''
  ;[accounts, cash] = [await due('account'), await due('counter')]
})
afterAll(() => office.close())

describe('a bank’s credit list', () => {
  it('is told what it would settle before anything is written', async () => {
    const answer = await send([row(accounts[0]), row(accounts[1])], { dryRun: true })
    expect([answer.isWritten, outcomes(answer), await paidLines()]).toEqual([false, ['matched', 'matched'], []])
  })
  it('settles the account lines it proves, by number or by name, birth and amount (S75)', async () => {
    await send([row(accounts[0]), row(accounts[1], { number: null })])
    expect(await paidLines()).toEqual(
      [0, 1].map((at) => ({ line_id: accounts[at]?.id, via: 'account', amount: accounts[at]?.amount, day: '2024-03-06' })),
    )
  })
  it('shows as paid on the person’s page and in the roll', async () => {
    const [page] = await sql<{ payments: PaymentOnProfile[] }>(`SELECT profile -> 'payments' AS payments FROM beneficiary WHERE id = $1`, [
      accounts[0]?.beneficiary_id,
    ])
    expect(page?.payments.find((line) => line.lineId === accounts[0]?.id)?.disbursements).toMatchObject([
      { via: 'account', paidBy: 'Ngân hàng', doubt: null },
    ])
    const { lines } = await answerTo<LinesAnswer>(binh, `GET /api/periods/${march}/lines?unit=26305&channel=account&state=paid`)
    expect(lines.length).toBe(2)
  })
  it('brought in twice changes nothing (S75)', async () => {
    const before = await paidLines()
    expect(outcomes(await send([row(accounts[0]), row(accounts[1])]))).toEqual(['already', 'already'])
    expect(await paidLines()).toEqual(before)
  })
  it('with another amount than due is asked about and not written (S75)', async () => {
    const before = await paidLines()
    const answer = await send([row(accounts[2], { amount: 123_000 })])
    expect([outcomes(answer), answer.rows[0]?.problems.map((one) => one.code)]).toEqual([['amount-differs'], ['PAID_AMOUNT_DIFFERS']])
    expect(await paidLines()).toEqual(before)
  })
  it('settles nobody’s cash, and knows whom it does not know', async () => {
    const answer = await send([row(cash[0]), ['Không Có Ai', '01/02/1931', null, 400_000]])
    expect(outcomes(answer)).toEqual(['not-on-roll', 'not-on-roll'])
    expect((await paidLines()).filter((one) => one.via === 'cash')).toEqual([])
  })
})

describe('a bank’s list of transfers', () => {
  const HEAD: Cell[] = ['STT', 'Tên tài khoản', 'Số tài khoản', 'Số tiền', 'Ngày giao dịch', 'Trạng thái', 'Lý do']
  const bankName = (name = '') => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toUpperCase()
  let some: Due[] = []
  const accountOf = (one: Due | undefined) => `00778899${String(some.findIndex((other) => other === one)).padStart(4, '0')}`
  const moved = (
    one: Due | undefined,
    more: { name?: string; day?: string | null; result?: string; reason?: string; account?: string } = {},
  ) => [
    1,
    more.name ?? bankName(one?.name),
    more.account ?? accountOf(one),
    one?.amount ?? 0,
    more.day === undefined ? '05/03/2024 09:15:00' : more.day,
    more.result ?? 'Thành công',
    more.reason ?? '',
  ]
  const report = (rows: Cell[][], more: object = {}) => send(rows, more, HEAD)
  const paymentsOf = async (one: Due | undefined) =>
    (await paidLines()).filter(({ line_id }) => line_id === one?.id).map(({ day, amount }) => [day, amount])
  const problems = (answer: ReconciliationAnswer) => answer.rows.flatMap((one) => one.problems.map(({ code }) => code))
  const keepAccount = (one: Due, holder = bankName(one.name)) =>
    sql(
      `INSERT INTO enrolment_account (fact_id, beneficiary_id, unit_code, bank_bin, account_number, holder_name, read_by, received_at) VALUES (gen_random_uuid(), $1, '26305', '970405', $2, $3, 'typing', now())`,
      [one.beneficiary_id, accountOf(one), holder],
    )
  beforeAll(async () => {
    some = await due('account', 16)
    for (const one of some) await keepAccount(one)
  })

  it('finds its lines by account and holder, each paid on the row’s own day (S75)', async () => {
    const [, , , , , one, other] = some
    expect(outcomes(await report([moved(one), moved(other, { day: null })]))).toEqual(['matched', 'matched'])
    expect([await paymentsOf(one), await paymentsOf(other)]).toEqual([[['2024-03-05', one?.amount]], [['2024-03-06', other?.amount]]])
  })
  it('pays nobody whose transfer failed: the row says why, and the line stays open (S75)', async () => {
    const answer = await report([moved(some[7], { result: 'Không thành công / trả về', reason: 'Tài khoản đã đóng' })])
    expect([outcomes(answer), problems(answer), await paymentsOf(some[7])]).toEqual([['bounced'], ['MONEY_CAME_BACK'], []])
    expect(answer.rows[0]?.problems[0]?.sentence).toContain('«Không thành công/trả về: Tài khoản đã đóng»')
    const { lines } = await answerTo<LinesAnswer>(binh, `GET /api/periods/${march}/lines?unit=26305&channel=account&state=waiting`)
    expect(lines.some((one) => one.lineId === some[7]?.id)).toBe(true)
  })
  it('pays nobody by number, name and birth either, where the transfer failed (S75)', async () => {
    const [name, birth, number, amount] = row(some[8])
    const head = ['Họ và tên', 'Ngày sinh', 'Số CCCD', 'Số tiền', 'Kết quả']
    expect(outcomes(await send([[name ?? null, birth ?? null, number ?? null, amount ?? null, 'Trả về']], {}, head))).toEqual(['bounced'])
    expect(await paymentsOf(some[8])).toEqual([])
  })
  it.each([
    ['a result nobody understands', { result: 'abc' }, 'RESULT_UNREADABLE'],
    ['money still on its way', { result: 'Chưa ghi có' }, 'RESULT_UNREADABLE'],
    ['no result beside rows that have one', { result: '' }, 'RESULT_MISSING'],
    ['a day that is none', { day: '31/02/2024' }, 'DAY_UNREADABLE'],
    ['a day still to come', { day: '01/01/2090' }, 'DAY_AHEAD'],
    ['another holder', { name: 'LE VAN KHAC' }, 'HOLDER_DIFFERS'],
  ] as const)('keeps a row back that has %s (S75)', async (_what, more, code) => {
    const answer = await report([moved(some[9], more), moved(some[10], { result: 'Trả về' })])
    expect([outcomes(answer), problems(answer)[0], await paymentsOf(some[9])]).toEqual([['kept-back', 'bounced'], code, []])
  })
  it('says nothing of an account nobody wrote down', async () => {
    const answer = await report([moved(some[9], { account: '555666777' })])
    expect([outcomes(answer), problems(answer)]).toEqual([['not-on-roll'], ['ACCOUNT_UNKNOWN']])
  })
  it('finds whoever another holds the account for, by the holder’s name (S75)', async () => {
    const child = some[11]
    if (child) await keepAccount(child, 'TRAN THI ME')
    expect(outcomes(await report([moved(child, { name: 'Trần Thị Mẹ' })]))).toEqual(['matched'])
  })
  it('pays a transfer that failed once and came through on a later day, and none that came back (S75)', async () => {
    const [again, back] = [some[12], some[13]]
    const answer = await report([
      moved(again, { result: 'Lỗi' }),
      moved(again, { day: '06/03/2024' }),
      moved(back),
      moved(back, { day: '07/03/2024', result: 'Trả về' }),
    ])
    expect([outcomes(answer), problems(answer).filter((code) => code === 'ROWS_DISAGREE').length]).toEqual([
      ['bounced', 'matched', 'kept-back', 'bounced'],
      1,
    ])
    expect([await paymentsOf(again), await paymentsOf(back)]).toEqual([[['2024-03-06', again?.amount]], []])
  })
  it('asks about a line that was called paid before the money came back', async () => {
    const answer = await report([moved(some[5], { day: '08/03/2024', result: 'Trả về' })])
    expect([outcomes(answer), problems(answer)]).toEqual([['bounced'], ['MONEY_CAME_BACK', 'PAID_ON_ROLL']])
  })
  it('shows of accounts their last letters alone', async () => {
    const { heads } = await report([moved(some[14])], { dryRun: true })
    expect(heads[0]?.columns.find((one) => one.meaning === 'account')?.samples).toEqual(['…0014'])
  })
})

describe('the post office’s own file', () => {
  it('books the cash it paid, so that nobody types it twice', async () => {
    expect(outcomes(await send([row(cash[1])], { source: 'post-office' }))).toEqual(['matched'])
    expect((await paidLines()).filter((one) => one.via === 'cash').map((one) => one.line_id)).toEqual([cash[1]?.id])
  })
  it('waits for an open session that holds the line', async () => {
    const [session] = await sql<{ id: string }>(
      `INSERT INTO pay_session (id, period_id, pay_point_id, unit_code, account_id, account_name, device_id, label, float_in_dong, opened_at)
       SELECT gen_random_uuid(), period_id, pay_point_id, unit_code, gen_random_uuid(), 'Lê Thị Hạnh', gen_random_uuid(), 'Bàn 1', 0, now() FROM payment_line WHERE id = $1 RETURNING id`,
      [cash[2]?.id],
    )
    await sql('UPDATE payment_line SET session_id = $2 WHERE id = $1', [cash[2]?.id, session?.id])
    const answer = await send([row(cash[2])], { source: 'post-office' })
    expect([outcomes(answer), answer.rows[0]?.problems.map((one) => one.code)]).toEqual([['kept-back'], ['LINE_HELD']])
  })
})

describe('a paper of authorisation', () => {
  const paper = (more: object = {}) => ({
    beneficiaryId: cash[3]?.beneficiary_id,
    fullName: 'Trần Văn Con',
    relation: 'child',
    identityTail: '4821',
    number: 'UQ 12',
    ...more,
  })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  it('is recorded for at most a year, and not for a day that has passed', async () => {
    const statuses = await Promise.all(
      [100, 400, -2].map(async (days) => (await binh.call('POST', '/api/authorisations', paper({ validUntil: inDays(days) }))).status),
    )
    expect(statuses).toEqual([201, 400, 400])
  })
  it('reaches the counters at once: the waiting line has moved on', async () => {
    const position = async () =>
      (await sql<{ position: number }>('SELECT position FROM payment_line WHERE id = $1', [cash[3]?.id]))[0]?.position ?? 0
    const before = await position()
    await binh.call('POST', '/api/authorisations', paper({ validUntil: inDays(50) }))
    expect(await position()).toBeGreaterThan(before)
  })
})

it('money to come back is listed with whose it is and why', async () => {
  const [paid] = await sql<{ fact_id: string; line_id: string; beneficiary_id: string; unit_code: string }>(
    'SELECT fact_id, line_id, beneficiary_id, unit_code FROM disbursement LIMIT 1',
  )
  await sql(
    `INSERT INTO payment_recovery (id, line_id, fact_id, beneficiary_id, unit_code, amount_in_dong, reason, opened_at, opened_by, opened_name) VALUES (gen_random_uuid(), $1, $2, $3, $4, 400000, 'Chi hai lần', now(), gen_random_uuid(), 'Đỗ Quang Huy')`,
    [paid?.line_id, paid?.fact_id, paid?.beneficiary_id, paid?.unit_code],
  )
  const { recoveries } = await answerTo<{ recoveries: object[] }>(binh, 'GET /api/recoveries')
  expect(recoveries).toMatchObject([{ amountInDong: 400_000, reason: 'Chi hai lần', openedBy: 'Đỗ Quang Huy', isOwn: false, ending: null }])
})
