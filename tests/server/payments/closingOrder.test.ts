import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { TicketsAnswer } from '#sync/protocol/Tickets.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNIT = '26323'
const system = { kind: 'system' } as const
let office: Office
let binh: FieldPhone
let huy: FieldPhone
const draft = async (month: string): Promise<string> => {
  const days = { payFrom: `${month}-05`, payUntil: `${month}-15` }
  return (
    await answerTo<{ id: string }>(binh, 'POST /api/periods', { months: [month], unitCodes: [UNIT], ...days, roll: 'from-entitlements' })
  ).id
}
const somebodyWaits = async () => {
  const waiting = await office.database.transaction(system, (queries) =>
    queries.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1`),
  )
  expect(waiting).toHaveLength(1)
}

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await Promise.all([binh.signIn('dieuphoi'), huy.signIn('duyet')])
})
afterAll(() => office.close())

it('whoever changes the draft that follows reaches its people while a round is being closed (S277)', async () => {
  const may = await draft('2024-05')
  await binh.call('POST', `/api/periods/${may}/checking`)
  const { tickets } = await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=open&period=${may}`)
  for (const { id } of tickets) await binh.call('POST', `/api/tickets/${id}`, { act: 'settle', outcome: 'right', note: 'Đã đối chiếu' })
  await huy.call('POST', `/api/periods/${may}/releasing`)
  const june = await draft('2024-06')
  const { closing, people } = await office.database.transaction(system, async (queries) => {
    await queries.query('SELECT FROM payment_period WHERE id = $1 FOR UPDATE', [june])
    const closing = binh.call('POST', `/api/periods/${may}/closing`, { carry: true })
    await vi.waitFor(somebodyWaits, { timeout: 10_000 })
    const people = await queries.query(
      'SELECT FROM beneficiary WHERE id IN (SELECT beneficiary_id FROM payment_line WHERE period_id = $1) FOR UPDATE NOWAIT',
      [june],
    )
    return { closing, people: people.length }
  })
  expect([people > 10, (await closing).status]).toEqual([true, 200])
})
