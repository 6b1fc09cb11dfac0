import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LineOnDesk, LinesAnswer, PaymentReport, PeriodsAnswer } from '#sync/protocol/Payments.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { missOf, paymentTo } from '#tests/support/payments.ts'
import { TellerAtWork } from '#tests/support/tellers.ts'

let office: Office
let binh: FieldPhone
let hanh: TellerAtWork
let march = ''
let twoMonths: readonly LineOnDesk[]
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const now = async ({ lineId, fullName }: LineOnDesk): Promise<LineOnDesk | undefined> => {
  const { lines } = await answerTo<LinesAnswer>(binh, `POST /api/periods/${march}/search`, { name: fullName })
  return lines.find((line) => line.lineId === lineId)
}
const told = async (line: LineOnDesk | undefined) => {
  const found = line && (await now(line))
  return found && [found.missedInARow, found.advice]
}

/** Who stayed away in January and February, at the place where most of them are paid. */
async function whoStayedAway(): Promise<{ lines: LineOnDesk[]; payPointId: string }> {
  const rows = await sql<{ name: string; point: string }>(
    `SELECT person.profile ->> 'fullName' AS name, line.pay_point_id AS point FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id
     WHERE period_id = $1 AND carried_months = 2 AND channel <> 'account' ORDER BY line.pay_point_id, line.id`,
    [march],
  )
  const found = await Promise.all(
    rows.map(async ({ name }) => (await answerTo<LinesAnswer>(binh, `POST /api/periods/${march}/search`, { name })).lines),
  )
  return { lines: found.flat().filter((line) => line.carriedMonths === 2), payPointId: rows[0]?.point ?? '' }
}

beforeAll(async () => {
  office = await openOffice()
  ;[binh, hanh] = [new FieldPhone(office.address), new TellerAtWork(office.address)]
  await binh.signIn('dieuphoi')
  const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
  march = periods.find((one) => one.name === 'Tháng 3/2024')?.id ?? ''
  const { lines, payPointId } = await whoStayedAway()
  await hanh.open('giaodich1', { periodId: march, payPointId })
  twoMonths = lines
})
afterAll(() => office.close())

describe('months in a row without collecting', () => {
  it('are two for whoever stayed away in January and February, while March still pays: a warning (S152)', async () => {
    expect(twoMonths.map((line) => [line.state, line.missedInARow, line.advice])).toEqual(twoMonths.map(() => ['waiting', 2, 'warn']))
    expect(twoMonths.length).toBeGreaterThan(0)
  })
  it('are three once they did not come in March either: a suspension is proposed', async () => {
    const [first] = twoMonths
    await hanh.phone.push(await hanh.phone.record(missOf({ periodId: march }, first, hanh.session?.id ?? '')))
    expect(await told(first)).toEqual([3, 'propose-suspension'])
  })
  it('stand in the report beside whom they are about', async () => {
    const { uncollected } = await answerTo<PaymentReport>(binh, `GET /api/periods/${march}/report`)
    const heaviest = uncollected.filter((one) => one.advice === 'propose-suspension')
    expect(heaviest).toMatchObject([{ fullName: twoMonths[0]?.fullName, missedInARow: 3, reason: 'absent' }])
  })
  it('are none once somebody collected, though two months were carried (S152)', async () => {
    const [first] = twoMonths
    await hanh.phone.push(await hanh.phone.record(paymentTo({ periodId: march }, first)))
    expect(await told(first)).toEqual([0, 'none'])
  })
  it('do not come from what a list says was carried, where the record says otherwise', async () => {
    const [paidBefore] = await sql<{ id: string; name: string }>(
      `SELECT line.id, person.profile ->> 'fullName' AS name FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id
       WHERE period_id = $1 AND carried_months = 0 AND EXISTS (SELECT FROM disbursement WHERE beneficiary_id = person.id) ORDER BY line.id LIMIT 1`,
      [march],
    )
    await sql('UPDATE payment_line SET carried_months = 3 WHERE id = $1', [paidBefore?.id])
    const { lines } = await answerTo<LinesAnswer>(binh, `POST /api/periods/${march}/search`, { name: paidBefore?.name ?? '' })
    const line = lines.find((one) => one.lineId === paidBefore?.id)
    expect([line?.carriedMonths, line?.missedInARow, line?.advice]).toEqual([3, 0, 'none'])
  })
})

describe('a benefit without a rule of its own', () => {
  it('proposes nothing, however long nobody came: no rule of the whole country is known for people with merit', async () => {
    const [merit] = await sql<{ id: string; person: string }>(
      `SELECT line.id, line.beneficiary_id AS person FROM payment_line AS line WHERE period_id = $1 AND parts @> '[{"programmeCode": "NCC"}]' AND NOT parts @> '[{"programmeCode": "BTXH"}]' AND channel <> 'account' ORDER BY id LIMIT 1`,
      [march],
    )
    await sql(`DELETE FROM disbursement WHERE beneficiary_id = $1`, [merit?.person])
    await sql(`UPDATE payment_line SET outcome = 'carried' WHERE beneficiary_id = $1`, [merit?.person])
    const { uncollected } = await answerTo<PaymentReport>(binh, `GET /api/periods/${march}/report`)
    const found = uncollected.filter((one) => one.missedInARow === 3)
    expect(found.map((one) => one.advice)).toEqual(['none'])
  })
})
