import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeDevice } from '#server/access/devices.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { PackedPhoto, UnsentPackageAnswer } from '#sync/protocol/UnsentPackage.ts'
import { cancelOf, visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { packageOf, packPhoto } from '#tests/support/unsentPackages.ts'

let office: Office
let desk: FieldPhone
let phone: FieldPhone
let people: string[]
let used = 0
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const nextPerson = (): string => people[used++] ?? ''
const take = (text: string, by = desk): Promise<Response> => by.call('POST', '/api/unsent-packages', { text })
const answers = async (response: Response): Promise<string[]> => {
  const { records } = (await response.json()) as UnsentPackageAnswer
  return records.map(({ answer, problem }) => (problem === null ? answer : `${answer}: ${problem}`))
}
const takeIn = async (facts: readonly unknown[], photos: readonly PackedPhoto[] = []) =>
  answers(await take(await packageOf(phone.deviceId, facts, photos)))
const refusal = async (response: Response): Promise<unknown[]> => [
  response.status,
  ((await response.json()) as { problem: string }).problem,
]
const notesOf = async (id: string): Promise<string[]> =>
  (await sql<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit WHERE beneficiary_id = $1 AND cancelled_by IS NULL`, [id])).map(
    ({ note }) => note,
  )
const jpeg = (bytes: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(bytes - 3)])
const visitWith = (id: string, photo: Buffer): FactBody => {
  const fact = visitTo(id, 'có ảnh')
  return { ...fact, visit: { ...fact.visit, photoHash: createHash('sha256').update(photo).digest('hex') } }
}
const keptPhoto = async (factId: string): Promise<number | undefined> =>
  (await sql<{ bytes: number }>('SELECT length(body) AS bytes FROM photo WHERE fact_id = $1 AND received_at IS NOT NULL', [factId]))[0]
    ?.bytes

beforeAll(async () => {
  office = await openOffice()
  desk = new FieldPhone(office.address)
  await desk.signIn('dieuphoi')
  phone = new FieldPhone(office.address)
  await phone.signIn('canbo.giatan3')
  people = (await sql<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '26305' ORDER BY id LIMIT 30`)).map(({ id }) => id)
})
afterAll(() => office.close())

describe('a package of unsent records', () => {
  it('stands at the office under the name of whoever recorded it (S232)', async () => {
    const [person] = [nextPerson()]
    expect(await takeIn([await phone.record(visitTo(person, 'bằng tệp'))])).toEqual(['applied'])
    const [visit] = await sql<{ name: string }>(`SELECT body ->> 'officerName' AS name FROM visit WHERE beneficiary_id = $1`, [person])
    const [owner] = await sql<{ name: string }>(`SELECT display_name AS name FROM account WHERE username = 'canbo.giatan3'`)
    expect(visit).toEqual(owner)
  })
  it('changes nothing when it is taken in twice, or when the phone sends as well (S232)', async () => {
    const person = nextPerson()
    const facts = [await phone.record(visitTo(person, 'một lần'))]
    expect([await takeIn(facts), await takeIn(facts), await phone.push(...facts), await notesOf(person)]).toEqual([
      ['applied'],
      ['duplicate'],
      ['duplicate'],
      ['một lần'],
    ])
  })
  it('counts nothing twice that the phone had sent before (S232)', async () => {
    const person = nextPerson()
    const [sent, waits] = [await phone.record(visitTo(person, 'đã gửi')), await phone.record(visitTo(person, 'chưa gửi'))]
    await phone.push(sent)
    expect([await takeIn([sent, waits]), (await notesOf(person)).sort()]).toEqual([
      ['duplicate', 'applied'],
      ['chưa gửi', 'đã gửi'],
    ])
  })
  it('answers each record by itself, a spoilt one too (S232)', async () => {
    const person = nextPerson()
    const good = await phone.record(visitTo(person, 'còn tốt'))
    const other = await phone.record(visitTo(person, 'bị sửa'))
    const altered = { ...other, header: { ...other.header, deviceTimeMs: 1 } }
    expect([await takeIn([{ header: { id: 'hỏng' } }, good, altered]), await notesOf(person)]).toEqual([
      ['quarantined: unreadable', 'applied', 'quarantined: signature-wrong'],
      ['còn tốt'],
    ])
  })
  it('holds more than one push does, in the phone’s own order (S232)', async () => {
    const person = nextPerson()
    const facts = []
    for (let number = 0; number < 101; number += 1) facts.push(await phone.record(visitTo(person, `lượt ${number}`)))
    facts.push(await phone.record(cancelOf(person, facts[0]?.header.id ?? '')))
    expect([new Set(await takeIn(facts)), (await notesOf(person)).length]).toEqual([new Set(['applied']), 100])
  })
  it('of a revoked phone stands and waits for a look (S232)', async () => {
    const person = nextPerson()
    const lost = new FieldPhone(office.address)
    await lost.signIn('canbo.giatan3')
    const fact = await lost.record(visitTo(person, 'máy bị thu hồi'))
    await office.database.transaction({ kind: 'system' }, (queries) => revokeDevice(queries, lost.deviceId, Date.now()))
    expect([await answers(await take(await packageOf(lost.deviceId, [fact]))), await notesOf(person)]).toEqual([
      ['flagged: device-revoked'],
      ['máy bị thu hồi'],
    ])
  })
  it('of somebody whose account was ended waits for a look (S232)', async () => {
    const person = nextPerson()
    const fact = await phone.record(visitTo(person, 'đã nghỉ việc'))
    await sql(`UPDATE account SET disabled_at = now() WHERE username = 'canbo.giatan3'`)
    const taken = await takeIn([fact])
    await sql(`UPDATE account SET disabled_at = NULL WHERE username = 'canbo.giatan3'`)
    expect(taken).toEqual(['flagged: device-revoked'])
  })
  it('leaves what the phone last said of itself as it was', async () => {
    const facts = [await phone.record(visitTo(nextPerson(), 'máy chưa lên mạng'))]
    const seen = () => sql('SELECT last_seen_at, unsent_count FROM device WHERE id = $1', [phone.deviceId])
    await phone.call('POST', '/api/facts', { facts: [], unsentCount: 7 })
    const before = await seen()
    await takeIn(facts)
    expect([await seen(), before]).toEqual([before, [expect.objectContaining({ unsent_count: 7 })]])
  })
  it('is on record with who took it in and whose it was, without a word of it', async () => {
    await takeIn([await phone.record(visitTo(nextPerson(), 'ghi sổ'))])
    const [entry] = await sql<{ by: string; about: string; detail: object }>(
      `SELECT taker.username AS by, owner.username AS about, detail FROM audit_entry JOIN account AS taker ON taker.id = account_id
       JOIN account AS owner ON owner.id::text = subject WHERE act = 'unsent-package-received' ORDER BY position DESC LIMIT 1`,
    )
    expect(entry).toEqual({
      by: 'dieuphoi',
      about: 'canbo.giatan3',
      detail: { device: phone.deviceId, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string, records: 1, fresh: 1, photos: 0 },
    })
  })
})

