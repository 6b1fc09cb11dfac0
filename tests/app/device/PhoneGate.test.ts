// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { restedClock } from '#tests/support/restedClock.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PASSWORD, PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'

const HOUR_MS = 3_600_000
const WRONG = '86420975'
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
  await phone.beginFirstDay()
  phone.gate.lock()
})

const shareFile = () => [...phone.disk.files.keys()].find((name) => name.startsWith('share-'))
const keyFile = () => [...phone.disk.files.keys()].find((name) => name.startsWith('key-'))
async function tryWrongly(times: number) {
  const outcomes = []
  for (let time = 0; time < times; time += 1) {
    outcomes.push(await phone.gate.unlock(WRONG))
    phone.passMs(65_000)
  }
  return outcomes.map((outcome) => (outcome.ok ? 'opened' : outcome.refusal))
}

it('stands locked after a cold start and opens with the secret, without network', async () => {
  phone.signal.isUp = false
  await phone.restart()
  expect([phone.gate.door().face, (await phone.gate.unlock(SECRET)).ok, phone.gate.door().face]).toEqual(['locked', true, 'open'])
})

it('holds no key and no own record in memory once it is locked', async () => {
  await phone.gate.unlock(SECRET)
  phone.gate.lock()
  expect([phone.parts.room.open, phone.parts.records.ownFacts(), phone.parts.caseload.people()]).toEqual([undefined, [], undefined])
})

it('lets an open form keep its words with the key that is about to go', async () => {
  await phone.gate.unlock(SECRET)
  let kept: Promise<void> | undefined
  phone.parts.drafts.beforeLocking(() => {
    kept = phone.parts.drafts.keep('visit/1', 'Đang ghi dở')
  })
  phone.gate.lock()
  await kept
  await phone.gate.unlock(SECRET)
  expect((await phone.parts.drafts.read('visit/1'))?.text).toBe('Đang ghi dở')
})

it('makes a second touch of the button wait for the first', async () => {
  const both = await Promise.all([phone.gate.unlock(SECRET), phone.gate.unlock(SECRET)])
  expect(both.map((one) => one.ok)).toEqual([true, true])
})

it('makes whoever guesses wait longer each time', async () => {
  const waits = []
  for (let time = 0; time < 4; time += 1) {
    const outcome = await phone.gate.unlock(WRONG)
    waits.push(outcome.ok ? -1 : (outcome.waitMs ?? 0))
    phone.passMs(65_000)
  }
  expect(waits).toEqual([0, 0, 1000, 2000])
})

it('does not try at all while it must wait', async () => {
  await tryWrongly(2)
  await phone.gate.unlock(WRONG)
  expect(await phone.gate.unlock(SECRET)).toMatchObject({ refusal: 'too-many-tries' })
})

it('counts tries made at the same moment in two tabs one by one', async () => {
  const tab = new PocketPhone(office.address, phone.disk)
  await tab.gate.wake()
  await Promise.all([phone.gate.unlock(WRONG), tab.gate.unlock(WRONG)])
  expect((await phone.parts.room.database?.kept('vault'))?.wrongTries).toBe(2)
})

it('counts a try although the app was killed before the answer', async () => {
  void phone.gate.unlock(WRONG).catch(() => undefined)
  while ((await phone.parts.room.database?.kept('vault'))?.wrongTries === 0) await new Promise((done) => setTimeout(done, 1))
  await phone.restart()
  expect((await phone.parts.room.database?.kept('vault'))?.wrongTries).toBe(1)
})

it('asks for the password after five wrong secrets, and the share is gone', async () => {
  const outcomes = await tryWrongly(5)
  expect([outcomes.at(-1), (await phone.gate.unlock(SECRET)).ok, shareFile()]).toEqual(['sign-in-first', false, undefined])
})

it('the right secret after five wrong ones is not counted nor called wrong: only the password is asked for', async () => {
  await tryWrongly(5)
  expect(await phone.gate.unlock(SECRET)).toEqual({ ok: false, refusal: 'sign-in-first' })
})

it('does not take the share back from the office by the cookie alone after five wrong secrets', async () => {
  await tryWrongly(5)
  await phone.gate.hearOffice({ renews: true })
  expect(shareFile()).toBeUndefined()
})

it('opens again with the right secret after the password was given', async () => {
  await tryWrongly(5)
  await phone.gate.signIn(OFFICER, PASSWORD)
  expect((await phone.gate.unlock(SECRET)).ok).toBe(true)
})

it('destroys the keys at the tenth wrong secret, though the password was given in between', async () => {
  await tryWrongly(5)
  await phone.gate.signIn(OFFICER, PASSWORD)
  const outcomes = await tryWrongly(5)
  expect([outcomes.at(-1), keyFile(), shareFile()]).toEqual(['keys-destroyed', undefined, undefined])
})

it('still sends what was unsent after the keys were destroyed', async () => {
  await phone.gate.unlock(SECRET)
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  phone.gate.lock()
  await tryWrongly(5)
  await phone.gate.signIn(OFFICER, PASSWORD)
  await tryWrongly(5)
  await phone.sync()
  expect(await phone.parts.records.waiting()).toMatchObject({ unsent: 0 })
})

it('erases the share when the lease ends, also while the phone just lies there', async () => {
  phone.passMs(73 * HOUR_MS)
  await phone.gate.keepTime()
  expect(shareFile()).toBeUndefined()
})

it('says without network that the lease has ended', async () => {
  phone.passMs(73 * HOUR_MS)
  phone.signal.isUp = false
  expect(await phone.gate.unlock(SECRET)).toMatchObject({ refusal: 'lease-ended' })
})

it('opens after the lease with network, by the share the office gives again', async () => {
  phone.passMs(73 * HOUR_MS)
  expect((await phone.gate.unlock(SECRET)).ok).toBe(true)
})

it('renews no lease while it is locked', async () => {
  phone.passMs(71 * HOUR_MS)
  await phone.sync()
  phone.passMs(2 * HOUR_MS)
  await phone.gate.keepTime()
  expect(shareFile()).toBeUndefined()
})

it('begins no new lease with an answer that was asked for before the phone slept through the old one', async () => {
  await phone.gate.unlock(SECRET)
  phone.signal.whileOnItsWay = () => phone.passMs(73 * HOUR_MS)
  await phone.gate.hearOffice({ renews: true })
  await phone.gate.keepTime()
  expect(shareFile()).toBeUndefined()
})

it('renews no lease when it was locked while the answer was on its way', async () => {
  await phone.gate.unlock(SECRET)
  phone.passMs(71 * HOUR_MS)
  phone.signal.whileOnItsWay = () => phone.gate.lock()
  await phone.sync()
  phone.passMs(2 * HOUR_MS)
  await phone.gate.keepTime()
  expect(shareFile()).toBeUndefined()
})

it('says that the clock is wrong when it was turned back by years', async () => {
  phone.passMs(-20 * 365 * 24 * HOUR_MS)
  expect(await phone.gate.unlock(SECRET)).toMatchObject({ refusal: 'clock-wrong' })
})

it('does not sign out while something is unsent', async () => {
  await phone.gate.unlock(SECRET)
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  expect([await phone.gate.signOut(), phone.gate.door().face]).toMatchObject([{ refusal: 'unsent-left' }, 'open'])
})

it('leaves no key and nobody behind after signing out', async () => {
  await phone.gate.unlock(SECRET)
  await phone.gate.signOut()
  await phone.restart()
  expect([[...phone.disk.files], await phone.gate.workers(), phone.gate.door().face]).toEqual([[], [], 'signed-out'])
})
