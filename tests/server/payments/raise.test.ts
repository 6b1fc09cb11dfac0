import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DifferencesAnswer, LinesAnswer } from '#sync/protocol/Payments.ts'
import type { RaiseAnswer } from '#sync/protocol/Raises.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNITS = ['26305', '26308']
const JULY = { months: ['2024-07'], unitCodes: UNITS, payFrom: '2024-07-05', payUntil: '2024-07-15', roll: 'from-entitlements' }
const HUY = 'Đỗ Quang Huy'
let office: Office
let binh: FieldPhone
let huy: FieldPhone
let july = ''
let seen: RaiseAnswer
let writer = ''
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const preview = () => answerTo<RaiseAnswer>(binh, `GET /api/periods/${july}/raise`)
const raise = async (more: object = {}) => {
  const body = { decision: 'Công văn 12/LĐTBXH ngày 28/6/2024', lines: seen.lines, afterInDong: seen.afterInDong, ...more }
  const answer = await huy.call('POST', `/api/periods/${july}/raise`, body)
  return [answer.status, ((await answer.json()) as { problem?: string }).problem]
}
const sumOfJuly = async () => (await answerTo<LinesAnswer>(binh, `GET /api/periods/${july}/lines`)).sumInDong
const amountsOf = (categoryCode: string) =>
  sql<{ amount: number; n: number }>(
    `SELECT (one ->> 'monthlyAmountInDong')::int8 AS amount, count(*)::int8 AS n FROM beneficiary, jsonb_array_elements(profile -> 'entitlements') AS one
     WHERE unit_code = ANY ($1::text[]) AND one ->> 'categoryCode' = $2 GROUP BY 1 ORDER BY 2 DESC, 1`,
    [UNITS, categoryCode],
  )

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  huy = new FieldPhone(office.address)
  await huy.signIn('duyet')
  // Somebody whose amount no coefficient explains: the paper says so.
  await sql(
    `UPDATE beneficiary SET profile = jsonb_set(profile, '{entitlements,0,monthlyAmountInDong}', '385000') WHERE id = (
       SELECT id FROM beneficiary WHERE unit_code = '26305' AND profile -> 'entitlements' @> '[{"categoryCode": "K5c"}]' AND jsonb_array_length(profile -> 'entitlements') = 1 ORDER BY id LIMIT 1)`,
  )
  july = (await answerTo<{ id: string }>(binh, 'POST /api/periods', JULY)).id
  // Every line as if somebody else had written it.
  const [other] = await sql<{ id: string }>(`SELECT id FROM account WHERE role = 'officer' LIMIT 1`)
  writer = other?.id ?? ''
  await sql('UPDATE payment_line SET added_by = $2 WHERE period_id = $1', [july, writer])
  seen = await preview()
})
afterAll(() => office.close())

describe('a draft of the first month of a new rate', () => {
  it('is made with the amounts on paper, and tells what raising them would do, by decree', async () => {
    expect(seen.steps.map(({ programmeCode, legalBasis, standardInDong }) => [programmeCode, legalBasis, standardInDong])).toEqual(
      expect.arrayContaining([
        ['BTXH', 'Nghị định 76/2024/NĐ-CP', 500_000],
        ['NCC', 'Nghị định 77/2024/NĐ-CP', null],
      ]),
    )
    expect([seen.lines > 900, seen.afterInDong - seen.beforeInDong]).toEqual([
      true,
      seen.steps.reduce((sum, step) => sum + step.differenceInDong, 0),
    ])
  })
  it('changes nothing by being looked at', async () => {
    const before = await sumOfJuly()
    await preview()
    expect([await sumOfJuly(), (await amountsOf('K5c'))[0]?.amount]).toEqual([before, 400_000])
  })
  it('is not raised by other numbers than were seen, nor without a paper (S150)', async () => {
    expect([await raise({ lines: seen.lines - 1 }), await raise({ decision: ' ' })]).toEqual([
      [409, 'roll-changed'],
      [400, 'bad-request'],
    ])
    expect((await preview()).done).toEqual([])
  })
})

describe('raising it', () => {
  it('raises every line the rate before explains, to the đồng, in one act (S150)', async () => {
    const before = await sumOfJuly()
    expect(await raise()).toEqual([201, undefined])
    expect((await sumOfJuly()) - before).toBe(seen.afterInDong - seen.beforeInDong)
  })
  it('leaves each line to whoever wrote it (S150)', async () => {
    const [own] = await sql<{ n: number }>(
      'SELECT count(*)::int8 AS n FROM payment_line WHERE period_id = $1 AND added_by IS DISTINCT FROM $2',
      [july, writer],
    )
    expect(own?.n).toBe(0)
  })
  it('leaves what no coefficient explains as it is on paper (S151)', async () => {
    const amounts = await amountsOf('K5c')
    expect(amounts.map(({ amount }) => amount)).toEqual([500_000, 385_000])
    expect(amounts[1]?.n).toBe(1)
  })
  it('changes the record it follows from, so that the next roll begins with it', async () => {
    const august = { ...JULY, months: ['2024-08'], payFrom: '2024-08-05', payUntil: '2024-08-15' }
    const { id } = await answerTo<{ id: string }>(binh, 'POST /api/periods', august)
    expect(await answerTo<RaiseAnswer>(binh, `GET /api/periods/${id}/raise`)).toMatchObject({ lines: 0 })
  })
  it('is on record with its paper, its author and its sums, and once more raises nothing (S150)', async () => {
    const { lines, done } = await preview()
    const { beforeInDong, afterInDong } = seen
    expect([lines, done]).toMatchObject([
      0,
      [{ decision: 'Công văn 12/LĐTBXH ngày 28/6/2024', lines: seen.lines, beforeInDong, afterInDong, by: HUY }],
    ])
    expect(await raise()).toEqual([409, 'nothing-to-raise'])
    expect(await sql(`SELECT count(*)::int8 AS n FROM audit_entry WHERE act = 'rates-raised' AND subject = $1`, [july])).toEqual([{ n: 1 }])
  })
  it('is explained as the new rate where the roll is compared with the one before', async () => {
    const { differences } = await answerTo<DifferencesAnswer>(binh, `GET /api/periods/${july}/differences`)
    const risen = differences.filter((one) => one.kind === 'amount' && one.differenceInDong === 100_000)
    expect([risen.length > 500, risen.filter((one) => one.explanation?.kind !== 'rate').length]).toEqual([true, 0])
  })
  it('is done on a draft alone', async () => {
    await binh.call('POST', `/api/periods/${july}/checking`)
    expect(await raise()).toEqual([409, 'period-not-draft'])
  })
  it('is not released by whoever raised it, though another made and checked it (S150)', async () => {
    const answer = await huy.call('POST', `/api/periods/${july}/releasing`)
    expect([answer.status, ((await answer.json()) as { problem: string }).problem]).toEqual([409, 'release-by-another'])
  })
})
