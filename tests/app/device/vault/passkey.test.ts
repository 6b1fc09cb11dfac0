// @vitest-environment node
import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Authenticator, PasskeyAnswer } from '#app/device/vault/Authenticator.ts'
import type { ErasableFiles } from '#app/device/vault/ErasableFiles.ts'
import { PhoneRoomKeys } from '#app/device/vault/PhoneRoomKeys.ts'
import { stretchSecret } from '#app/device/vault/stretchSecret.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PASSWORD, PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'

const HOUR_MS = 3_600_000
const WRONG = '86420975'
const officeClock = restedClock()
let office: Office
let phone: PocketPhone
let finger: PaperAuthenticator
let clockMs: number

/** Answers as PRF does: the same for the same question, another for every other passkey. */
class PaperAuthenticator implements Authenticator {
  asked = 0
  refuses: 'passkey-unable' | 'passkey-put-off' | undefined
  readonly #secrets = new Map<string, Buffer>()
  isThere = () => Promise.resolve(true)
  make = () => {
    const names = { credentialId: randomBytes(16).toString('base64'), prfSalt: randomBytes(32).toString('base64') }
    this.#secrets.set(names.credentialId, randomBytes(32))
    const prf = this.#prf(names)
    return Promise.resolve(this.refuses ? { ok: false as const, refusal: this.refuses } : { ok: true as const, prf, names })
  }
  ask = (names: { credentialId: string; prfSalt: string }): Promise<PasskeyAnswer> => {
    this.asked += 1
    return Promise.resolve(this.refuses ? { ok: false, refusal: this.refuses } : { ok: true, prf: this.#prf(names) })
  }
  forgetSecrets = (): void => this.#secrets.forEach((_, id) => this.#secrets.set(id, randomBytes(32)))
  #prf = ({ credentialId, prfSalt }: { credentialId: string; prfSalt: string }): Uint8Array<ArrayBuffer> =>
    new Uint8Array(
      createHmac('sha256', this.#secrets.get(credentialId) ?? '')
        .update(prfSalt)
        .digest(),
    )
}

const files = (): ErasableFiles => ({
  read: (name) => Promise.resolve(phone.disk.files.get(name)),
  write: (name, text) => Promise.resolve(void phone.disk.files.set(name, text)),
  erase: (name) => Promise.resolve(void phone.disk.files.delete(name)),
})
/** As the phone stands now: after a restart its parts are others. */
const roomKeys = (): PhoneRoomKeys =>
  new PhoneRoomKeys({ ...phone.parts, files: files(), stretch: stretchSecret, clock: { nowMs: () => clockMs }, authenticator: finger })
const passMs = (ms: number): void => {
  clockMs += ms
  phone.passMs(ms)
}
const said = (outcome: { ok: boolean; refusal?: string }): string => outcome.refusal ?? 'opened'
const unlock = async (): Promise<string> => said(await roomKeys().unlockByPasskey())
const passkeyFile = () => [...phone.disk.files.keys()].find((name) => name.startsWith('passkey-'))
async function tryWrongly(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await phone.gate.unlock(WRONG)
    passMs(65_000)
  }
}

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  clockMs = Date.now()
  phone = new PocketPhone(office.address, undefined, clockMs)
  finger = new PaperAuthenticator()
  await phone.beginFirstDay()
  const set = await roomKeys().setPasskey(SECRET)
  if (!set.ok) throw new Error(set.refusal)
  phone.gate.lock()
})

it('opens the phone without the secret and without network, after a kill too', async () => {
  phone.signal.isUp = false
  await phone.restart()
  expect([phone.gate.door(), await unlock(), phone.gate.door().face]).toMatchObject([
    { face: 'locked', hasPasskey: true },
    'opened',
    'open',
  ])
})

it('opens the same room: what the secret sealed is read, and signed as before', async () => {
  await phone.gate.unlock(SECRET)
  await phone.parts.drafts.keep('visit/1', 'Đang ghi dở')
  phone.gate.lock()
  await unlock()
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  await phone.sync()
  expect([(await phone.parts.drafts.read('visit/1'))?.text, await phone.parts.records.waiting()]).toMatchObject([
    'Đang ghi dở',
    { unsent: 0 },
  ])
})

it('leaves the secret working beside it (S236)', async () => {
  expect([(await phone.gate.unlock(SECRET)).ok, await roomKeys().hasPasskey()]).toEqual([true, true])
})

it('goes on opening after the secret was changed (S257)', async () => {
  await phone.gate.unlock(SECRET)
  const changed = await roomKeys().changeSecret(SECRET, '58203746')
  phone.gate.lock()
  await phone.restart()
  expect([changed.ok, await unlock()]).toEqual([true, 'opened'])
})

it('asks the office for its share when the lease has ended, and no finger before it is there (S235)', async () => {
  passMs(73 * HOUR_MS)
  phone.signal.isUp = false
  const without = [await unlock(), finger.asked]
  phone.signal.isUp = true
  expect([without, await unlock()]).toEqual([['lease-ended', 0], 'opened'])
})

it('opens nothing with the files and the finger alone once the share is gone (S235)', async () => {
  phone.signal.isUp = false
  for (const name of phone.disk.files.keys()) if (name.startsWith('share-')) phone.disk.files.delete(name)
  expect(await unlock()).toBe('lease-ended')
})

