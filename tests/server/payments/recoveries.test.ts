import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PeriodStandings } from '#sync/protocol/Payments.ts'
import type { RecoveriesAnswer } from '#sync/protocol/Recoveries.ts'
import type { TicketsAnswer } from '#sync/protocol/Tickets.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { paymentCancelOf, paymentTo } from '#tests/support/payments.ts'

const UNIT = '26305'
let office: Office
let [binh, huy, hanh]: FieldPhone[] = []
let who = ''
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
type Line = { id: string; amount: number; taken: number; label: string | null }
const lineOn = async (period: string) =>
  (
    await sql<Line>(
      `SELECT id, amount_in_dong AS amount, coalesce((SELECT sum(-(part ->> 'amountInDong')::int8) FROM jsonb_array_elements(parts) AS part WHERE part ? 'recoveryId'), 0)::int8 AS taken,
         (SELECT part ->> 'label' FROM jsonb_array_elements(parts) AS part WHERE part ? 'recoveryId') AS label FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2`,
      [period, who],
    )
  )[0]
const draft = async (month: string): Promise<string> => {
  const days = { payFrom: `${month}-05`, payUntil: `${month}-15` }
  return (
    await answerTo<{ id: string }>(phone(binh), 'POST /api/periods', {
      months: [month],
      unitCodes: [UNIT],
      ...days,
      roll: 'from-entitlements',
    })
  ).id
}
const throwAway = async (id: string) =>
  phone(binh).call(
    'POST',
    `/api/periods/${id}/throwing-away`,
    (await answerTo<PeriodStandings>(phone(binh), `GET /api/periods/${id}`)).period.standing.listed,
  )
async function release(id: string) {
  await phone(binh).call('POST', `/api/periods/${id}/checking`)
  const { tickets } = await answerTo<TicketsAnswer>(phone(binh), `GET /api/tickets?state=open&period=${id}`)
  for (const one of tickets)
    await phone(binh).call('POST', `/api/tickets/${one.id}`, { act: 'settle', outcome: 'right', note: 'Đã đối chiếu' })
  expect((await phone(huy).call('POST', `/api/periods/${id}/releasing`)).status).toBe(200)
}
const owed = async () => {
  const { recoveries } = await answerTo<RecoveriesAnswer>(phone(binh), 'GET /api/recoveries')
  return recoveries.map(({ amountInDong, takenInDong, waitingInDong }) => [amountInDong, takenInDong, waitingInDong])[0]
}
const act = async (path: string, body: object) => {
  const [one] = (await answerTo<RecoveriesAnswer>(phone(binh), 'GET /api/recoveries')).recoveries
  const answer = await phone(binh).call('POST', `/api/recoveries/${one?.id}/${path}`, body)
  return [answer.status, ((await answer.json()) as { problem?: string }).problem]
}
const repaid = { how: 'repaid', note: 'Phiếu thu số 12' }
const deducted = { isOn: true, note: 'Quyết định số 15' }

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy, hanh] = [0, 1, 2].map(() => new FieldPhone(office.address))
  await Promise.all([phone(binh).signIn('dieuphoi'), phone(huy).signIn('duyet'), phone(hanh).signIn('giaodich1')])
  const [paid] = await sql<{ id: string }>(
    `INSERT INTO payment_recovery (id, line_id, fact_id, beneficiary_id, unit_code, amount_in_dong, reason, opened_at, opened_by, opened_name)
     SELECT gen_random_uuid(), line_id, fact_id, person.id, person.unit_code, 700000, 'Chi hai lần', now(), gen_random_uuid(), 'Đỗ Quang Huy' FROM disbursement JOIN beneficiary AS person ON person.id = beneficiary_id
     WHERE person.unit_code = $1 AND person.standing = 'present' AND (person.profile #>> '{entitlements,0,monthlyAmountInDong}')::int BETWEEN 360000 AND 600000 AND jsonb_array_length(person.profile -> 'entitlements') = 1
     ORDER BY person.id LIMIT 1 RETURNING beneficiary_id AS id`,
    [UNIT],
  )
  who = paid?.id ?? ''
})
afterAll(() => office.close())

describe('money to come back', () => {
  it('stands on no roll before somebody decides so (S276)', async () => {
    const may = await draft('2024-05')
    expect((await lineOn(may))?.taken).toBe(0)
    await throwAway(may)
  })
  it('decided to be taken off stands on the next draft, never more than the line pays, and is owed again when the draft is thrown away (S276)', async () => {
    expect(await act('deduction', deducted)).toEqual([200, undefined])
    const may = await draft('2024-05')
    const line = await lineOn(may)
    expect(line?.amount).toBe(0)
    expect([await owed(), (line?.taken ?? 0) > 0]).toEqual([[700_000, 0, line?.taken], true])
    expect(line?.label).toMatch(/^Thu hồi chi thừa Tháng/)
    await throwAway(may)
    expect(await owed()).toEqual([700_000, 0, 0])
  })
  it('on a roll is not repaid at the same time (S276)', async () => {
    const may = await draft('2024-05')
    expect(await act('ending', repaid)).toEqual([409, 'recovery-on-roll'])
    await throwAway(may)
  })
  it('is settled by the lines that paid less, the rest by the next; a payment taken back leaves it waiting (S276)', async () => {
    const may = await draft('2024-05')
    const first = (await lineOn(may))?.taken ?? 0
    await release(may)
    await phone(binh).call('POST', `/api/periods/${may}/closing`, { carry: true })
    // A line that paid nothing is over with its round.
    expect(await owed()).toEqual([700_000, first, 0])
    const june = await draft('2024-06')
    const line = await lineOn(june)
    expect([line?.taken, (line?.amount ?? 0) > 0]).toEqual([700_000 - first, true])
    await release(june)
    const due = { lineId: line?.id ?? '', beneficiaryId: who, amountInDong: line?.amount ?? 0 }
    const fact = await phone(hanh).record(paymentTo({ periodId: june }, due))
    expect(await phone(hanh).push(fact)).toEqual(['applied'])
    expect(await owed()).toEqual([700_000, 700_000, 0])
    expect(await act('ending', repaid)).toEqual([409, 'case-settled'])
    await phone(hanh).push(await phone(hanh).record(paymentCancelOf(who, fact.header.id)))
    expect(await owed()).toEqual([700_000, first, 700_000 - first])
    await phone(binh).call('POST', `/api/periods/${june}/closing`, { carry: false })
    expect(await owed()).toEqual([700_000, first, 0])
  })
  it('that is no longer taken off stands on no later draft (S276)', async () => {
    expect(await act('deduction', { isOn: false })).toEqual([200, undefined])
    expect((await lineOn(await draft('2024-07')))?.taken).toBe(0)
    expect(await act('ending', repaid)).toEqual([200, undefined])
  })
})
