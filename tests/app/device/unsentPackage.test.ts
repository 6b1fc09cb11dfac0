// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { makePackage, type MadePackage } from '#app/device/makePackage.ts'
import { sealPhoto } from '#app/device/photoSeals.ts'
import { sha256Hex } from '#app/device/vault/bytes.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { UnsentPackageAnswer } from '#sync/protocol/UnsentPackage.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { PASSWORD, OFFICER, PocketPhone, visitTo } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'

const officeClock = restedClock()
let office: Office
let desk: FieldPhone
let phone: PocketPhone
let someone: { id: string; fullName: string }
const PHOTO = Uint8Array.from([0xff, 0xd8, 0xff, ...Array.from({ length: 600 }, (_, place) => place % 251)])

const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
const notes = async () =>
  (await sql<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit ORDER BY fact_id`)).map(({ note }) => note)
const make = (): Promise<MadePackage | undefined> => makePackage(phone.parts.room, officeClock.nowMs())
async function takeIn(made: MadePackage | undefined): Promise<UnsentPackageAnswer> {
  return (await (await desk.call('POST', '/api/unsent-packages', { text: made?.text })).json()) as UnsentPackageAnswer
}
const answersOf = ({ records }: UnsentPackageAnswer) => records.map(({ answer }) => answer)

/** Taken, kept sealed and named by a visit, as the form does it; `isOld`: as phones kept photos before they had keys of their own. */
async function visitWithPhoto(isOld = false): Promise<void> {
  const { open } = phone.parts.room
  if (!open) throw new Error('locked')
  const hash = await sha256Hex(PHOTO)
  const seals = isOld ? { sealed: await open.key.seal(`photo/${hash}`, PHOTO) } : await sealPhoto(open, hash, PHOTO)
  await open.database.photos.put({ hash, factId: '', state: 'draft', keptAtMs: 0, sentBytes: 0, ...seals })
  const plain = visitTo(someone.id, 'Có ảnh') as Extract<FactBody, { kind: 'visit.recorded' }>
  await phone.parts.records.record({ ...plain, visit: { ...plain.visit, photoHash: hash } }, someone.fullName)
}

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  desk = new FieldPhone(office.address)
  await desk.signIn('dieuphoi')
  await sql('DELETE FROM visit')
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay({ downloads: true })
  const [first] = [...(phone.parts.caseload.people()?.everyone() ?? [])]
  someone = { id: first?.id ?? '', fullName: first?.fullName ?? '' }
  phone.signal.isUp = false
})

it('goes out of a locked phone that has no signal and no code any more (S231)', async () => {
  await phone.recordVisit(someone.id, 'Máy sắp hỏng')
  phone.gate.lock()
  await phone.restart()
  expect([phone.gate.door().face, answersOf(await takeIn(await make())), await notes()]).toEqual(['locked', ['applied'], ['Máy sắp hỏng']])
})

it('holds no word of what was recorded, and of whom (S231)', async () => {
  await phone.recordVisit(someone.id, 'Bí mật của bà Hoa')
  await visitWithPhoto()
  const text = (await make())?.text ?? ''
  const clear = Buffer.from(PHOTO).toString('base64').slice(8, 60)
  expect(['Bí mật', someone.id, someone.fullName, OFFICER, clear].filter((word) => text.includes(word))).toEqual([])
})

it('leaves everything where it was, and the outbox empties when the phone itself comes back (S232)', async () => {
  await phone.recordVisit(someone.id, 'Hai đường')
  await takeIn(await make())
  const waiting = await phone.parts.records.waiting()
  phone.signal.isUp = true
  await phone.sync()
  expect([waiting, await phone.parts.records.waiting(), await notes()]).toMatchObject([
    { unsent: 1 },
    { unsent: 0, review: 0 },
    ['Hai đường'],
  ])
})

it('holds what may still be undone, and the undoing goes its own way', async () => {
  const saved = await phone.parts.records.record(visitTo(someone.id, 'Ghi nhầm'), someone.fullName)
  const made = await make()
  const undo = {
    kind: 'visit.cancelled',
    version: 1,
    beneficiaryId: someone.id,
    cancels: saved.ok ? saved.value.factId : '',
    reason: 'undo',
  }
  await phone.parts.records.record(undo as FactBody, someone.fullName)
  await takeIn(made)
  phone.signal.isUp = true
  phone.passMs(11_000)
  await phone.sync()
  expect(await sql('SELECT 1 FROM visit WHERE cancelled_by IS NULL')).toEqual([])
})

it('takes the photo along from a locked phone (S234)', async () => {
  await visitWithPhoto()
  phone.gate.lock()
  const { photos } = await takeIn(await make())
  const [kept] = await sql<{ body: Uint8Array }>('SELECT body FROM photo WHERE received_at IS NOT NULL ORDER BY received_at DESC LIMIT 1')
  expect([photos, Buffer.from(kept?.body ?? []).equals(Buffer.from(PHOTO))]).toEqual([{ received: 1, leftOut: 0 }, true])
})

it('says how many photos a locked phone must keep for itself, and an open one takes them along', async () => {
  await visitWithPhoto(true)
  const open = await make()
  phone.gate.lock()
  const locked = await make()
  expect([open?.contents.photos.length, open?.photosLeft, locked?.contents.photos.length, locked?.photosLeft]).toEqual([1, 0, 0, 1])
})

it('shows an own photo as before, whichever way it is kept', async () => {
  const hash = await sha256Hex(PHOTO)
  for (const isOld of [true, false]) {
    await visitWithPhoto(isOld)
    expect(new Uint8Array((await (await phone.parts.photos.read(hash))?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(PHOTO)
  }
})

it('hands out what a phone holds that was revoked (S231)', async () => {
  await phone.recordVisit(someone.id, 'Máy đã thu hồi')
  await sql(`UPDATE device SET revoked_at = now() WHERE id = '${phone.parts.room.open?.deviceId ?? ''}'`)
  phone.signal.isUp = true
  phone.signal.answerInstead = (address) =>
    address === '/api/facts' ? new Response('{"problem":"server-busy"}', { status: 503 }) : undefined
  await phone.gate.hearOffice()
  expect([phone.gate.notice(), answersOf(await takeIn(await make())), await notes()]).toEqual([
    'device-revoked',
    ['flagged'],
    ['Máy đã thu hồi'],
  ])
})

it('holds what was recorded before the code was forgotten as well as after (S231)', async () => {
  await phone.recordVisit(someone.id, 'Trước khi quên mã')
  phone.signal.isUp = true
  await phone.gate.signIn(OFFICER, PASSWORD, { wantsNewSecret: true })
  await phone.gate.chooseSecret('59183047')
  phone.signal.isUp = false
  await phone.recordVisit(someone.id, 'Sau khi đặt mã mới')
  expect([answersOf(await takeIn(await make())), await notes()]).toEqual([
    ['applied', 'applied'],
    ['Trước khi quên mã', 'Sau khi đặt mã mới'],
  ])
})

it('is not made where nothing waits', async () => {
  expect(await make()).toBeUndefined()
})
