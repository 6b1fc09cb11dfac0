// @vitest-environment node
import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { IDBObjectStore } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { AccountDatabase } from '#app/device/DeviceDatabase.ts'
import { failAtWrite } from '#tests/support/failAtWrite.ts'
import { restedClock } from '#tests/support/restedClock.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { OFFICER, PASSWORD, PocketPhone, SECRET, visitTo } from '#tests/support/pocketPhone.ts'

const SOMEONE = '018f0000-0000-7000-8000-000000000001'
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
})
afterEach(() => vi.restoreAllMocks())

const record = (note: string) => phone.parts.records.record(visitTo(SOMEONE, note), 'Nguyễn Thị Hoa')
const notes = async () =>
  (await phone.parts.records.lines()).map(({ body }) => (body.kind === 'visit.recorded' ? body.visit.note : body.kind))

it.each([
  ['once', false],
  ['for good', true],
])('has kept a record or has not, whichever write fails %s, and never says one for the other', async (_how, forGood) => {
  const broken: string[] = []
  for (let nth = 1; nth < 20; nth += 1) {
    const before = (await notes()).length
    const writes = failAtWrite(nth, forGood)
    const outcome = await record(`Lượt ${nth}`)
    vi.restoreAllMocks()
    const kept = (await notes()).length - before
    if (kept !== (outcome.ok ? 1 : 0)) broken.push(`write ${nth}: said ${outcome.ok}, kept ${kept}`)
    if (writes() < nth) break
  }
  expect(broken).toEqual([])
})

it('lets go of the draft a record was written in with the record itself, whichever write fails', async () => {
  const broken: string[] = []
  for (let nth = 1; nth < 20; nth += 1) {
    const [key, before] = [`visit/${nth}`, (await notes()).length]
    await phone.parts.drafts.keep(key, 'Đang ghi dở')
    const writes = failAtWrite(nth, true)
    await phone.parts.records.record(visitTo(SOMEONE, `Từ bản nháp ${nth}`), 'Nguyễn Thị Hoa', key)
    vi.restoreAllMocks()
    const [isKept, hasDraft] = [(await notes()).length > before, (await phone.parts.drafts.read(key)) !== undefined]
    if (isKept === hasDraft) broken.push(`write ${nth}: kept ${isKept}, draft ${hasDraft}`)
    if (writes() < nth) break
  }
  expect(broken).toEqual([])
})

it.each([
  ['once', false],
  ['for good', true],
])('opens with the right secret once the store works, whichever write failed %s on the way', async (_how, forGood) => {
  await record('Trước đó')
  const stuck: number[] = []
  for (let nth = 1; nth < 10; nth += 1) {
    phone.gate.lock()
    const writes = failAtWrite(nth, forGood)
    await phone.gate.unlock(SECRET).catch(() => undefined)
    vi.restoreAllMocks()
    phone.passMs(65_000)
    const opened = phone.gate.door().face === 'open' ? { ok: true } : await phone.gate.unlock(SECRET)
    if (!opened.ok || (await notes()).join() !== 'Trước đó') stuck.push(nth)
    if (writes() < nth) break
  }
  expect(stuck).toEqual([])
})

it('says CHƯA LƯU when the phone is full, keeps nothing by half, and saves once there is room', async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const refused = await record('Hết chỗ')
  full.mockRestore()
  const saved = await record('Hết chỗ')
  expect([refused, saved.ok, await notes()]).toMatchObject([{ refusal: 'storage-full' }, true, ['Hết chỗ']])
})

it('says that the phone is full when the list finds no room, and goes on from there once there is', async () => {
  await phone.parts.room.database?.blobs.clear()
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const refused = await phone.parts.caseload.download(() => undefined)
  full.mockRestore()
  const downloaded = await phone.parts.caseload.download(() => undefined)
  expect([refused, downloaded.ok]).toEqual([{ ok: false, refusal: 'storage-full' }, true])
})

it('throws out the ballast when the phone is full, and saves', async () => {
  await phone.sync()
  const aboard = await phone.parts.room.database?.kept('ballast')
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const saved = await record('Nhờ chỗ dành sẵn')
  full.mockRestore()
  expect([aboard !== undefined, saved.ok, await phone.parts.room.database?.kept('ballast')]).toEqual([true, true, undefined])
})

it('opens the store again when the browser closed it, and saves', async () => {
  phone.parts.room.database?.close({ disableAutoOpen: true })
  expect([(await record('Sau khi bị đóng')).ok, await notes()]).toEqual([true, ['Sau khi bị đóng']])
})

it('takes the same words pressed again for the same record when no answer came the first time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const real = Dexie.prototype.transaction as (...given: unknown[]) => unknown
  // It is kept, but the answer never comes.
  const hanging = vi.spyOn(Dexie.prototype, 'transaction').mockImplementation(function (this: Dexie, ...given: unknown[]) {
    real.apply(this, given)
    return new Dexie.Promise(() => undefined)
  } as never)
  const first = record('Chỉ một lần')
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  hanging.mockRestore()
  const [one, two] = [await first, await record('Chỉ một lần')]
  expect([one.ok, two.ok, await notes()]).toEqual([one.ok, true, ['Chỉ một lần']])
})

