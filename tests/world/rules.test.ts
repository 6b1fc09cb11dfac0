import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { cancelOf, reportOf, visitTo } from '#tests/support/facts.ts'
import { paymentTo } from '#tests/support/payments.ts'
import { Worlds } from './runWorld.ts'
import { idOf, UNIT_CODES } from './WorldOffice.ts'
import type { World } from './World.ts'
import type { WorldPhone } from './WorldPhone.ts'

const DAY_MS = 86_400_000
const worlds = new Worlds('pglite')
const HOA = idOf(UNIT_CODES[0], 0)
const [OWN, SECOND, FOREIGN] = UNIT_CODES
let world: World
let phone: WorldPhone
afterAll(() => worlds.close())
beforeEach(async () => {
  world = await worlds.calm(2)
  phone = await phoneOf(world, 0)
})

const phoneOf = (of: World, place: number): Promise<WorldPhone> => {
  const found = of.phones[place]
  return found ? Promise.resolve(found) : Promise.reject(new Error('No such phone'))
}
const save = async (note: string): Promise<string> => (await world.save(phone, visitTo(HOA, note))) ?? ''
const sync = async (): Promise<void> => {
  await world.pass(10_001)
  await world.during(phone, phone.keepInStep())
}
const meetTwice = async (one: WorldPhone): Promise<void> => {
  for (let time = 0; time < 2; time += 1) {
    await world.pass(10_501)
    await world.during(one, one.keepInStep())
  }
}
/** Of somebody on the roll released last. */
const newestPayment = async (): Promise<FactBody> => {
  const [someone] = await world.office.people([OWN])
  const line = someone?.payments
    .map((one) => ({ ...one, beneficiaryId: someone.id }))
    .sort((one, other) => (one.month < other.month ? 1 : -1))[0]
  if (!line) throw new Error('Nobody is on a roll')
  return paymentTo(line, line, {})
}
const unsent = async (): Promise<number> => (await phone.rows()).filter((row) => row.state === 'saved').length
const notesOf = async (id: string): Promise<string[]> => ((await phone.parts.caseload.person(id))?.visits ?? []).map((visit) => visit.note)
const answersAtOffice = async (): Promise<string[]> => (await world.office.facts()).map((fact) => fact.answer)

describe('a record on the phone', () => {
  it('is never altered: what undoes it is a record of its own (S1)', async () => {
    const visit = await save('nhầm')
    const before = (await phone.rows())[0]?.envelope
    await world.save(phone, cancelOf(HOA, visit))
    const rows = await phone.rows()
    expect([rows.length, rows[0]?.envelope]).toEqual([2, before])
  })
  it('is not called saved when it cannot be read back (S6)', async () => {
    phone.disk.losesOutbox = true
    expect(await phone.parts.records.record(visitTo(HOA, 'mất'), 'Hoa')).toMatchObject({ ok: false, refusal: 'storage-broken' })
  })
  it('leaves neither itself nor a gap behind when the phone is full (S7)', async () => {
    phone.disk.roomLeft = 0
    expect(await phone.parts.records.record(visitTo(HOA, 'đầy'), 'Hoa')).toMatchObject({ ok: false, refusal: 'storage-full' })
    phone.disk.roomLeft = undefined
    await save('vừa')
    expect((await phone.rows()).map((row) => row.deviceSequence)).toEqual([1])
  })
  it('goes out though the phone is locked (S13)', async () => {
    await save('khoá')
    phone.parts.gate.lock()
    await sync()
    expect(await unsent()).toBe(0)
  })
  it('stays for forty-five days after it was sent, though the clock said 1970 when it was (S14)', async () => {
    phone.clockOffMs = -world.nowMs
    await save('sai giờ')
    await sync()
    phone.clockOffMs = 0
    await sync()
    expect((await phone.rows()).length).toBe(1)
  })
  it('goes after those days (S14)', async () => {
    await save('cũ')
    await sync()
    await sync()
    await world.pass(66 * DAY_MS)
    await phone.signInAgain()
    await sync()
    expect((await phone.rows()).length).toBe(0)
  })
  it('is received though its photo has not come (S43)', async () => {
    const visit = visitTo(HOA, 'có ảnh')
    await world.save(phone, { ...visit, visit: { ...visit.visit, photoHash: 'a'.repeat(64) } })
    await sync()
    expect(await answersAtOffice()).toEqual(['applied'])
  })
})

