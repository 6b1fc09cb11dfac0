// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ErasableFiles } from '#app/device/vault/ErasableFiles.ts'
import { PhoneRoomKeys } from '#app/device/vault/PhoneRoomKeys.ts'
import { stretchSecret } from '#app/device/vault/stretchSecret.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'

const [NEXT, WRONG, PERSON] = ['58203746', '86420975', '018f0000-0000-7000-8000-000000000001']
const officeClock = restedClock()
let office: Office
let phone: PocketPhone
let failsToWrite = false

const files = (): ErasableFiles => ({
  read: (name) => Promise.resolve(phone.disk.files.get(name)),
  write: (name, text) =>
    failsToWrite ? Promise.reject(new Error('The disk is full')) : Promise.resolve(void phone.disk.files.set(name, text)),
  erase: (name) => Promise.resolve(void phone.disk.files.delete(name)),
})
const change = (secret: string, next: string) =>
  new PhoneRoomKeys({
    ...phone.parts,
    files: files(),
    stretch: stretchSecret,
    clock: { nowMs: () => Date.now() },
    authenticator: undefined as never,
  }).changeSecret(secret, next)
const keyText = () => [...phone.disk.files].find(([name]) => name.startsWith('key-'))?.[1]
const opensWith = async (secret: string) => {
  await phone.restart()
  const outcome = await phone.gate.unlock(secret)
  return outcome.ok ? 'opened' : outcome.refusal
}

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  failsToWrite = false
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay()
})

it('from then on the new secret opens, and the old one does not (S257)', async () => {
  expect([(await change(SECRET, NEXT)).ok, await opensWith(SECRET), await opensWith(NEXT)]).toEqual([true, 'wrong-pin', 'opened'])
})
it('what lies in the room is untouched: drafts are read, records go out in the same chain, nothing was sealed again (S257)', async () => {
  await phone.parts.drafts.keep('visit/1', 'Đang ghi dở')
  await phone.recordVisit(PERSON)
  const sealed = JSON.stringify(await phone.parts.room.database?.outbox.toArray())
  await change(SECRET, NEXT)
  await opensWith(NEXT)
  const after = JSON.stringify(await phone.parts.room.database?.outbox.toArray())
  await phone.recordVisit(PERSON)
  await phone.sync()
  expect([after === sealed, (await phone.parts.drafts.read('visit/1'))?.text, await phone.parts.records.waiting()]).toMatchObject([
    true,
    'Đang ghi dở',
    { unsent: 0 },
  ])
})
it('is not done with a wrong secret, which counts as a try (S257)', async () => {
  const before = keyText()
  expect(await change(WRONG, NEXT)).toMatchObject({ ok: false, refusal: 'wrong-pin', triesLeft: 9 })
  expect(keyText()).toBe(before)
})
it('is not done to a secret that is easily guessed', async () => {
  expect(await change(SECRET, '12345678')).toMatchObject({ ok: false, refusal: 'secret-too-short' })
  expect(await opensWith(SECRET)).toBe('opened')
})
it('where it cannot be written the old one goes on opening', async () => {
  failsToWrite = true
  await expect(change(SECRET, NEXT)).rejects.toThrow('full')
  expect(await opensWith(SECRET)).toBe('opened')
})
it('is done by whoever has the room open alone', async () => {
  phone.gate.lock()
  expect(await change(SECRET, NEXT)).toMatchObject({ ok: false, refusal: 'locked' })
})
it('needs no network', async () => {
  phone.signal.isUp = false
  expect([(await change(SECRET, NEXT)).ok, await opensWith(NEXT)]).toEqual([true, 'opened'])
})
