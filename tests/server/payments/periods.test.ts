import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countPayments } from '#domain/payments/countPayments.ts'
import { paymentState, type PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type {
  DifferencesAnswer,
  LinesAnswer,
  PaymentReport,
  PeriodFigures,
  PeriodsAnswer,
  PeriodStandings,
} from '#sync/protocol/Payments.ts'
import type { TicketsAnswer } from '#sync/protocol/Tickets.ts'
import { createAccount } from '#server/access/accounts.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNITS = ['26299', '26302', '26305', '26308', '26311', '26314', '26317', '26320', '26323', '26326']
const APRIL = { months: ['2024-04'], unitCodes: UNITS, payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'from-entitlements' }
const system = { kind: 'system' } as const

let office: Office
let binh: FieldPhone
let huy: FieldPhone
let april: string
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction(system, (queries) => queries.query<Row>(text, values))
const post = (phone: FieldPhone, path: string, body: object = {}) => phone.call('POST', path, body)
const problemOf = async (answer: Response) => [answer.status, ((await answer.json()) as { problem?: string }).problem]
const linesOf = (id: string, query = '') => answerTo<LinesAnswer>(binh, `GET /api/periods/${id}/lines${query}`)
const standings = (id: string) => answerTo<PeriodStandings>(binh, `GET /api/periods/${id}`)
const march = async (): Promise<PeriodFigures> => {
  const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
  const found = periods.find((one) => one.name === 'Tháng 3/2024')
  if (!found) throw new Error('No March')
  return found
}
const pagesOf = async (periodId: string): Promise<PaymentOnProfile[]> =>
  (
    await sql<{ line: PaymentOnProfile }>(
      `SELECT line FROM beneficiary CROSS JOIN LATERAL jsonb_array_elements(profile -> 'payments') AS line WHERE line ->> 'periodId' = $1`,
      [periodId],
    )
  ).map((row) => row.line)
async function settleAll(periodId: string): Promise<number> {
  const { tickets } = await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=open&period=${periodId}`)
  for (const ticket of tickets) await post(binh, `/api/tickets/${ticket.id}`, { act: 'settle', outcome: 'right', note: 'Đã đối chiếu' })
  return tickets.length
}

type Elder = { readonly id: string; readonly name: string }
let underpaid: Elder
let reported: Elder
/** Two whose one benefit is 400.000 đồng a month, the elders' of the first commune. */
async function twoElders(): Promise<[Elder, Elder]> {
  const [first, second] = await sql<Elder>(
    `SELECT id, profile ->> 'fullName' AS name FROM beneficiary WHERE unit_code = '26299' AND standing = 'present'
       AND jsonb_array_length(profile -> 'entitlements') = 1 AND profile @> '{"entitlements": [{"categoryCode": "K5c", "monthlyAmountInDong": 400000}]}' ORDER BY id LIMIT 2`,
  )
  if (!first || !second) throw new Error('No elders')
  return [first, second]
}
const questionsFor = async (phone: FieldPhone) =>
  (await answerTo<DifferencesAnswer>(phone, `GET /api/periods/${april}/differences`)).questions ?? []

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await Promise.all([binh.signIn('dieuphoi'), huy.signIn('duyet')])
})
afterAll(() => office.close())

describe('the rolls of the quarter', () => {
  it('are listed newest first, each with its steps and how it stands', async () => {
    const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
    expect(periods.map(({ name, state, openSessions }) => [name, state, openSessions])).toEqual([
      ['Tháng 3/2024', 'released', 0],
      ['Tháng 2/2024', 'closed', 0],
      ['Tháng 1/2024', 'closed', 0],
    ])
    expect(periods[0]?.steps.made?.isOwn).toBe(true)
    expect(periods[0]?.steps.released).toMatchObject({ by: 'Đỗ Quang Huy', isOwn: false })
  })
  it('are counted by the office as by the pages', async () => {
    const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
    for (const period of periods) expect(countPayments(await pagesOf(period.id))).toEqual(period.standing)
  })
  it('add up by commune, place, programme and channel to the same sum', async () => {
    const { id, standing } = await march()
    const { byUnit, byPoint, byProgramme, byChannel } = await standings(id)
    const sums = [byUnit, byPoint, byChannel].map((some) => some.reduce((sum, one) => sum + one.standing.listed.sumInDong, 0))
    expect([...sums, byProgramme.reduce((sum, one) => sum + one.parts.sumInDong, 0)]).toEqual(Array(4).fill(standing.listed.sumInDong))
  })
})

describe('the lines of a roll', () => {
  it('come two hundred at a time, with count and sum of all', async () => {
    const { id, standing } = await march()
    const [first, second] = [await linesOf(id), await linesOf(id, '?page=1')]
    expect([first.lines.length, first.total, first.sumInDong]).toEqual([200, standing.listed.lines, standing.listed.sumInDong])
    expect(new Set([...first.lines, ...second.lines].map((line) => line.lineId)).size).toBe(400)
  })
  it('narrow down by commune, channel and state, and are found by name without the name in any address', async () => {
    const { id } = await march()
    const some = await linesOf(id, '?unit=26305&channel=account&state=waiting')
    expect(new Set(some.lines.map((line) => `${line.unitCode}/${line.channel}/${line.state}`))).toEqual(new Set(['26305/account/waiting']))
    const name = some.lines[0]?.fullName ?? ''
    const found = await answerTo<LinesAnswer>(binh, `POST /api/periods/${id}/search`, { name })
    expect(found.lines.some((line) => line.lineId === some.lines[0]?.lineId)).toBe(true)
  })
  it('tell what was not collected two months in a row', async () => {
    const { id } = await march()
    const rows = await sql<{ n: number }>('SELECT count(*)::int8 AS n FROM payment_line WHERE period_id = $1 AND carried_months = 2', [id])
    expect(rows[0]?.n).toBe(4)
  })
  it('of one commune are all that its own coordinator sees, and nothing of it can be changed from there (S77)', async () => {
    const { id } = await march()
    const passwordHash = await hashPassword('tan-tay-thuc-hanh')
    const account = {
      username: 'dieuphoi.giakiem',
      displayName: 'Lý Thị Mận',
      role: 'coordinator',
      duties: ['releases'],
      unitCodes: ['26308'],
      passwordHash,
    } as const
    await office.database.transaction(system, (queries) => createAccount(queries, account, Date.now()))
    const man = new FieldPhone(office.address)
    await man.signIn('dieuphoi.giakiem')
    const { lines, total } = await answerTo<LinesAnswer>(man, `GET /api/periods/${id}/lines`)
    const [own] = await sql<{ n: number }>(`SELECT count(*)::int8 AS n FROM payment_line WHERE period_id = $1 AND unit_code = '26308'`, [
      id,
    ])
    expect([new Set(lines.map((line) => line.unitCode)), total]).toEqual([new Set(['26308']), own?.n])
    const stop = { lineIds: [lines[0]?.lineId], outcome: 'stopped', reason: 'Thử' }
    expect(await problemOf(await post(man, `/api/periods/${id}/stops`, stop))).toEqual([404, 'not-found'])
    const elsewhere = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...APRIL, months: ['2024-06'], unitCodes: ['26314'] })
    expect((await man.call('GET', `/api/periods/${elsewhere.id}`)).status).toBe(404)
  })
  it('are kept from another commune’s by the database itself', async () => {
    const { id } = await march()
    const seen = await office.database.transaction({ kind: 'account', accountId: '', unitCodes: ['26305'] }, (queries) =>
      queries.query<{ unit: string }>('SELECT DISTINCT unit_code AS unit FROM payment_line WHERE period_id = $1', [id]),
    )
    expect(seen).toEqual([{ unit: '26305' }])
  })
})

describe('a new roll', () => {
  beforeAll(async () => {
    ;[underpaid, reported] = await twoElders()
    const lay = (path: string, value: string, id: string) =>
      sql(`UPDATE beneficiary SET profile = jsonb_set(profile, $1::text[], $2::jsonb) WHERE id = $3`, [path, value, id])
    await lay('{entitlements,0,monthlyAmountInDong}', '300000', underpaid.id)
    await lay('{standing}', '"reported-dead"', reported.id)
  })
  it('is made from what people are entitled to, with last month’s uncollected added', async () => {
    const made = await answerTo<{ id: string; lines: number }>(binh, 'POST /api/periods', APRIL)
    april = made.id
    const { standing } = (await standings(april)).period
    expect([made.lines > 6_400, standing.listed.lines === made.lines, standing.waiting]).toEqual([true, true, standing.listed])
  })
  it('is shown as its difference from the month before, every explained one with its reason', async () => {
    const { previousName, differences, counts, unexplained, before, after, questions } = await answerTo<DifferencesAnswer>(
      binh,
      `GET /api/periods/${april}/differences`,
    )
    expect([previousName, counts.ended >= 25]).toEqual(['Tháng 3/2024', true])
    expect(after.sumInDong - before.sumInDong).toBe(differences.reduce((sum, one) => sum + one.differenceInDong, 0))
    expect(unexplained).toBe(differences.filter((one) => one.explanation === null).length)
    expect(questions?.map((one) => one.kind).toSorted()).toEqual(['amount-differs', 'reported'])
  })
  it('pays an amount as on paper, and asks about it by what coefficient and standard give', async () => {
    const [line] = await sql<{ amount: number }>(
      'SELECT amount_in_dong AS amount FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2',
      [april, underpaid.id],
    )
    const asked = await questionsFor(binh)
    expect(line?.amount).toBe(300_000)
    expect(asked.find((one) => one.kind === 'amount-differs')).toMatchObject({
      ...{ beneficiaryId: underpaid.id, fullName: underpaid.name, unitCode: '26299' },
      ...{ paperInDong: 300_000, rateInDong: 400_000, coefficient: 1, standardInDong: 400_000, differenceInDong: -100_000 },
    })
  })
  it('tells the desk how much is to be asked, and asks no more about whose line was taken off', async () => {
    const [line] = await sql<{ id: string }>('SELECT id FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2', [
      april,
      reported.id,
    ])
    const stop = (outcome: string) => post(binh, `/api/periods/${april}/stops`, { lineIds: [line?.id], outcome, reason: 'Gia đình báo' })
    expect((await standings(april)).openQuestions).toBe(2)
    await stop('withdrawn')
    expect([(await questionsFor(binh)).map((one) => one.kind), (await standings(april)).openQuestions]).toEqual([['amount-differs'], 1])
    await stop('open')
    expect((await standings(april)).openQuestions).toBe(2)
  })
  it('asks nobody about another commune’s people (S77)', async () => {
    const man = new FieldPhone(office.address)
    await man.signIn('dieuphoi.giakiem')
    expect(await questionsFor(man)).toEqual([])
    expect((await answerTo<PeriodStandings>(man, `GET /api/periods/${april}`)).openQuestions).toBe(0)
  })
  it('is on nobody’s page before it is released, and released by nobody before it is checked (S71)', async () => {
    expect(await pagesOf(april)).toEqual([])
    expect(await problemOf(await post(huy, `/api/periods/${april}/releasing`))).toEqual([409, 'period-not-checked'])
  })
  it('once checked is released by another person alone, who bears the duty (S70)', async () => {
    expect((await post(binh, `/api/periods/${april}/checking`)).status).toBe(200)
    await settleAll(april)
    expect(await problemOf(await post(binh, `/api/periods/${april}/releasing`))).toEqual([403, 'duty-missing'])
    expect((await post(huy, `/api/periods/${april}/releasing`)).status).toBe(200)
  })
  it('once released is on everybody’s page and can be followed from the counters', async () => {
    const { listed } = (await standings(april)).period.standing
    const pages = await pagesOf(april)
    expect([pages.length, new Set(pages.map(paymentState))]).toEqual([listed.lines, new Set(['waiting'])])
    const [stamped] = await sql<{ n: number }>(
      'SELECT count(DISTINCT position)::int8 AS n FROM payment_line WHERE period_id = $1 AND position > 0',
      [april],
    )
    expect(stamped?.n).toBe(listed.lines)
  })
  it('with a question nobody has answered is not released, and each question keeps its history (S70, S72)', async () => {
    const may = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...APRIL, months: ['2024-05'], unitCodes: ['26320'] })
    await sql(
      `UPDATE payment_line SET amount_in_dong = amount_in_dong + 1000, parts = jsonb_set(parts, '{0,amountInDong}', to_jsonb((parts -> 0 ->> 'amountInDong')::int8 + 1000))
       WHERE id = (SELECT id FROM payment_line WHERE period_id = $1 AND jsonb_array_length(parts) = 1 ORDER BY id LIMIT 1)`,
      [may.id],
    )
    await post(binh, `/api/periods/${may.id}/checking`)
    const [ticket] = (await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=open&period=${may.id}`)).tickets
    expect(await problemOf(await post(huy, `/api/periods/${may.id}/releasing`))).toEqual([409, 'tickets-open'])
    await post(binh, `/api/tickets/${ticket?.id}`, {
      act: 'hand-over',
      owner: 'commune',
      dueDay: '2024-05-02',
      note: 'Nhờ xã xem quyết định',
    })
    await settleAll(may.id)
    const { tickets } = await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=settled&period=${may.id}`)
    expect(tickets.find((one) => one.id === ticket?.id)?.history.map((one) => one.act)).toEqual(['opened', 'hand-over', 'settle'])
    expect((await post(huy, `/api/periods/${may.id}/releasing`)).status).toBe(200)
  })
  it('settled and then changed again is asked about once more, with what was said before (S70, S72)', async () => {
    const august = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...APRIL, months: ['2024-08'], unitCodes: ['26302'] })
    const differing = (await answerTo<DifferencesAnswer>(binh, `GET /api/periods/${august.id}/differences`)).differences
    const [line] = await sql<{ id: string; person: string }>(
      `SELECT id, beneficiary_id AS person FROM payment_line WHERE period_id = $1 AND jsonb_array_length(parts) = 1 AND beneficiary_id <> ALL ($2::uuid[]) ORDER BY id LIMIT 1`,
      [august.id, differing.map((one) => one.beneficiaryId)],
    )
    const change = (amountInDong: number, payee: object | null) =>
      sql(
        `UPDATE payment_line SET amount_in_dong = amount_in_dong + $2, payee = coalesce($3, payee), parts = jsonb_set(parts, '{0,amountInDong}', to_jsonb((parts -> 0 ->> 'amountInDong')::int8 + $2)) WHERE id = $1`,
        [line?.id, amountInDong, payee && JSON.stringify(payee)],
      )
    const ticketsIn = async (state: string) =>
      (await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=${state}&period=${august.id}`)).tickets.filter(
        (one) => one.beneficiaryId === line?.person,
      )
    const check = () => post(binh, `/api/periods/${august.id}/checking`)
    const reopen = () => post(binh, `/api/periods/${august.id}/reopening`)
    const isSettledOnDesk = async () =>
      (await answerTo<DifferencesAnswer>(binh, `GET /api/periods/${august.id}/differences`)).differences
        .filter((one) => one.beneficiaryId === line?.person)
        .map((one) => [one.kind, one.ticketId !== null])
    const other = { kind: 'authorised', fullName: 'Trần Văn Con', phone: null }

    await change(1_000, null)
    await check()
    await settleAll(august.id)
    await reopen()
    await check()
    expect([await ticketsIn('open'), await isSettledOnDesk()]).toEqual([[], [['amount', true]]])

    await reopen()
    await change(2_000, other)
    expect(await isSettledOnDesk()).toEqual([
      ['amount', false],
      ['payee', false],
    ])
    await check()
    const open = (await ticketsIn('open')).map((one) => [one.kind, one.history.map((event) => event.act)] as const)
    expect(open.toSorted(([one], [other]) => one.localeCompare(other))).toEqual([
      ['amount', ['opened', 'settle', 'reopened']],
      ['payee', ['opened']],
    ])
    expect(await problemOf(await post(huy, `/api/periods/${august.id}/releasing`))).toEqual([409, 'tickets-open'])
  })
  it('that pays a month another round has paid already is not released (S78)', async () => {
    const again = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...APRIL, unitCodes: ['26299'] })
    await post(binh, `/api/periods/${again.id}/checking`)
    await settleAll(again.id)
    expect(await problemOf(await post(huy, `/api/periods/${again.id}/releasing`))).toEqual([409, 'month-released-already'])
  })
  it('that the releaser added a line to is released by a third', async () => {
    const july = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...APRIL, months: ['2024-07'], unitCodes: ['26317'] })
    const [line] = (await linesOf(july.id, '?channel=account')).lines
    const grant = {
      kind: 'one-off',
      label: 'Mai táng phí',
      amountInDong: 10_000_000,
      channel: 'account',
      payPointId: null,
      reason: 'Quyết định mới',
    }
    await post(huy, `/api/periods/${july.id}/lines`, { ...grant, beneficiaryId: line?.beneficiaryId, programmeCode: 'KHAC' })
    const { byProgramme } = await standings(july.id)
    expect(byProgramme.find((one) => one.programmeCode === 'KHAC')?.parts).toEqual({ lines: 1, sumInDong: 10_000_000 })
    await post(binh, `/api/periods/${july.id}/checking`)
    await settleAll(july.id)
    expect(await problemOf(await post(huy, `/api/periods/${july.id}/releasing`))).toEqual([409, 'release-by-another'])
  })
  it('made and checked by the one who releases is refused', async () => {
    const { id } = await answerTo<{ id: string }>(huy, 'POST /api/periods', { ...APRIL, months: ['2024-05'], unitCodes: ['26323'] })
    await post(huy, `/api/periods/${id}/checking`)
    expect(await problemOf(await post(huy, `/api/periods/${id}/releasing`))).toEqual([409, 'release-by-another'])
  })
})

