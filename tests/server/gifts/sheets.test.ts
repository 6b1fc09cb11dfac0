import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldText } from '#domain/people/foldText.ts'
import type { CandidatesAnswer, SignedSheet } from '#sync/protocol/Gifts.ts'
import { answerTo, campaignOf, linesOf, openedCampaign } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, nam]: FieldPhone[] = []
let id = ''
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const jpeg = (last: number) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, last])
const send = (bytes: Buffer, more: object = {}) =>
  phone(binh).call('POST', `/api/campaigns/${id}/sheets`, {
    unitCode: '26305',
    note: 'Trang 1',
    photoBase64: bytes.toString('base64'),
    ...more,
  })
const sheets = async (by = binh) => (await answerTo<{ sheets: SignedSheet[] }>(phone(by), `GET /api/campaigns/${id}/sheets`)).sheets
const seen = async () =>
  (
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ n: number }>(`SELECT count(*)::int8 AS n FROM audit_entry WHERE act = 'signed-sheet-seen'`),
    )
  )[0]?.n

beforeAll(async () => {
  office = await openOffice()
  ;[binh, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await phone(binh).signIn('dieuphoi')
  await phone(nam).signIn('canbo.giatan3')
  id = (await openedCampaign(phone(binh))).id
})
afterAll(() => office.close())

describe('the photo of a signed sheet', () => {
  it('stands beside its campaign with who kept it, and once however often it is sent (S58)', async () => {
    expect([(await send(jpeg(1))).status, (await send(jpeg(1))).status]).toEqual([201, 201])
    expect(await sheets()).toMatchObject([{ unitCode: '26305', note: 'Trang 1', by: 'Nguyễn Thanh Bình' }])
  })
  it('is shown as it was sent, and whoever looks is on record (S58)', async () => {
    const [sheet] = await sheets()
    const before = await seen()
    const shown = await phone(binh).call('GET', `/api/campaigns/${id}/sheets/${sheet?.id}`)
    expect([shown.headers.get('cache-control'), Buffer.from(await shown.arrayBuffer())]).toEqual(['no-store', jpeg(1)])
    expect(await seen()).toBe(Number(before) + 1)
  })
  it('is no other kind of file, nothing larger than a photo, and of a commune of the campaign', async () => {
    const statuses = [
      await send(Buffer.from('GIF89a')),
      await send(Buffer.concat([jpeg(1), Buffer.alloc(300 * 1024)])),
      await send(jpeg(2), { unitCode: '26308' }),
    ].map((one) => one.status)
    expect([statuses, (await sheets()).length]).toEqual([[400, 400, 400], 1])
  })
  it('is not an officer’s to see', async () => {
    const [sheet] = await sheets()
    expect((await phone(nam).call('GET', `/api/campaigns/${id}/sheets/${sheet?.id}`)).status).toBe(403)
  })
  it('sent by mistake is withdrawn with who and why, stays on record, and is not an officer’s to withdraw (S141)', async () => {
    const withdraw = (by: FieldPhone | undefined, sheetId: string, reason: string) =>
      phone(by).call('POST', `/api/campaigns/${id}/sheets/${sheetId}/withdrawal`, { reason })
    const [sheet] = await sheets()
    const statuses = [
      await withdraw(nam, sheet?.id ?? '', 'Nhầm'),
      await withdraw(binh, sheet?.id ?? '', ''),
      await withdraw(binh, sheet?.id ?? '', 'Chụp nhầm tờ của xã khác'),
      await withdraw(binh, sheet?.id ?? '', 'Lý do khác'),
    ].map((one) => one.status)
    expect(statuses).toEqual([403, 400, 200, 200])
    expect(await sheets()).toMatchObject([{ withdrawn: { by: 'Nguyễn Thanh Bình', reason: 'Chụp nhầm tờ của xã khác' } }])
  })
  it('may be sent again after it was withdrawn, and then stands beside the withdrawn one (S141)', async () => {
    await send(jpeg(1))
    await send(jpeg(1))
    expect((await sheets()).map(({ withdrawn }) => withdrawn === null)).toEqual([false, true])
  })
  it('is kept after the campaign has closed, but not before it opened', async () => {
    await answerTo(phone(binh), `POST /api/campaigns/${id}/closing`, { outcome: 'returned', reason: 'Hết đợt' })
    const opened = (await send(jpeg(3))).status
    const draft = await answerTo<{ id: string }>(phone(binh), 'POST /api/campaigns', campaignOf())
    id = draft.id
    expect([opened, (await send(jpeg(4))).status]).toEqual([201, 409])
  })
})

describe('the official list', () => {
  it('shows numbers as 075*****123 and, asked for one commune, that commune alone', async () => {
    const { id: two } = await openedCampaign(phone(binh), { unitCodes: ['26305', '26308'] })
    const lines = (
      await answerTo<{ lines: { unitCode: string; maskedIdentity: string | null }[] }>(
        phone(binh),
        `GET /api/campaigns/${two}/lines?unit=26308`,
      )
    ).lines
    expect([...new Set(lines.map((line) => line.unitCode))]).toEqual(['26308'])
    expect(lines.every((line) => line.maskedIdentity === null || /^\d{3}\*{5}\d{3}$/.test(line.maskedIdentity))).toBe(true)
    expect((await linesOf(phone(binh), two)).length).toBeGreaterThan(lines.length)
  })
})

describe('somebody to put on a list by hand', () => {
  it('is found by the beginnings of the name’s words, in the campaign’s communes alone', async () => {
    const { id: open } = await openedCampaign(phone(binh))
    const found = await answerTo<CandidatesAnswer>(phone(binh), `POST /api/campaigns/${open}/candidates`, { name: 'nguyễn hoa' })
    expect(found.people.length).toBeGreaterThan(0)
    expect(found.people.every((one) => one.unitCode === '26305' && / hoa/.test(foldText(one.fullName)))).toBe(true)
    const nobody = await answerTo<CandidatesAnswer>(phone(binh), `POST /api/campaigns/${open}/candidates`, { name: '%%' })
    expect(nobody.people).toEqual([])
  })
})
