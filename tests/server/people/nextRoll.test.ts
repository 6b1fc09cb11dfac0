import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DifferencesAnswer } from '#sync/protocol/Payments.ts'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNIT = '26305'
const APRIL = { months: ['2024-04'], unitCodes: [UNIT], payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'from-entitlements' }
let office: Office
let binh: FieldPhone
let [raised, stopped]: { id: string; benefit: Entitlement }[] = []
let period = ''
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const partsOf = async (id: string | undefined) => {
  const [line] = await sql<{ parts: { kind: string; label: string; amountInDong: number }[] }>(
    'SELECT parts FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2',
    [period, id],
  )
  return line?.parts.map(({ kind, label, amountInDong }) => [kind, label, amountInDong])
}

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  ;[raised, stopped] = await sql<{ id: string; benefit: Entitlement }>(
    `SELECT id, profile #> '{entitlements,0}' AS benefit FROM beneficiary AS person WHERE unit_code = $1 AND standing = 'present'
       AND jsonb_array_length(profile -> 'entitlements') = 1 AND profile #>> '{entitlements,0,categoryCode}' = 'K5c' AND profile #>> '{entitlements,0,from}' < '2023-11-01'
       AND (SELECT count(*) FROM payment_line WHERE beneficiary_id = person.id AND outcome = 'open') = 3 ORDER BY id LIMIT 2`,
    [UNIT],
  )
  const to = { ...raised?.benefit, categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 800_000 }
  const put = {
    act: 'put',
    was: raised?.benefit,
    to,
    countsFrom: '2024-02-01',
    decision: '15/QĐ-UBND',
    reason: 'Kết luận mức độ khuyết tật',
  }
  const stop = {
    act: 'stop',
    was: stopped?.benefit,
    stop: { kind: 'ended', lastDay: '2024-03-20' },
    countsFrom: '2024-03-20',
    reason: 'Không đủ điều kiện',
  }
  await binh.call('POST', `/api/people/${raised?.id}/benefits`, put)
  await binh.call('POST', `/api/people/${stopped?.id}/benefits`, stop)
  period = (await answerTo<{ id: string }>(binh, 'POST /api/periods', APRIL)).id
})
afterAll(() => office.close())

it('the next roll pays a benefit as the desk put it, and makes good what was paid less since (S269)', async () => {
  expect(await partsOf(raised?.id)).toEqual([
    ['monthly', 'Người khuyết tật nặng', 800_000],
    ['back-pay', 'Truy lĩnh chênh lệch tháng 02, 03/2024: Người khuyết tật nặng', 800_000],
  ])
})
it('the next roll has no line of a benefit that ended before it (S269)', async () => {
  expect(await partsOf(stopped?.id)).toBeUndefined()
})
it('both differences from the month before are explained, so that nobody gets a ticket for them', async () => {
  const { differences } = await answerTo<DifferencesAnswer>(binh, `GET /api/periods/${period}/differences`)
  const explained = [raised, stopped].map((one) => differences.find(({ beneficiaryId }) => beneficiaryId === one?.id)?.explanation)
  expect(explained).toEqual([
    { kind: 'decision', number: '15/QĐ-UBND' },
    { kind: 'ended-standing', text: 'Thôi hưởng' },
  ])
})