describe('the office', () => {
  it('keeps nothing of a batch in which its store fails, and takes all of it later (S21)', async () => {
    await save('một')
    await save('hai')
    world.office.database.cutsAtStatement = 1
    await sync()
    const atFirst = [await unsent(), (await answersAtOffice()).length, phone.trouble]
    world.office.database.cutsAtStatement = undefined
    await sync()
    expect([atFirst, await answersAtOffice()]).toEqual([
      [2, 0, 'server-busy'],
      ['applied', 'applied'],
    ])
  })
})

describe('the people on the phone', () => {
  it('are those of the own area, whatever else changes (S27)', async () => {
    await world.office.correct(idOf(FOREIGN, 0), (profile) => ({ ...profile, note: 'xã khác' }))
    await sync()
    expect([await phone.parts.caseload.person(idOf(FOREIGN, 0)), phone.parts.caseload.people()?.count]).toEqual([undefined, 16])
  })
  it('are as the office has them, though their pages were made before a change (S30)', async () => {
    await world.office.correct(HOA, (profile) => ({ ...profile, note: 'sau khi đóng trang' }))
    const late = await world.addPhone(phone.username)
    await world.during(late, late.keepInStep())
    expect((await late.parts.caseload.person(HOA))?.note).toBe('sau khi đóng trang')
  })
  it('are those of the new area after it changed (S33)', async () => {
    await world.office.setArea(phone.username, [SECOND, FOREIGN])
    await sync()
    expect([await phone.parts.caseload.person(HOA), (await phone.parts.caseload.person(idOf(FOREIGN, 0)))?.unitCode]).toEqual([
      undefined,
      FOREIGN,
    ])
  })
  it('prove to be the office’s by their digest (S35)', async () => {
    await world.office.correct(HOA, (profile) => ({ ...profile, note: 'mới' }))
    await sync()
    expect(await phone.parts.digest.differing()).toEqual([])
  })
  it('are found out by their digest when one word of them is missing (S35)', async () => {
    await world.office.correct(HOA, (profile) => ({ ...profile, note: 'mới' }))
    await sync()
    await phone.parts.room.database?.overlay.delete(HOA)
    expect(await phone.parts.digest.differing()).toEqual([OWN])
  })
})

describe('what the world of seeds once found out', () => {
  it('whoever moved away does not come back into the list because of an unsent visit (S26)', async () => {
    await world.office.correct(HOA, (profile) => ({ ...profile, unitCode: FOREIGN as UnitCode }))
    await sync()
    await save('đã chuyển đi')
    await phone.parts.caseload.relay()
    expect([...(phone.parts.caseload.people()?.everyone() ?? [])].some((entry) => entry.id === HOA)).toBe(false)
  })
  it('a report long received is not laid over the office’s newer word by the next record (S36)', async () => {
    await world.save(phone, reportOf(HOA, 'dead'))
    await sync()
    await world.office.correct(HOA, (profile) => ({ ...profile, standing: 'present' }))
    await sync()
    await save('gặp bà ở nhà')
    expect((await phone.parts.caseload.person(HOA))?.standing).toBe('present')
  })
  it('what was handed in before the first download is sent again to a restored office (S32)', async () => {
    const late = await world.addPhone(phone.username)
    await late.parts.caseload.startOver()
    await world.office.copy()
    await world.save(late, visitTo(HOA, 'chưa tải danh sách'))
    await world.pass(10_001)
    await world.during(late, late.keepInStep())
    await world.office.restore()
    await late.signInAgain()
    await world.during(late, late.keepInStep())
    expect(await answersAtOffice()).toEqual(['applied'])
  })
  it('a payment of a roll that the restored office forgot waits for a person, though the month was rolled anew meanwhile (S214)', async () => {
    const teller = await world.addPhone('hanh')
    await world.office.copy()
    await world.office.money.release()
    await world.save(teller, await newestPayment())
    await meetTwice(teller)
    await world.office.restore()
    await world.office.money.release()
    await meetTwice(teller)
    expect([(await world.office.facts()).map((fact) => fact.problem), await world.office.oddities()]).toEqual([['unknown-payment'], []])
  })
  it('a flagged record is sent again to a restored office (S32)', async () => {
    await world.office.copy()
    await world.save(phone, visitTo(idOf(FOREIGN, 0), 'ngoài xã'))
    await sync()
    await world.office.restore()
    await sync()
    await sync()
    expect(await answersAtOffice()).toEqual(['flagged'])
  })
})