it('never waits for ever for a store that does not answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(AccountDatabase.prototype, 'open').mockImplementation(() => new Dexie.Promise(() => undefined) as never)
  phone.parts.room.database?.close({ disableAutoOpen: true })
  const saving = record('Không trả lời')
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  expect(await saving).toMatchObject({ refusal: 'storage-broken' })
})

it('says that the store does not open instead of showing an empty phone', async () => {
  vi.spyOn(Dexie.prototype, 'open').mockImplementation(() => Dexie.Promise.reject(new DOMException('Gone', 'UnknownError')) as never)
  await phone.restart()
  expect(phone.gate.door()).toEqual({ face: 'broken', refusal: 'storage-broken' })
})

it('stands at the lock again once the store opens', async () => {
  const broken = vi.spyOn(Dexie.prototype, 'open').mockImplementation(() => Dexie.Promise.reject(new Error('Gone')) as never)
  await phone.restart()
  broken.mockRestore()
  await phone.gate.wake()
  expect(phone.gate.door().face).toBe('locked')
})

it('notices that the browser threw everything away, says so, and is a new device afterwards', async () => {
  const before = phone.parts.room.open?.deviceId
  phone.disk.evict()
  await phone.restart()
  const [face, notice] = [phone.gate.door().face, phone.gate.notice()]
  await phone.gate.signIn(OFFICER, PASSWORD)
  await phone.gate.chooseSecret(SECRET)
  expect([face, notice, phone.parts.room.open?.deviceId === before]).toEqual(['signed-out', 'storage-lost', false])
})

it('says nothing of a loss on a phone that nobody used yet', async () => {
  phone = new PocketPhone(office.address)
  await phone.gate.wake()
  expect([phone.gate.door().face, phone.gate.notice()]).toEqual(['signed-out', undefined])
})

it('notices that one room alone was thrown away', async () => {
  phone.parts.room.database?.close()
  await new Promise((done) => {
    phone.disk.indexedDB.deleteDatabase(phone.parts.room.database?.name ?? '').onsuccess = done
  })
  await phone.restart()
  expect([phone.gate.door().face, phone.gate.notice()]).toEqual(['signed-out', 'storage-lost'])
})

it('drops pages it cannot read, says so and keeps what is unsent', async () => {
  await phone.parts.caseload.download(() => undefined)
  await record('Còn đây')
  phone.gate.lock()
  await phone.parts.room.database?.blobs.toCollection().modify({ sealed: new Uint8Array(64) })
  await phone.gate.unlock(SECRET)
  expect([phone.gate.notice(), phone.parts.caseload.people(), await notes()]).toEqual(['people-unreadable', undefined, ['Còn đây']])
})

/** What a newer program does to the store while this one still runs. */
const upgrade = async (name: string, version: number) => {
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const opening = phone.disk.indexedDB.open(name, version)
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => failed(opening.error ?? new Error('Not upgraded'))
  })
  database.close()
}

it('lets go of the store when a newer program wants it, and writes nothing old into it', async () => {
  await upgrade(phone.parts.room.database?.name ?? '', 990)
  expect([await record('Từ trang cũ'), phone.gate.door().face]).toMatchObject([{ refusal: 'app-too-old' }, 'open'])
})

it('writes nothing old into a newer store it opened without knowing', async () => {
  phone.parts.room.database?.close()
  await upgrade(phone.parts.room.database?.name ?? '', 990)
  const old = new AccountDatabase(phone.parts.room.enrolment?.accountId ?? '')
  await old.openInTime()
  await expect(old.drafts.put({ key: 'visit/1', savedAtMs: 0, sealed: new Uint8Array() })).rejects.toThrow()
  old.close()
})

it('names the old tab that blocks an upgrade', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(Dexie.prototype, 'open').mockImplementation(function (this: Dexie) {
    this.on('blocked').fire(new Event('blocked') as never)
    return new Dexie.Promise(() => undefined) as never
  })
  const waking = phone.restart()
  await vi.advanceTimersByTimeAsync(20_000)
  vi.useRealTimers()
  await waking
  expect(phone.gate.door()).toEqual({ face: 'broken', refusal: 'storage-blocked' })
})

/** As if the phone were full for what goes into this store. */
function failPutsInto(store: string): void {
  const put = IDBObjectStore.prototype.put as (...given: unknown[]) => IDBRequest
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given: unknown[]) {
    if (this.name === store) throw new DOMException('Planted', 'UnknownError')
    return put.apply(this, given)
  } as never)
}

it('opens in the end though the store broke twice while a code was chosen (S213)', async () => {
  const fresh = new PocketPhone(office.address)
  await fresh.gate.wake()
  await fresh.gate.signIn(OFFICER, PASSWORD)
  for (const store of ['settings', 'keeping']) {
    failPutsInto(store)
    await expect(fresh.gate.chooseSecret(SECRET)).rejects.toThrow()
    vi.restoreAllMocks()
  }
  await fresh.gate.signIn(OFFICER, PASSWORD)
  const opened = await (fresh.gate.door().face === 'locked' ? fresh.gate.unlock(SECRET) : fresh.gate.chooseSecret(SECRET))
  expect([opened.ok, fresh.gate.door().face]).toEqual([true, 'open'])
})
