// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { restedClock } from '#tests/support/restedClock.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PASSWORD, PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'

const NEW_SECRET = '59183047'
const officeClock = restedClock()
let office: Office
let phone: PocketPhone
let someone: string

const notes = async () => {
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit ORDER BY fact_id`),
  )
  return rows.map((row) => row.note)
}
async function replaceSecret() {
  await phone.gate.signIn(OFFICER, PASSWORD, { wantsNewSecret: true })
  return phone.gate.chooseSecret(NEW_SECRET)
}

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  await office.database.transaction({ kind: 'system' }, (queries) => queries.query('DELETE FROM visit'))
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay({ downloads: true })
  someone = [...(phone.parts.caseload.people()?.everyone() ?? [])][0]?.id ?? ''
  await phone.parts.drafts.keep('visit/1', 'Đang ghi dở')
  phone.signal.isUp = false
  await phone.recordVisit(someone, 'Trước khi quên mã')
  phone.signal.isUp = true
  phone.gate.lock()
})

it('opens with the new secret and not with the old one', async () => {
  await replaceSecret()
  phone.gate.lock()
  const old = await phone.gate.unlock(SECRET)
  expect([old.ok, (await phone.gate.unlock(NEW_SECRET)).ok]).toEqual([false, true])
})

it('sends what was recorded before, in its own words and once', async () => {
  await replaceSecret()
  await phone.sync()
  await phone.sync()
  expect(await notes()).toEqual(['Trước khi quên mã'])
})

it('begins a new chain as a new device and sends both', async () => {
  await replaceSecret()
  await phone.recordVisit(someone, 'Sau khi đổi mã')
  await phone.sync()
  expect([await notes(), await phone.parts.records.waiting()]).toMatchObject([
    ['Trước khi quên mã', 'Sau khi đổi mã'],
    { unsent: 0, review: 0 },
  ])
})

it('shows earlier records with their state though it cannot open them any more', async () => {
  await replaceSecret()
  const before = await phone.parts.records.earlierLines()
  await phone.sync()
  const after = await phone.parts.records.earlierLines()
  expect([before.map((line) => line.state), after.map((line) => line.state)]).toEqual([['saved'], ['sent']])
})

it('drops the list and drafts it cannot open, and says so', async () => {
  await replaceSecret()
  expect([phone.parts.caseload.people(), await phone.parts.drafts.list(), phone.gate.notice()]).toEqual([undefined, [], 'secret-replaced'])
})

it('leaves no file of the old keys', async () => {
  const before = [...phone.disk.files.keys()]
  await replaceSecret()
  expect([...phone.disk.files.keys()].filter((name) => before.includes(name))).toEqual([])
})

it('keeps the old secret working when the app was killed before a new one was set', async () => {
  await phone.gate.signIn(OFFICER, PASSWORD, { wantsNewSecret: true })
  await phone.restart()
  expect((await phone.gate.unlock(SECRET)).ok).toBe(true)
})

it('lets the officer back in after the keys were destroyed, with everything unsent', async () => {
  for (let time = 0; time < 10; time += 1) {
    if (time === 5) await phone.gate.signIn(OFFICER, PASSWORD)
    await phone.gate.unlock('86420975')
    phone.passMs(65_000)
  }
  await phone.gate.signIn(OFFICER, PASSWORD)
  expect(phone.gate.door().face).toBe('choose-secret')
  await phone.gate.chooseSecret(NEW_SECRET)
  await phone.sync()
  expect(await notes()).toEqual(['Trước khi quên mã'])
})