describe('a released line', () => {
  it('that is stopped is stopped on the page too, with the reason kept', async () => {
    const [line] = (await linesOf(april, '?unit=26305&channel=counter')).lines
    const answer = await post(binh, `/api/periods/${april}/stops`, {
      lineIds: [line?.lineId],
      outcome: 'stopped',
      reason: 'Gia đình báo đã mất',
    })
    expect(await answer.json()).toEqual({ changed: 1, skipped: 0 })
    expect((await pagesOf(april)).find((one) => one.lineId === line?.lineId)?.outcome).toBe('stopped')
    expect((await linesOf(april, '?state=stopped')).lines.map((one) => one.lineId)).toEqual([line?.lineId])
  })
  it('forgotten on the roll is added as one of its own, and waits until another person opens it (S71)', async () => {
    const [line] = (await linesOf(april, '?unit=26308&channel=counter')).lines
    const [point] = await sql<{ id: string }>(`SELECT pay_point_id AS id FROM payment_line WHERE id = $1`, [line?.lineId])
    const addition = {
      kind: 'back-pay',
      label: 'Truy lĩnh tháng 12/2023',
      amountInDong: 360_000,
      channel: 'counter',
      payPointId: point?.id,
      reason: 'Bỏ sót',
    }
    const { lineId } = await answerTo<{ lineId: string }>(binh, `POST /api/periods/${april}/lines`, {
      ...addition,
      beneficiaryId: line?.beneficiaryId,
    })
    const opening = { lineIds: [lineId], outcome: 'open', reason: 'Đúng quyết định' }
    expect(await problemOf(await post(binh, `/api/periods/${april}/stops`, opening))).toEqual([403, 'duty-missing'])
    expect((await post(huy, `/api/periods/${april}/stops`, opening)).status).toBe(200)
    expect((await pagesOf(april)).find((one) => one.lineId === lineId)).toMatchObject({ amountInDong: 360_000, outcome: 'open' })
  })
})

