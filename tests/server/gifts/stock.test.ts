import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignsAnswer, StockEntry, UnitStock } from '#sync/protocol/Gifts.ts'
import { answerTo, openedCampaign, type PaperLine } from '#tests/support/campaigns.ts'
import { giftTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, nam, huy]: FieldPhone[] = []
let campaign: { id: string; lines: PaperLine[] }
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const keep = (kind: string, quantity: number) =>
  answerTo<{ id: string }>(phone(binh), `POST /api/campaigns/${campaign.id}/stock`, { kind, unitCode: '26305', quantity, note: 'Phiếu 12' })
const balance = async (): Promise<UnitStock | undefined> =>
  (await answerTo<CampaignsAnswer>(phone(nam), 'GET /api/campaigns')).stock.find((one) => one.campaignId === campaign.id)
const deliver = async (by: FieldPhone | undefined, at: number) => {
  const line = campaign.lines[at]
  await phone(by).push(await phone(by).record(giftTo(line?.beneficiaryId, line?.lineId ?? '', campaign.id)))
}

beforeAll(async () => {
  office = await openOffice()
  ;[binh, nam, huy] = Array.from({ length: 3 }, () => new FieldPhone(office.address))
  for (const [who, name] of [
    [binh, 'dieuphoi'],
    [nam, 'canbo.giatan3'],
    [huy, 'duyet'],
  ] as const)
    await phone(who).signIn(name)
  campaign = await openedCampaign(phone(binh))
})
afterAll(() => office.close())

describe('the stock at a point', () => {
  it('is not spoken of before anything came', async () => {
    expect(await balance()).toBeUndefined()
  })
  it('says that more left than came as long as what came is not written down whole', async () => {
    await keep('issued', 1)
    await deliver(nam, 0)
    await deliver(nam, 1)
    expect(await balance()).toMatchObject({ issued: 1, delivered: 2, remaining: -1, problem: 'more-left-than-came' })
  })
  it('comes out even: issued = delivered + returned + damaged + what remains', async () => {
    await keep('issued', 99)
    await keep('returned', 5)
    await keep('damaged', 2)
    expect(await balance()).toMatchObject({ issued: 100, delivered: 2, returned: 5, damaged: 2, remaining: 91, problem: null })
  })
  it('puts a mistake right by a line of its own, once', async () => {
    const { id } = await keep('issued', 40)
    const body = { kind: 'correction', corrects: id, note: 'Ghi nhầm phiếu' }
    const statuses = [1, 2].map(() => phone(binh).call('POST', `/api/campaigns/${campaign.id}/stock`, body))
    expect((await Promise.all(statuses)).map((one) => one.status).sort()).toEqual([201, 400])
    const { entries } = await answerTo<{ entries: StockEntry[] }>(phone(binh), `GET /api/campaigns/${campaign.id}/stock`)
    expect(entries.slice(-2).map((one) => [one.kind, one.quantity, one.by])).toEqual([
      ['issued', 40, 'Nguyễn Thanh Bình'],
      ['issued', -40, 'Nguyễn Thanh Bình'],
    ])
    expect((await balance())?.issued).toBe(100)
  })
  it('counts a gift that left twice twice, until it is settled', async () => {
    await deliver(huy, 0)
    const before = (await balance())?.delivered
    const { cases } = await answerTo<{ cases: { factId: string }[] }>(phone(binh), 'GET /api/reviews')
    await answerTo(phone(binh), `POST /api/reviews/${cases[0]?.factId}/settlement`, { decision: 'keep-first', reason: 'Ghi hai lần' })
    expect([before, (await balance())?.delivered]).toEqual([3, 2])
  })
  it('is kept by the coordinator alone, and only for communes of the campaign', async () => {
    const body = { kind: 'issued', unitCode: '26308', quantity: 1, note: '' }
    const statuses = [binh, nam].map(async (who) => (await phone(who).call('POST', `/api/campaigns/${campaign.id}/stock`, body)).status)
    expect(await Promise.all(statuses)).toEqual([400, 403])
  })
  it('that is left when the campaign has closed is said', async () => {
    await answerTo(phone(binh), `POST /api/campaigns/${campaign.id}/closing`, { outcome: 'returned', reason: 'Hết đợt' })
    expect(await balance()).toMatchObject({ remaining: 91, problem: 'left-after-closing' })
  })
})
