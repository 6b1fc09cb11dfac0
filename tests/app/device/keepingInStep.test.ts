// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { profileText } from '#sync/feed/profileText.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { restedClock } from '#tests/support/restedClock.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PocketPhone } from '#tests/support/pocketPhone.ts'

const DAY_MS = 86_400_000
const UNIT = '26305'
const officeClock = restedClock()
let office: Office
let phone: PocketPhone
let someone: string

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay({ downloads: true })
  await phone.sync()
  someone = [...(phone.parts.caseload.people()?.everyone() ?? [])][0]?.id ?? ''
})

const asSystem = <Found extends Record<string, unknown>>(sql: string, given: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, given))
async function officeWrites(note: string): Promise<void> {
  await office.database.transaction({ kind: 'system' }, async (queries) => {
    const [row] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [someone])
    if (row) await saveProfiles(queries, [{ ...row.profile, note }], officeClock.nowMs())
  })
}
const noteHere = async () => (await phone.parts.caseload.person(someone))?.note
const askedFor = (part: string) => phone.asked.filter((one) => one.includes(part)).length
/** A change that came and was lost again on the phone, as a bug or a broken store would. */
const loseTheChange = async () => {
  await phone.parts.room.database?.overlay.clear()
  await phone.parts.caseload.load()
}

it('proves after the first download that the people here are the people there', async () => {
  const row = await phone.parts.room.database?.kept('digest')
  expect([askedFor('/api/digest'), askedFor('differed'), row?.isWanted]).toEqual([1, 0, false])
})

it('hears of its account and takes a new lease with the one question of a quiet morning', async () => {
  const before = (await phone.parts.room.database?.kept('vault'))?.leaseEndsAtMs ?? 0
  officeClock.rest()
  phone.passMs(3_600_000)
  const asked = phone.asked.length
  await phone.sync()
  const lease = ((await phone.parts.room.database?.kept('vault'))?.leaseEndsAtMs ?? 0) - before
  expect([phone.asked.length - asked, lease > 0]).toEqual([1, true])
})

it('does not ask again within the day', async () => {
  await phone.sync()
  expect(askedFor('/api/digest')).toBe(1)
})

it('asks again after a day, and finds itself the same after changes came in', async () => {
  await officeWrites('Đổi tại văn phòng')
  phone.passMs(DAY_MS + 1)
  const fetched = askedFor('/api/downloads/')
  await phone.sync()
  expect([askedFor('/api/digest'), await noteHere(), askedFor('/api/downloads/') - fetched]).toEqual([2, 'Đổi tại văn phòng', 0])
})

it('finds a change it lost, fetches the unit anew and tells the office', async () => {
  await officeWrites('Suýt mất')
  await phone.sync()
  await loseTheChange()
  const lost = await noteHere()
  phone.passMs(DAY_MS + 1)
  await phone.sync()
  expect([lost === 'Suýt mất', await noteHere(), askedFor(`differed=${UNIT}`)]).toEqual([false, 'Suýt mất', 1])
})

it('writes a profile the same whatever the order of its keys', () => {
  const [one, two] = [
    { id: '1', birth: { b: 1, a: [2, { d: 1, c: 2 }] } },
    { birth: { a: [2, { c: 2, d: 1 }], b: 1 }, id: '1' },
  ]
  expect(profileText(one as never)).toBe(profileText(two as never))
})

it('drops the unit that left the area at once and fetches what came, without a screen in between', async () => {
  const [other] = await asSystem<{ unit_code: string }>('SELECT unit_code FROM beneficiary WHERE unit_code <> $1 LIMIT 1', [UNIT])
  const change = async (from: string, to: string) => {
    await asSystem(
      `UPDATE account_scope SET unit_code = $1 WHERE unit_code = $2 AND account_id = (SELECT id FROM account WHERE username = $3)`,
      [to, from, OFFICER],
    )
    await asSystem('UPDATE account SET scope_version = scope_version + 1 WHERE username = $1', [OFFICER])
  }
  await change(UNIT, other?.unit_code ?? '')
  await phone.sync()
  const units = (await phone.parts.room.database?.kept('place'))?.units.map((unit) => unit.unitCode)
  const stranger = await phone.parts.caseload.person(someone)
  await change(other?.unit_code ?? '', UNIT)
  expect([units, stranger, phone.parts.sync.face()]).toMatchObject([[other?.unit_code], undefined, { trouble: null }])
})

it('still tells after a restart when it was last in step', async () => {
  await phone.restart()
  await phone.parts.sync.refresh()
  expect(phone.parts.sync.face()).toMatchObject({ face: 'rest', lastInStepAtMs: expect.any(Number) })
})

it('measures how far the clock is off, though nothing was sent', async () => {
  phone.passMs(-3 * DAY_MS)
  await phone.sync()
  const face = phone.parts.sync.face()
  expect(face.face === 'rest' && Math.round((face.clockOffsetMs ?? 0) / DAY_MS)).toBe(3)
})

it('sends from a locked phone', async () => {
  await phone.recordVisit(someone, 'Khi đã khoá')
  phone.gate.lock()
  await phone.sync()
  expect(phone.parts.sync.face()).toMatchObject({ unsent: 0 })
})

it("goes on by itself after a portal's page came instead of each answer", async () => {
  await phone.recordVisit(someone, 'Qua cổng Wi-Fi')
  phone.signal.answerInstead = () => new Response('<html>Wi-Fi</html>', { headers: { 'content-type': 'text/html' } })
  await phone.sync()
  const caught = phone.parts.sync.face()
  phone.signal.answerInstead = undefined
  await phone.sync()
  expect([caught, phone.parts.sync.face()]).toMatchObject([
    { trouble: 'captive-portal', unsent: 1 },
    { trouble: null, unsent: 0 },
  ])
})

it('overtakes a round that has hung for ten minutes', async () => {
  await phone.recordVisit(someone, 'Sau khi kẹt')
  const real = phone.parts.records.due
  phone.parts.records.due = () => new Promise(() => undefined)
  void phone.parts.sync.now()
  await new Promise((done) => setTimeout(done, 50))
  phone.parts.records.due = real
  phone.passMs(11 * 60_000)
  await phone.sync()
  expect(await phone.parts.records.waiting()).toMatchObject({ unsent: 0 })
})

it('asks for today’s pages when those offered earlier were packed anew at the office (S31)', async () => {
  const late = new PocketPhone(office.address)
  await late.beginFirstDay()
  await late.parts.caseload.sizeToDownload()
  await asSystem('TRUNCATE snapshot, snapshot_blob')
  const answer = await late.parts.caseload.download(() => undefined)
  expect([answer.ok, (late.parts.caseload.people()?.count ?? 0) > 0]).toEqual([true, true])
})