describe('closing a round', () => {
  it('is held up by an open session', async () => {
    const { id } = await march()
    const teller = new FieldPhone(office.address)
    await teller.signIn('giaodich1')
    const [point] = await sql<{ id: string }>(`SELECT id FROM pay_point WHERE unit_code = '26320' AND channel = 'counter'`)
    const session = { sessionId: crypto.randomUUID(), periodId: id, payPointId: point?.id, label: 'Bàn 1', floatInDong: 0 }
    expect((await post(teller, '/api/pay-sessions', session)).status).toBe(200)
    expect(await problemOf(await post(binh, `/api/periods/${id}/closing`, { carry: true }))).toEqual([409, 'sessions-open'])
    await sql(
      'DELETE FROM pay_session WHERE closing IS NULL AND id NOT IN (SELECT session_id FROM payment_line WHERE session_id IS NOT NULL)',
    )
  })
  it('carries what nobody collected to the next roll, added to it (S73)', async () => {
    const june = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...APRIL, months: ['2024-06'], unitCodes: ['26323'] })
    const before = (await standings(june.id)).period.standing.listed.sumInDong
    const mine = { ...APRIL, months: ['2024-05'], unitCodes: ['26323'] }
    const may = await answerTo<{ id: string }>(binh, 'POST /api/periods', mine)
    await sql('UPDATE payment_period SET previous_id = $1 WHERE id = $2', [may.id, june.id])
    await post(binh, `/api/periods/${may.id}/checking`)
    await settleAll(may.id)
    await post(huy, `/api/periods/${may.id}/releasing`)
    const due = (await standings(may.id)).period.standing.listed
    expect(await (await post(binh, `/api/periods/${may.id}/closing`, { carry: true })).json()).toEqual({
      lines: due.lines,
      sumInDong: due.sumInDong,
    })
    expect((await standings(june.id)).period.standing.listed.sumInDong).toBe(before + due.sumInDong)
    expect(await sql(`SELECT id FROM payment_line WHERE period_id = $1 AND carried_to IS NULL`, [may.id])).toEqual([])
  })
  it('gives back what nobody collected, and asks about it and about stopped lines on the next roll, once', async () => {
    const only = { ...APRIL, unitCodes: ['26326'] }
    const july = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...only, months: ['2024-07'] })
    await post(binh, `/api/periods/${july.id}/checking`)
    await settleAll(july.id)
    await post(huy, `/api/periods/${july.id}/releasing`)
    const { lines } = await linesOf(july.id)
    const [stopped, left] = lines.filter(({ state }) => state === 'waiting')
    await post(binh, `/api/periods/${july.id}/stops`, { lineIds: [stopped?.lineId], outcome: 'stopped', reason: 'Chờ quyết định' })
    const before = await standings(july.id)
    await post(binh, `/api/periods/${july.id}/closing`, { carry: false })
    const { rows } = await answerTo<PaymentReport>(binh, `GET /api/periods/${july.id}/report`)
    const sumOf = (kind: 'due' | 'returned') => rows.reduce((sum, row) => sum + row[kind].sumInDong, 0)
    expect([before.peopleWaiting, sumOf('returned')]).toEqual([before.period.standing.listed.lines - 1, sumOf('due')])
    const askedOn = async (month: string) => {
      const made = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...only, months: [month] })
      const { questions } = await answerTo<DifferencesAnswer>(binh, `GET /api/periods/${made.id}/differences`)
      const asked = (questions ?? []).filter(({ kind }) => kind === 'months-withheld')
      return [stopped, left].map((line) => asked.find((one) => one.beneficiaryId === line?.beneficiaryId))
    }
    expect(await askedOn('2024-08')).toMatchObject([{ months: ['2024-07'] }, { months: ['2024-07'] }])
    expect(await askedOn('2024-09')).toEqual([undefined, undefined])
  })
})