it('opens with no other share than the one it was wrapped with (S235)', async () => {
  const name = [...phone.disk.files.keys()].find((one) => one.startsWith('share-')) ?? ''
  phone.disk.files.set(name, randomBytes(32).toString('base64'))
  expect(await unlock()).toBe('passkey-unable')
})

it('opens with no other passkey’s answer (S235)', async () => {
  finger.forgetSecrets()
  expect(await unlock()).toBe('passkey-unable')
})

it.each(['credentialId', 'prfSalt', 'salt', 'accountId', 'wrapped'])('opens nothing once its %s was exchanged (S235)', async (field) => {
  const name = passkeyFile() ?? ''
  const kept = JSON.parse(phone.disk.files.get(name) ?? '{}') as Record<string, string>
  phone.disk.files.set(name, JSON.stringify({ ...kept, [field]: Buffer.from('đã đổi').toString('base64') }))
  expect(await unlock()).toBe('passkey-unable')
})

it('does not lead past five wrong secrets: the password is wanted first (S235)', async () => {
  await tryWrongly(5)
  const before = [await unlock(), finger.asked]
  await phone.gate.signIn(OFFICER, PASSWORD)
  expect([before, await unlock()]).toEqual([['sign-in-first', 0], 'opened'])
})

it('goes with the keys after ten wrong secrets (S235)', async () => {
  await tryWrongly(5)
  await phone.gate.signIn(OFFICER, PASSWORD)
  await tryWrongly(5)
  expect([await unlock(), passkeyFile()]).toEqual(['keys-destroyed', undefined])
})

it('opens no phone that was revoked while the finger was on its way (S235)', async () => {
  await phone.gate.unlock(SECRET)
  await phone.recordVisit('018f0000-0000-7000-8000-000000000001')
  phone.gate.lock()
  const { ask } = finger
  finger.ask = async (names) => {
    await office.database.transaction({ kind: 'system' }, (queries) => queries.query('UPDATE device SET revoked_at = now()'))
    await phone.gate.hearOffice()
    return ask(names)
  }
  const outcome = await unlock()
  await office.database.transaction({ kind: 'system' }, (queries) => queries.query('UPDATE device SET revoked_at = NULL'))
  expect([outcome, phone.gate.door().face, passkeyFile()]).toEqual(['device-revoked', 'locked', undefined])
})

it('is set by whoever knows the secret alone, and a wrong one counts as a try (S236)', async () => {
  await phone.gate.unlock(SECRET)
  await roomKeys().removePasskey()
  const outcome = await roomKeys().setPasskey(WRONG)
  expect([outcome, await roomKeys().hasPasskey()]).toMatchObject([{ ok: false, refusal: 'wrong-pin', triesLeft: 9 }, false])
})

it('is not set where the phone’s own makes no keys, or the person thinks better of it (S236)', async () => {
  await phone.gate.unlock(SECRET)
  await roomKeys().removePasskey()
  const outcomes = []
  for (const refuses of ['passkey-unable', 'passkey-put-off'] as const) {
    finger.refuses = refuses
    outcomes.push(said(await roomKeys().setPasskey(SECRET)))
  }
  expect([outcomes, await roomKeys().hasPasskey()]).toEqual([['passkey-unable', 'passkey-put-off'], false])
})

it('opens nothing any more once it was taken away (S236)', async () => {
  await phone.gate.unlock(SECRET)
  await roomKeys().removePasskey()
  phone.gate.lock()
  expect([phone.gate.door(), await unlock(), passkeyFile()]).toMatchObject([{ hasPasskey: false }, 'passkey-unable', undefined])
})

it('ends with the keys it wrapped, when a new secret is chosen (S236)', async () => {
  await phone.gate.signIn(OFFICER, PASSWORD, { wantsNewSecret: true })
  await phone.gate.chooseSecret('59183047')
  phone.gate.lock()
  const door = phone.gate.door()
  expect([door.face === 'locked' && door.hasPasskey, await unlock(), passkeyFile()]).toEqual([undefined, 'passkey-unable', undefined])
})

it('lays down beside the wrapped key its id and its salt alone (S236)', () => {
  const kept = JSON.parse(phone.disk.files.get(passkeyFile() ?? '') ?? '{}') as object
  expect(Object.keys(kept).sort()).toEqual(
    ['accountId', 'credentialId', 'deviceId', 'prfSalt', 'salt', 'secondFactor', 'version', 'wrapped'].sort(),
  )
})

it('holds the secret up by no finger that does not come, and opens no second time when it does', async () => {
  const { ask } = finger
  let comes = (): void => undefined
  const waiting = new Promise<void>((done) => (comes = done))
  finger.ask = (names) => waiting.then(() => ask(names))
  const byFinger = unlock()
  const bySecret = await phone.gate.unlock(SECRET)
  const { open } = phone.parts.room
  comes()
  expect([bySecret.ok, await byFinger, phone.parts.room.open === open]).toEqual([true, 'passkey-put-off', true])
})

it('leaves the phone locked when the finger is not recognised, and counts no wrong try', async () => {
  finger.refuses = 'passkey-put-off'
  const outcomes = [await unlock(), await unlock(), await unlock()]
  expect([outcomes, phone.gate.door().face, (await phone.gate.unlock(SECRET)).ok]).toEqual([
    ['passkey-put-off', 'passkey-put-off', 'passkey-put-off'],
    'locked',
    true,
  ])
})
