// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { restedClock } from '#tests/support/restedClock.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PASSWORD, PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'

const SOMEONE = '018f0000-0000-7000-8000-000000000001'
const officeClock = restedClock()
let office: Office
let phone: PocketPhone
let colleague: string

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ username: string }>(`SELECT username FROM account WHERE role = 'officer' AND username <> $1 ORDER BY username`, [
      OFFICER,
    ]),
  )
  colleague = rows[0]?.username ?? ''
})
afterAll(() => office.close())
/** The first has one record unsent; the second came after and is signed in now. */
beforeEach(async () => {
  officeClock.rest()
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay()
  phone.signal.isUp = false
  await phone.recordVisit(SOMEONE, 'Của người thứ nhất')
  phone.signal.isUp = true
  phone.gate.lock()
  await phone.beginFirstDay({ username: colleague })
})

it('shows who works here and what waits for each', async () => {
  const workers = await phone.gate.workers()
  expect(workers.map(({ username, unsent, isHere }) => [username, unsent, isHere])).toEqual(
    [
      [OFFICER, 1, false],
      [colleague, 0, true],
    ].sort(),
  )
})

it("does not see or send the other's records", async () => {
  await phone.sync()
  expect([await phone.parts.records.lines(), (await phone.gate.workers()).find((one) => one.username === OFFICER)?.unsent]).toEqual([[], 1])
})

it("opens each room with that room's secret, without network", async () => {
  phone.signal.isUp = false
  await phone.gate.changeTo(OFFICER)
  const opened = await phone.gate.unlock(SECRET)
  expect([opened.ok, (await phone.parts.records.lines()).length]).toEqual([true, 1])
})

it('asks nothing of the office under the session of another', async () => {
  await phone.gate.changeTo(OFFICER)
  await phone.gate.unlock(SECRET)
  phone.asked.length = 0
  await phone.sync()
  expect([phone.asked, phone.parts.sync.face()]).toMatchObject([[], { trouble: 'signed-out', unsent: 1 }])
})

it("keeps the other's share out of one's own room", async () => {
  await phone.gate.changeTo(OFFICER)
  await phone.gate.hearOffice({ renews: true })
  expect((await phone.gate.unlock(SECRET)).ok).toBe(true)
})

it('sends what waited once that person signs in again', async () => {
  await phone.gate.signIn(OFFICER, PASSWORD)
  await phone.sync()
  expect(await phone.parts.records.waiting()).toMatchObject({ unsent: 0 })
})

it('stands before whoever was here last after a restart', async () => {
  await phone.gate.changeTo(OFFICER)
  await phone.restart()
  expect(phone.parts.room.enrolment?.username).toBe(OFFICER)
})

it('leaves the other room whole when one signs out', async () => {
  await phone.gate.signOut()
  await phone.restart()
  expect([(await phone.gate.unlock(SECRET)).ok, (await phone.parts.records.lines()).length]).toEqual([true, 1])
})
