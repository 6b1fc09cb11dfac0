import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let phone: FieldPhone
let person: string | undefined

beforeAll(async () => {
  office = await openOffice()
  phone = new FieldPhone(office.address)
  await phone.signIn('canbo.giatan3')
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '26305' LIMIT 1`),
  )
  person = rows[0]?.id
})
afterAll(() => office.close())

/** Written by hand: so deep that the program itself cannot write it down again. */
const DEEP = `${'['.repeat(60_000)}${']'.repeat(60_000)}`

describe('a poisonous item is put apart and holds up nothing behind it (S18)', () => {
  it('when its number holds a letter no store can keep', async () => {
    const good = await phone.record(visitTo(person, 'sau ký tự lạ'))
    expect(await phone.push({ header: { id: 'a\u0000b' } }, good)).toEqual(['quarantined', 'applied'])
  })
  it('when it is nested deeper than can be written down', async () => {
    const good = await phone.record(visitTo(person, 'sau món lồng sâu'))
    const response = await phone.send('POST', '/api/facts', `{"facts":[${DEEP},${JSON.stringify(good)}]}`)
    expect(((await response.json()) as { answers?: { answer: string }[] }).answers?.map((one) => one.answer)).toEqual([
      'quarantined',
      'applied',
    ])
  })
  it('and neither does a moment before the calendar', async () => {
    const good = await phone.record(visitTo(person, 'đồng hồ trước lịch'))
    const response = await phone.call('POST', '/api/facts', { facts: [good], unsentCount: 1, oldestUnsentAtMs: -9_000_000_000_000_000 })
    expect(response.status).toBe(200)
  })
})
