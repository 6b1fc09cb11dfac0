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
const due = (channel: string) =>
  sql<Due>(
    `SELECT line.id, beneficiary_id, profile ->> 'fullName' AS name, birth, citizen_id AS number, amount_in_dong AS amount FROM payment_line AS line JOIN beneficiary ON beneficiary.id = beneficiary_id
     WHERE period_id = $1 AND channel = $2 AND citizen_id IS NOT NULL AND length(birth) = 10 AND line.unit_code = '26305' ORDER BY line.id LIMIT 5`,
    [march, channel],
  )
const row = (one: Due | undefined, more: { number?: null; amount?: number } = {}): Cell[] => [
  one?.name ?? '',
  one?.birth.split('-').reverse().join('/') ?? '',
  more.number === null ? null : (one?.number ?? null),
  more.amount ?? one?.amount ?? 0,
]
async function send(rows: Cell[][], more: object = {}) {
  const bytes = await makeWorkbook({ name: 'Ngân hàng', rows: [['Họ và tên', 'Ngày sinh', 'Số CCCD', 'Số tiền'], ...rows] })
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