describe('a photo in a package', () => {
  it('is received for the record that names it, once (S234)', async () => {
    const photo = jpeg(900)
    const fact = await phone.record(visitWith(nextPerson(), photo))
    const packed = await packPhoto(phone, fact.header.id, photo)
    await takeIn([fact], [packed])
    const again = (await (await take(await packageOf(phone.deviceId, [], [packed]))).json()) as UnsentPackageAnswer
    expect([await keptPhoto(fact.header.id), again.photos]).toEqual([900, { received: 1, leftOut: 0 }])
  })
  it('goes on where the phone’s own sending stopped (S234)', async () => {
    const photo = jpeg(900)
    const fact = await phone.record(visitWith(nextPerson(), photo))
    await phone.push(fact)
    const piece = photo.subarray(0, 300).toString('base64')
    await phone.call('POST', `/api/photos/${fact.header.id}`, { offset: 0, totalBytes: 900, piece })
    await takeIn([], [await packPhoto(phone, fact.header.id, photo)])
    expect(await keptPhoto(fact.header.id)).toBe(900)
  })
  it('that no record names, or that another office alone opens, is left out and counted (S234)', async () => {
    const photo = jpeg(500)
    const fact = await phone.record(visitTo(nextPerson(), 'không ảnh'))
    const stray = await packPhoto(phone, fact.header.id, photo)
    const foreign = { ...stray, officeKey: { ...stray.officeKey, sealed: randomBytes(80).toString('base64') } }
    const { photos } = (await (await take(await packageOf(phone.deviceId, [fact], [stray, foreign]))).json()) as UnsentPackageAnswer
    expect([photos, await keptPhoto(fact.header.id)]).toEqual([{ received: 0, leftOut: 2 }, undefined])
  })
})

describe('the desk refuses whole', () => {
  it('a file that was cut short or altered, and keeps nothing of it (S233)', async () => {
    const person = nextPerson()
    const text = await packageOf(phone.deviceId, [await phone.record(visitTo(person, 'tệp hỏng'))])
    expect([await refusal(await take(text.slice(0, -20))), await refusal(await take(text.replace('"version":1', '"version":0')))]).toEqual([
      [409, 'package-broken'],
      [409, 'package-broken'],
    ])
    expect(await notesOf(person)).toEqual([])
  })
  it('a package of no phone known here (S233)', async () => {
    expect(await refusal(await take(await packageOf(randomUUID(), [])))).toEqual([409, 'package-foreign'])
  })
  it('records of two people’s phones in one file (S233)', async () => {
    const neighbour = new FieldPhone(office.address)
    await neighbour.signIn('canbo.giakiem')
    const facts = [await phone.record(visitTo(nextPerson(), 'của tôi')), await neighbour.record(visitTo(nextPerson(), 'của người khác'))]
    expect(await refusal(await take(await packageOf(phone.deviceId, facts)))).toEqual([409, 'package-foreign'])
  })
  it('a package of a commune the coordinator does not look after (S233)', async () => {
    const text = await packageOf(phone.deviceId, [await phone.record(visitTo(nextPerson(), 'xã khác'))])
    await sql(
      `UPDATE account_scope SET ended_at = now() WHERE unit_code = '26305' AND account_id = (SELECT id FROM account WHERE username = 'dieuphoi')`,
    )
    const answer = await refusal(await take(text))
    await sql(
      `UPDATE account_scope SET ended_at = NULL WHERE unit_code = '26305' AND account_id = (SELECT id FROM account WHERE username = 'dieuphoi')`,
    )
    expect(answer).toEqual([409, 'package-foreign'])
  })
  it('whoever is no coordinator', async () => {
    const text = await packageOf(phone.deviceId, [await phone.record(visitTo(nextPerson(), 'tự nhận'))])
    expect(await refusal(await take(text, phone))).toEqual([403, 'not-allowed'])
  })
})
