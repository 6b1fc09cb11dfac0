import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let phone: FieldPhone
let people: string[]
const system = { kind: 'system' } as const

const someone = async (unitCode: string): Promise<string[]> =>
  (
    await office.database.transaction(system, (queries) =>
      queries.query<{ id: string }>('SELECT id FROM beneficiary WHERE unit_code = $1 ORDER BY id LIMIT 20', [unitCode]),
    )
  ).map((row) => row.id)
const visitTo = (id: string | undefined, note: string): FactBody => ({
  kind: 'visit.recorded',
  version: 1,
  visit: {
    beneficiaryId: id as BeneficiaryId,
    day: '2026-11-24' as PlainDate,
    purpose: 'home-visit',
    personMet: 'self',
    findings: ['well'],
    needs: '',
    followUpDay: null,
    spokeOfCard: null,
    note,
    place: null,
    signature: null,
    photoHash: null,
  },
})
const visitsOf = async (id: string | undefined): Promise<string[]> =>
  (
    await office.database.transaction(system, (queries) =>
      queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit WHERE beneficiary_id = $1 AND cancelled_by IS NULL`, [id]),
    )
  ).map((row) => row.note)

beforeAll(async () => {
  office = await openOffice()
  phone = new FieldPhone(office.address)
  await phone.signIn('canbo.giatan3')
  people = await someone('26305')
})
afterAll(() => office.close())

describe('the office receives', () => {
  it('a visit once, however often the phone repeats itself', async () => {
    const fact = await phone.record(visitTo(people[0], 'một lần'))
    expect([await phone.push(fact), await phone.push(fact, fact)]).toEqual([['applied'], ['duplicate', 'duplicate']])
    expect(await visitsOf(people[0])).toEqual(['một lần'])
  })
  it('what stands behind a spoilt item', async () => {
    const good = await phone.record(visitTo(people[1], 'sau món hỏng'))
    expect(await phone.push({ header: { id: 'spoilt' } }, good)).toEqual(['quarantined', 'applied'])
  })
  it('the same number with other content apart, and keeps both', async () => {
    const fact = await phone.record(visitTo(people[2], 'bản đầu'))
    await phone.push(fact)
    const other = phone.resign({ ...fact, header: { ...fact.header, deviceTimeMs: 1 } })
    expect(await phone.push(other)).toEqual(['quarantined'])
    expect(await visitsOf(people[2])).toEqual(['bản đầu'])
  })
  it('nothing under a forged signature', async () => {
    const fact = await phone.record(visitTo(people[3], 'giả'))
    expect(await phone.push({ ...fact, signature: Buffer.alloc(64).toString('base64') })).toEqual(['quarantined'])
    expect(await phone.push(fact)).toEqual(['applied'])
  })
  it('a cancellation before its visit, and lets it take effect later', async () => {
    const visit = await phone.record(visitTo(people[4], 'ghi nhầm'))
    const cancel = await phone.record({
      kind: 'visit.cancelled',
      version: 1,
      beneficiaryId: people[4] as BeneficiaryId,
      cancels: visit.header.id,
      reason: 'undo',
    })
    expect([await phone.push(cancel), await phone.push(visit)]).toEqual([['parked'], ['applied']])
    expect(await visitsOf(people[4])).toEqual([])
  })
  it('a visit outside the officer’s area, flagged and not lost', async () => {
    const [stranger] = await someone('26308')
    expect(await phone.push(await phone.record(visitTo(stranger, 'ngoài xã')))).toEqual(['flagged'])
  })
  it('a record from a clock of 1970 without a word against it', async () => {
    const fact = await phone.record(visitTo(people[5], 'đồng hồ sai'))
    expect(await phone.push(phone.resign({ ...fact, header: { ...fact.header, deviceTimeMs: 0 } }))).toEqual(['applied'])
  })
})
