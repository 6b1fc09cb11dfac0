import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeDevice } from '#server/access/devices.ts'
import { cancelOf, reportOf, visitTo } from '#tests/support/facts.ts'
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
  it('a visit once, however often the phone repeats itself (S16)', async () => {
    const fact = await phone.record(visitTo(people[0], 'một lần'))
    expect([await phone.push(fact), await phone.push(fact, fact)]).toEqual([['applied'], ['duplicate', 'duplicate']])
    expect(await visitsOf(people[0])).toEqual(['một lần'])
  })
  it('what stands behind a spoilt item (S18)', async () => {
    const good = await phone.record(visitTo(people[1], 'sau món hỏng'))
    expect(await phone.push({ header: { id: 'spoilt' } }, good)).toEqual(['quarantined', 'applied'])
  })
  it('the same number with other content apart, and keeps both (S17)', async () => {
    const fact = await phone.record(visitTo(people[2], 'bản đầu'))
    await phone.push(fact)
    const other = phone.resign({ ...fact, header: { ...fact.header, deviceTimeMs: 1 } })
    expect(await phone.push(other)).toEqual(['quarantined'])
    expect(await visitsOf(people[2])).toEqual(['bản đầu'])
  })
  it('nothing under a forged signature (S4)', async () => {
    const fact = await phone.record(visitTo(people[3], 'giả'))
    expect(await phone.push({ ...fact, signature: Buffer.alloc(64).toString('base64') })).toEqual(['quarantined'])
    expect(await phone.push(fact)).toEqual(['applied'])
  })
  it('a cancellation before its visit, and lets it take effect later (S20)', async () => {
    const visit = await phone.record(visitTo(people[4], 'ghi nhầm'))
    const cancel = await phone.record(cancelOf(people[4], visit.header.id))
    expect([await phone.push(cancel), await phone.push(visit)]).toEqual([['parked'], ['applied']])
    expect(await visitsOf(people[4])).toEqual([])
  })
  it('a visit outside the officer’s area, flagged and not lost (S19)', async () => {
    const [stranger] = await someone('26308')
    expect(await phone.push(await phone.record(visitTo(stranger, 'ngoài xã')))).toEqual(['flagged'])
  })
  it('a record from a clock of 1970 without a word against it (S8)', async () => {
    const fact = await phone.record(visitTo(people[5], 'đồng hồ sai'))
    expect(await phone.push(phone.resign({ ...fact, header: { ...fact.header, deviceTimeMs: 0 } }))).toEqual(['applied'])
  })
  it('records of the phone’s earlier keys, when the officer had to set a new code', async () => {
    const before = new FieldPhone(office.address)
    await before.signIn('canbo.giatan3')
    const fact = await before.record(visitTo(people[6], 'trước khi đổi mã'))
    expect(await phone.push(fact)).toEqual(['applied'])
  })
  it('what a revoked phone hands in, standing and with a case for a person (S23)', async () => {
    const lost = new FieldPhone(office.address)
    await lost.signIn('canbo.giatan3')
    const fact = await lost.record(visitTo(people[17], 'sau khi thu hồi'))
    await office.database.transaction(system, (queries) => revokeDevice(queries, lost.deviceId, Date.now()))
    expect([await lost.push(fact), await visitsOf(people[17])]).toEqual([['flagged'], ['sau khi thu hồi']])
    const cases = await office.database.transaction(system, (queries) =>
      queries.query('SELECT problem FROM review_case WHERE fact_id = $1 AND settled_at IS NULL', [fact.header.id]),
    )
    expect(cases).toEqual([{ problem: 'device-revoked' }])
  })
  it('nothing from a phone of somebody else (S4)', async () => {
    const stranger = new FieldPhone(office.address)
    await stranger.signIn('canbo.giakiem')
    expect(await phone.push(await stranger.record(visitTo(people[6], 'máy người khác')))).toEqual(['quarantined'])
  })
  it('the rest of a batch in which one record cannot be kept at all (S18)', async () => {
    const bodies = [visitTo(people[7], 'trước'), visitTo(people[7], 'chữ \u0000 hỏng'), visitTo(people[7], 'sau')]
    const other = new FieldPhone(office.address)
    await other.signIn('canbo.giatan3')
    const facts = []
    for (const body of bodies) facts.push(await other.record(body))
    expect(await other.push(...facts)).toEqual(['applied', 'quarantined', 'applied'])
    expect((await visitsOf(people[7])).sort()).toEqual(['sau', 'trước'])
  })
  it('no cancellation of another officer’s visit (S20)', async () => {
    const colleague = new FieldPhone(office.address)
    await colleague.signIn('dieuphoi')
    const visit = await phone.record(visitTo(people[8], 'của anh Nam'))
    await phone.push(visit)
    expect(await colleague.push(await colleague.record(cancelOf(people[8], visit.header.id)))).toEqual(['flagged'])
    expect(await visitsOf(people[8])).toEqual(['của anh Nam'])
  })
  it('a cancellation that names one person and points at another’s visit, without effect (S20)', async () => {
    const visit = await phone.record(visitTo(people[9], 'còn nguyên'))
    await phone.push(visit)
    expect(await phone.push(await phone.record(cancelOf(people[10], visit.header.id)))).toEqual(['flagged'])
    expect(await visitsOf(people[9])).toEqual(['còn nguyên'])
  })
  it('visit, undo and report of one batch in their order (S37)', async () => {
    const visit = await phone.record(visitTo(people[11], 'hoàn tác'))
    const rest = [await phone.record(cancelOf(people[11], visit.header.id)), await phone.record(reportOf(people[11], 'dead'))]
    expect(await phone.push(visit, ...rest)).toEqual(['applied', 'applied', 'applied'])
    expect(await visitsOf(people[11])).toEqual([])
  })
  it('a record whose chain was cut, and flags it (S3, S19)', async () => {
    const fact = await phone.record(visitTo(people[12], 'đứt chuỗi'))
    expect(await phone.push(phone.resign({ ...fact, header: { ...fact.header, previousHash: 'f'.repeat(64) } }))).toEqual(['flagged'])
  })
})

describe('an officer who lost the commune', () => {
  const scopeOf = async (coordinator: FieldPhone, unitCodes: string[]) => {
    const { accounts } = (await (await coordinator.call('GET', '/api/accounts')).json()) as { accounts: { id: string; username: string }[] }
    await coordinator.call('PATCH', `/api/accounts/${accounts.find((one) => one.username === 'canbo.giakiem')?.id}`, { unitCodes })
  }
  it('is paid attention for what was recorded before, and flagged for what comes after (S22)', async () => {
    const [coordinator, officer] = [new FieldPhone(office.address), new FieldPhone(office.address)]
    await coordinator.signIn('dieuphoi')
    await officer.signIn('canbo.giakiem')
    const [someoneThere] = await someone('26308')
    const before = await officer.record(visitTo(someoneThere, 'khi còn phụ trách'))
    await scopeOf(coordinator, ['26299'])
    const after = await officer.record(visitTo(someoneThere, 'khi đã thôi phụ trách'))
    expect(await officer.push(before, after)).toEqual(['applied', 'flagged'])
    expect(await visitsOf(someoneThere)).toEqual(['khi còn phụ trách'])
  })
})
