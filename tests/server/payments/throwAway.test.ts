import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PeriodsAnswer, PeriodStandings } from '#sync/protocol/Payments.ts'
import type { TicketsAnswer } from '#sync/protocol/Tickets.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNIT = '26323'
let office: Office
let binh: FieldPhone
let huy: FieldPhone
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const problemOf = async (answer: Response) => [answer.status, ((await answer.json()) as { problem?: string }).problem]
const draft = async (month: string): Promise<string> =>
  (
    await answerTo<{ id: string }>(binh, 'POST /api/periods', {
      ...{ months: [month], unitCodes: [UNIT], payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'from-entitlements' },
    })
  ).id
const listed = async (id: string) => (await answerTo<PeriodStandings>(binh, `GET /api/periods/${id}`)).period.standing.listed
const throwAway = async (id: string, seen: object, by = binh) => by.call('POST', `/api/periods/${id}/throwing-away`, seen)
const periodNames = async () => (await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')).periods.map(({ name }) => name)
/** All of the office that a roll can touch: how many rows of each table, and a hash over them. */
const wholeOffice = async () =>
  Promise.all(
    ['payment_period', 'payment_line', 'difference_ticket', 'ticket_event', 'rate_raise', 'payment_recovery', 'beneficiary'].map((table) =>
      sql(
        `SELECT '${table}' AS name, count(*)::int AS n, md5(string_agg(one.row, '' ORDER BY one.row)) AS hash FROM (SELECT to_jsonb(kept)::text AS row FROM ${table} AS kept) AS one`,
      ),
    ),
  )
async function settleAll(periodId: string): Promise<number> {
  const { tickets } = await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=open&period=${periodId}`)
  for (const { id } of tickets) await binh.call('POST', `/api/tickets/${id}`, { act: 'settle', outcome: 'right', note: 'Đã đối chiếu' })
  return tickets.length
}

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await Promise.all([binh.signIn('dieuphoi'), huy.signIn('duyet')])
  // A month nobody was paid for, closed: what is left of it goes on to whatever roll comes next.
  const may = await draft('2024-05')
  await binh.call('POST', `/api/periods/${may}/checking`)
  await settleAll(may)
  await huy.call('POST', `/api/periods/${may}/releasing`)
  await binh.call('POST', `/api/periods/${may}/closing`, { carry: true })
})
afterAll(() => office.close())

describe('a draft thrown away', () => {
  it('leaves the office as it was before it was made: the money it had taken over waits again (S275)', async () => {
    const before = await wholeOffice()
    const june = await draft('2024-06')
    const [{ n } = { n: 0 }] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM payment_line AS old JOIN payment_line AS line ON line.id = old.carried_to WHERE line.period_id = $1`,
      [june],
    )
    expect(n).toBeGreaterThan(10)
    expect((await throwAway(june, await listed(june))).status).toBe(200)
    expect(await wholeOffice()).toEqual(before)
  })
  it('goes with the questions of its differences when it was checked already (S275)', async () => {
    const before = await wholeOffice()
    const june = await draft('2024-06')
    await sql(
      `UPDATE payment_line SET amount_in_dong = amount_in_dong + 1000 WHERE id = (SELECT id FROM payment_line WHERE period_id = $1 ORDER BY id LIMIT 1)`,
      [june],
    )
    const checked = (await (await binh.call('POST', `/api/periods/${june}/checking`)).json()) as { tickets: number }
    expect(checked.tickets).toBeGreaterThan(0)
    expect((await throwAway(june, await listed(june))).status).toBe(200)
    expect(await wholeOffice()).toEqual(before)
  })
  it('is followed by the same roll when it is made once more (S275)', async () => {
    const first = await draft('2024-06')
    const sum = await listed(first)
    await throwAway(first, sum)
    const again = await draft('2024-06')
    expect(await listed(again)).toEqual(sum)
    await throwAway(again, sum)
  })
  it('lets a draft that was to follow it follow the round before', async () => {
    const june = await draft('2024-06')
    const july = await draft('2024-07')
    const [before] = await sql<{ id: string | null }>('SELECT previous_id AS id FROM payment_period WHERE id = $1', [june])
    await sql('UPDATE payment_period SET previous_id = $1 WHERE id = $2', [june, july])
    await throwAway(june, await listed(june))
    expect(await sql('SELECT previous_id AS id FROM payment_period WHERE id = $1', [july])).toEqual([before])
    await throwAway(july, await listed(july))
  })
  it('stands in the log with its months, lines and sum', async () => {
    const june = await draft('2024-06')
    const seen = await listed(june)
    await throwAway(june, seen)
    const [entry] = await sql<{ detail: object }>(`SELECT detail FROM audit_entry WHERE act = 'period-thrown-away' AND subject = $1`, [
      june,
    ])
    expect(entry?.detail).toMatchObject({ months: '2024-06', ...seen, tickets: 0 })
  })
})

describe('nobody throws away', () => {
  it('a roll that has changed since they looked (S275)', async () => {
    const june = await draft('2024-06')
    const { lines, sumInDong } = await listed(june)
    expect(await problemOf(await throwAway(june, { lines, sumInDong: sumInDong - 1 }))).toEqual([409, 'roll-changed'])
    expect(await periodNames()).toContain('Tháng 6/2024')
    await throwAway(june, { lines, sumInDong })
    expect(await periodNames()).not.toContain('Tháng 6/2024')
  })
  it('a draft that another desk has just thrown away', async () => {
    const june = await draft('2024-06')
    const seen = await listed(june)
    const answers = await Promise.all([throwAway(june, seen), throwAway(june, seen, huy)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
  })
  it('a roll that was released (S275)', async () => {
    const june = await draft('2024-06')
    await binh.call('POST', `/api/periods/${june}/checking`)
    await settleAll(june)
    await huy.call('POST', `/api/periods/${june}/releasing`)
    expect(await problemOf(await throwAway(june, await listed(june)))).toEqual([409, 'period-not-draft'])
    expect(await periodNames()).toContain('Tháng 6/2024')
  })
})
