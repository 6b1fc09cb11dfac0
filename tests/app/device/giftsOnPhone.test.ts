// @vitest-environment node
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { addStandings, NO_GIFTS, type GiftStanding } from '#domain/gifts/countGifts.ts'
import { giftState, type GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { Roster } from '#domain/caseload/Roster.ts'
import type { ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import type { CampaignsAnswer } from '#sync/protocol/Gifts.ts'
import { answerTo, campaignOf, openedCampaign } from '#tests/support/campaigns.ts'
import { giftCancelOf, giftTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { PocketPhone } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'

const officeClock = restedClock()
let office: Office
let desk: FieldPhone
let phone: PocketPhone
let campaignId: string

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
  desk = new FieldPhone(office.address)
  await desk.signIn('dieuphoi')
  campaignId = (await openedCampaign(desk)).id
})
afterAll(() => office.close())
beforeEach(async () => {
  phone = await newPhone()
})

async function newPhone(): Promise<PocketPhone> {
  officeClock.rest()
  const made = new PocketPhone(office.address)
  await made.beginFirstDay({ downloads: true })
  await made.sync()
  // The clock has rested meanwhile: what settles wants the password given lately.
  await desk.signIn('dieuphoi')
  return made
}
const giftsOn = (one: PocketPhone) => {
  const gifts = one.parts.caseload.people()?.gifts
  if (!gifts) throw new Error('Nobody is on this phone')
  return gifts
}
const someoneWaiting = (one: PocketPhone) => giftsOn(one).list(campaignId, { states: ['waiting'] })[0]?.entry.id ?? ''
const giftOn = async (one: PocketPhone, id: string): Promise<GiftOnProfile | undefined> =>
  (await one.parts.caseload.person(id))?.gifts.find((gift) => gift.campaignId === campaignId)
async function handOver(one: PocketPhone, id: string): Promise<string> {
  const gift = await giftOn(one, id)
  const saved = await one.parts.records.record(giftTo(id, gift?.lineId ?? '', campaignId), 'Nguyễn Thị Hoa')
  if (!saved.ok) throw new Error(saved.refusal)
  await one.parts.caseload.relay()
  return saved.value.factId
}
async function sendAndFetch(one: PocketPhone): Promise<void> {
  one.passMs(11_000)
  await one.sync()
}
const asked = (one: PocketPhone) => one.asked.filter((address) => address.includes('/api/campaigns')).length

it('the phone’s figures of every campaign equal the office’s, by hamlet, in gifts and money (S44)', async () => {
  const { standings } = await answerTo<CampaignsAnswer>(desk, 'GET /api/campaigns')
  const officeSays = Map.groupBy(
    standings.filter((one) => one.unitCode === '26305'),
    (one) => one.campaignId,
  )
  expect(officeSays.size).toBeGreaterThan(1)
  for (const [id, hamlets] of officeSays) {
    const there = hamlets.map(({ hamlet, standing }): [string, GiftStanding] => [hamlet, standing])
    const here = giftsOn(phone)
      .inCampaign(id)
      .map(({ hamlet, standing }): [string, GiftStanding] => [hamlet, standing])
    expect(new Map(here)).toEqual(new Map(there.filter(([, standing]) => standing.listed.gifts > 0)))
    expect(giftsOn(phone).total(id)).toEqual(there.map(([, standing]) => standing).reduce(addStandings, NO_GIFTS))
  }
})

it('a gift handed over on one phone shows as received on the other after it was in step, with who and when (S45)', async () => {
  const other = await newPhone()
  const id = someoneWaiting(phone)
  const before = giftsOn(other).total(campaignId).missing.gifts
  await handOver(phone, id)
  await sendAndFetch(phone)
  await other.sync()
  const gift = await giftOn(other, id)
  expect(gift && giftState(gift)).toBe('delivered')
  expect(gift?.handovers[0]).toMatchObject({ day: '2026-11-24', receiver: { kind: 'self' } })
  expect(giftsOn(other).total(campaignId).missing.gifts).toBe(before - 1)
})

it('a gift handed over here counts here at once, and undone it waits again, whether or not the office knew (S46)', async () => {
  const id = someoneWaiting(phone)
  const before = giftsOn(phone).total(campaignId)
  const factId = await handOver(phone, id)
  expect(giftsOn(phone).total(campaignId).delivered.gifts).toBe(before.delivered.gifts + 1)
  await sendAndFetch(phone)
  await phone.parts.records.record(giftCancelOf(id, factId), 'Nguyễn Thị Hoa')
  await phone.parts.caseload.relay()
  expect(giftsOn(phone).total(campaignId)).toEqual(before)
  await sendAndFetch(phone)
  expect(giftsOn(phone).total(campaignId)).toEqual(before)
})

it('two phones that hand over the same gift without signal both learn that it needs a look, with both handovers (S47)', async () => {
  const other = await newPhone()
  const id = someoneWaiting(phone)
  await handOver(phone, id)
  await handOver(other, id)
  await sendAndFetch(phone)
  await sendAndFetch(other)
  await phone.sync()
  for (const one of [phone, other]) {
    expect(
      giftsOn(one)
        .peopleWith(['review'])
        .map((entry) => entry.id),
    ).toContain(id)
    expect((await giftOn(one, id))?.handovers).toHaveLength(2)
  }
})

it('the campaigns lie sealed on the phone and are there without network (S48)', async () => {
  phone.signal.isUp = false
  await phone.restart()
  await phone.gate.unlock('40719352')
  const known = phone.parts.campaigns.known().find((campaign) => campaign.id === campaignId)
  const row = await phone.parts.room.database?.kept('campaigns')
  expect([known?.state, Buffer.from(row?.sealed ?? []).includes('Quà Tết')]).toEqual(['open', false])
})

it('campaigns are fetched again only when something about them changed (S49)', async () => {
  expect(asked(phone)).toBe(1)
  await phone.sync()
  expect(asked(phone)).toBe(1)
  const { id } = await openedCampaign(desk, { name: 'Quà 1 tháng 6' }, 'empty')
  await phone.sync()
  expect([asked(phone), phone.parts.campaigns.known().some((campaign) => campaign.id === id)]).toEqual([2, true])
})

it('a draft of the office is on no phone (S49)', async () => {
  await answerTo(desk, 'POST /api/campaigns', campaignOf({ name: 'Chưa mở' }))
  await phone.sync()
  expect(phone.parts.campaigns.known().map((campaign) => campaign.name)).not.toContain('Chưa mở')
})

it('a locked phone shows no campaign and no figure (S50)', () => {
  phone.gate.lock()
  expect([phone.parts.campaigns.known(), phone.parts.caseload.people()]).toEqual([[], undefined])
})

it('a doubt the office settled needs a look on neither phone, and the author’s own record rests (S51)', async () => {
  const other = await newPhone()
  const id = someoneWaiting(phone)
  await handOver(phone, id)
  const second = await handOver(other, id)
  await sendAndFetch(phone)
  await sendAndFetch(other)
  const inDoubt = (await other.parts.records.waiting()).review
  await answerTo(desk, `POST /api/reviews/${second}/settlement`, { decision: 'keep-first', reason: 'Người trao trước có chữ ký' })
  await phone.sync()
  await other.sync()
  const { cases } = await answerTo<ReviewsAnswer>(desk, 'GET /api/reviews?state=settled')
  await other.parts.records.officeSettled(cases.map((one) => one.factId))
  expect([inDoubt, (await other.parts.records.waiting()).review]).toEqual([1, 0])
  for (const one of [phone, other])
    expect(
      giftsOn(one)
        .peopleWith(['review'])
        .map((entry) => entry.id),
    ).not.toContain(id)
})

it('a record asked about afresh is not put to rest by an older word of the office', async () => {
  const factId = await handOver(phone, someoneWaiting(phone))
  await phone.parts.records.officeSettled([factId])
  expect((await phone.parts.records.waiting()).unsent).toBe(1)
})

it('a phone whose rosters are from before gifts fetches them anew, once', async () => {
  const { database, key } = phone.parts.room.open ?? {}
  const rosters = (await database?.blobs.toArray())?.filter(({ name }) => name.endsWith('/roster')) ?? []
  for (const { name, sealed } of rosters) {
    const { gifts, ...before } = JSON.parse(gunzipSync((await key?.open(name, sealed)) ?? '').toString()) as Roster
    expect(gifts).toBeDefined()
    const packed = new Uint8Array(gzipSync(JSON.stringify(before)))
    await database?.blobs.put({ name, sealed: (await key?.seal(name, packed)) ?? packed })
  }
  await phone.parts.caseload.load()
  expect(giftsOn(phone).isComplete).toBe(false)
  const downloads = () => phone.asked.filter((one) => one === 'POST /api/downloads').length
  const before = downloads()
  await phone.sync()
  await phone.sync()
  expect(downloads() - before).toBe(1)
})
