import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const DAY_MS = 86_400_000
const START_MS = Date.now()
const [LOST, NEW] = ['26308', '26299'] as const
let nowMs = START_MS
let office: Office
let phone: FieldPhone
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
const someoneIn = async (unitCode: string) =>
  (await sql<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '${unitCode}' LIMIT 1`))[0]?.id
/** What a phone hands in that says it was recorded then. */
const recorded = async (unitCode: string, momentMs: number) => {
  const fact = await phone.record(visitTo(await someoneIn(unitCode), 'ghi lúc còn phụ trách'))
  return phone.resign({ ...fact, header: { ...fact.header, deviceTimeMs: momentMs } })
}
/** The office's word on it, and why. */
const handedIn = async (...facts: Awaited<ReturnType<typeof recorded>>[]) => {
  await phone.push(...facts)
  const ids = facts.map((fact) => `'${fact.header.id}'`).join(', ')
  return (
    await sql<{ word: string }>(`SELECT coalesce(problem, answer) AS word FROM fact WHERE id IN (${ids}) ORDER BY device_sequence`)
  ).map((row) => row.word)
}
const comeIn = () => phone.signIn('canbo.giakiem')

/** The officer has one commune for ten days, then the other. */
beforeEach(async () => {
  nowMs = START_MS
  office = await openOffice({ clock: { nowMs: () => nowMs } })
  phone = new FieldPhone(office.address)
  await comeIn()
  nowMs = START_MS + 10 * DAY_MS
  const coordinator = new FieldPhone(office.address)
  await coordinator.signIn('dieuphoi')
  const [officer] = await sql<{ id: string }>(`SELECT id FROM account WHERE username = 'canbo.giakiem'`)
  expect((await coordinator.call('PATCH', `/api/accounts/${officer?.id}`, { unitCodes: [NEW] })).status).toBe(200)
})
afterEach(() => office.close())

describe('a record of a commune that was taken from its officer', () => {
  it('counts when the phone comes back within 45 days, by the day it was made (S220)', async () => {
    nowMs = START_MS + 50 * DAY_MS
    await comeIn()
    expect(await handedIn(await recorded(LOST, START_MS + 9 * DAY_MS))).toEqual(['applied'])
  })
  it('is looked at by the office when the phone was away longer: nobody’s clock is believed for so long', async () => {
    nowMs = START_MS + 56 * DAY_MS
    await comeIn()
    expect(await handedIn(await recorded(LOST, START_MS + 9 * DAY_MS))).toEqual(['not-your-area'])
  })
  it('is not believed to be older than what the same phone had handed in before it', async () => {
    nowMs = START_MS + 12 * DAY_MS
    await comeIn()
    expect(await handedIn(await recorded(LOST, nowMs))).toEqual(['not-your-area'])
    expect(await handedIn(await recorded(LOST, START_MS + 9 * DAY_MS))).toEqual(['not-your-area'])
  })
  it('counts beside later ones of the same hand-in: they say nothing about each other’s day', async () => {
    nowMs = START_MS + 12 * DAY_MS
    await comeIn()
    const words = await handedIn(await recorded(LOST, START_MS + 9 * DAY_MS), await recorded(LOST, START_MS + 8 * DAY_MS))
    expect([words[0], words.includes('not-your-area')]).toEqual(['applied', false])
  })
})
