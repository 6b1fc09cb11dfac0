// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { restedClock } from '#tests/support/restedClock.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PASSWORD, PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'

const officeClock = restedClock()
let office: Office
let phone: PocketPhone

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay({ downloads: true })
})

async function revoke() {
  await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query('UPDATE device SET revoked_at = now() WHERE id = $1', [phone.parts.room.open?.deviceId]),
  )
}
const factsKept = async () => {
  const rows = await office.database.transaction({ kind: 'system' }, (queries) => queries.query('SELECT id FROM fact'))
  return rows.length
}
const leftOnDisk = async () => {
  const databases = await phone.disk.indexedDB.databases()
  return { files: phone.disk.files.size, rooms: databases.filter((one) => one.name !== 'tan-tay').length }
}

it('first hands in what is unsent, then deletes everything and says so', async () => {
  const before = await factsKept()
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  await revoke()
  await phone.sync()
  expect([(await factsKept()) - before, await leftOnDisk(), phone.gate.door().face, phone.gate.notice()]).toEqual([
    1,
    { files: 0, rooms: 0 },
    'signed-out',
    'device-revoked',
  ])
})

it('does so although it is locked', async () => {
  await revoke()
  phone.gate.lock()
  await phone.sync()
  expect([await leftOnDisk(), phone.gate.notice()]).toEqual([{ files: 0, rooms: 0 }, 'device-revoked'])
})

it('loses the keys at once and keeps the sealed records while they cannot be handed in', async () => {
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  await revoke()
  phone.signal.answerInstead = (address) =>
    address === '/api/facts' ? new Response('{"problem":"server-busy"}', { status: 503 }) : undefined
  await phone.gate.hearOffice()
  expect([
    phone.gate.door().face,
    await phone.gate.unlock(SECRET),
    phone.disk.files.size,
    await phone.parts.records.waiting(),
  ]).toMatchObject(['locked', { refusal: 'device-revoked' }, 0, { unsent: 1 }])
})

it('hands them in and goes once the office takes them', async () => {
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  await revoke()
  await phone.gate.hearOffice()
  await phone.restart()
  await phone.sync()
  expect([await leftOnDisk(), phone.gate.notice()]).toEqual([{ files: 0, rooms: 0 }, 'device-revoked'])
})

it('is a new device when the person signs in again', async () => {
  const before = phone.parts.room.open?.deviceId
  await revoke()
  await phone.sync()
  await phone.gate.signIn(OFFICER, PASSWORD)
  await phone.gate.chooseSecret(SECRET)
  expect([phone.gate.door().face, phone.parts.room.open?.deviceId === before]).toEqual(['open', false])
})