describe('a visit on the screen', () => {
  it('stays when the office has it and its pages have not come (S38)', async () => {
    world.line.onAnswer = (path, answer) => Promise.resolve(path === '/api/changes' ? new Response('', { status: 502 }) : answer)
    await save('còn đây')
    await sync()
    expect([await unsent(), await notesOf(HOA)]).toEqual([0, ['còn đây']])
  })
  it('stays when the pages are fetched anew and are older than it (S38)', async () => {
    await save('còn đây')
    await sync()
    await sync()
    await phone.parts.caseload.downloadAnew([])
    expect(await notesOf(HOA)).toEqual(['còn đây'])
  })
})

describe('a phone that sends', () => {
  it('overtakes a round that got no answer for ten minutes (S41)', async () => {
    await save('kẹt')
    world.nowMs += 10_001
    world.line.forcedFate = 'later'
    await world.during(phone, phone.keepInStep())
    world.line.forcedFate = undefined
    world.nowMs += 11 * 60_000
    await phone.parts.sync.now()
    expect(await unsent()).toBe(0)
  })
  it('runs one round when it wakes, whatever woke it (S42)', async () => {
    world.nowMs += 3_600_000
    world.line.asked.length = 0
    const { sync: keeper } = phone.parts
    await Promise.all([keeper.now(), keeper.now(), keeper.now()])
    expect(world.line.asked.filter((one) => one.startsWith('GET /api/changes')).length).toBe(1)
  })
  it('sends again what a restored office has forgotten (S32)', async () => {
    await world.office.copy()
    await save('trước khi hỏng đĩa')
    await sync()
    await world.office.restore()
    await sync()
    await sync()
    expect(await answersAtOffice()).toEqual(['applied'])
  })
  it('hears that the office was restored though it is a teller’s and follows no roll (S211)', async () => {
    const teller = await world.addPhone('hanh')
    await world.office.copy()
    await world.save(teller, await newestPayment())
    await meetTwice(teller)
    await world.office.restore()
    await meetTwice(teller)
    expect((await world.office.facts()).map((fact) => fact.kind)).toEqual(['payment.made'])
  })
  it('hears that the office was restored though it is locked (S211)', async () => {
    await world.office.copy()
    await save('trước khi hỏng đĩa')
    await sync()
    phone.parts.gate.lock()
    await world.office.restore()
    await meetTwice(phone)
    expect([phone.isOpen, await answersAtOffice()]).toEqual([false, ['applied']])
  })
  it('sends a restored office the photos again as well, a teller’s too (S211)', async () => {
    const teller = await world.addPhone('hanh')
    const photo = { hash: 'a'.repeat(64), factId: HOA, keptAtMs: world.nowMs, sentBytes: 9, sealed: new Uint8Array(9) }
    await teller.parts.room.database?.photos.put({ ...photo, state: 'sent' })
    await meetTwice(teller)
    await world.office.copy()
    await world.office.restore()
    await meetTwice(teller)
    expect(await teller.parts.photos.waiting()).toBe(1)
  })
  it('opens with the same code at an office that was restored from before it came (S32)', async () => {
    await world.office.copy()
    const late = await world.addPhone(phone.username)
    await world.office.restore()
    await late.signInAgain()
    late.parts.gate.lock()
    await late.pickUp()
    expect([late.isOpen, late.parts.gate.notice()]).toEqual([true, undefined])
  })
})
