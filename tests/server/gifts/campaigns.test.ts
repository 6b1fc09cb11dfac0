import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import { giftState } from '#domain/gifts/GiftOnProfile.ts'
import { giftTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let coordinator: FieldPhone
let nam: FieldPhone
let thu: FieldPhone

const aged = {
  name: 'Quà Tết Giáp Thìn, người cao tuổi',
  occasion: 'tet',
  season: 'tet-2024',
  source: { name: 'Ngân sách tỉnh', level: 'province' },
  startDay: '2024-01-15',
  endDay: '2024-02-09',
  listYear: 2024,
  handover: 'both',
  place: 'UBND xã',
  unitCodes: ['26305'],
  entitlementUnit: 'person',
  limit: 'once-in-campaign',
  photo: 'none',
  signature: 'optional',
  rules: [
    {
      id: 'btxh',
      label: 'Quà người hưởng bảo trợ xã hội',
      criteria: { programmeCodes: ['BTXH'] },
      components: [{ kind: 'cash', label: 'Tiền mặt', amountInDong: 500_000, isEstimate: false }],
    },
  ],
}
type Answer = {
  id: string
  added: number
  ended: number
  keptOff: unknown
  listed: { gifts: number; sumInDong: number }
  lines: { lineId: string; beneficiaryId: string; state: string }[]
}
const ask = async (phone: FieldPhone, door: `${'GET' | 'POST'} ${string}`, body?: unknown) => {
  const [method = '', path = ''] = door.split(' ')
  return (await phone.call(method, path, body)).json() as Promise<Answer>
}
const giftsOf = async (id: string | undefined): Promise<GiftOnProfile[]> => {
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ gifts: GiftOnProfile[] }>(`SELECT profile -> 'gifts' AS gifts FROM beneficiary WHERE id = $1`, [id]),
  )
  return rows[0]?.gifts ?? []
}
async function openCampaign(more: object = {}): Promise<{ id: string; lines: Answer['lines'] }> {
  const { id } = await ask(coordinator, 'POST /api/campaigns', { ...aged, ...more })
  await ask(coordinator, `POST /api/campaigns/${id}/opening`, {})
  return { id, lines: (await ask(coordinator, `GET /api/campaigns/${id}/lines`)).lines }
}

beforeAll(async () => {
  office = await openOffice()
  ;[coordinator, nam, thu] = [new FieldPhone(office.address), new FieldPhone(office.address), new FieldPhone(office.address)]
  await Promise.all([coordinator.signIn('dieuphoi'), nam.signIn('canbo.giatan3'), thu.signIn('duyet')])
})
afterAll(() => office.close())

describe('a campaign', () => {
  it('shows whom its rules reach before anything is written', async () => {
    const { id } = await ask(coordinator, 'POST /api/campaigns', aged)
    const { listed } = await ask(coordinator, `GET /api/campaigns/${id}/preview`)
    expect([listed.gifts > 100, listed.sumInDong]).toEqual([true, listed.gifts * 500_000])
  })
  it('lays its list on the people when it opens, and on nobody twice', async () => {
    const { id, lines } = await openCampaign()
    expect((await giftsOf(lines[0]?.beneficiaryId)).filter((gift) => gift.campaignId === id).map(giftState)).toEqual(['waiting'])
    expect((await coordinator.call('POST', `/api/campaigns/${id}/opening`, {})).status).toBe(409)
  })
  it('reaches the phones of its communes with the next change', async () => {
    const { cursor } = (await (await nam.call('POST', '/api/downloads', {})).json()) as { cursor: string }
    const { id, lines } = await openCampaign()
    const page = (await (await nam.call('GET', `/api/changes?cursor=${cursor}`)).json()) as {
      changes: { profile?: { gifts: GiftOnProfile[] } }[]
    }
    expect(page.changes.filter((change) => change.profile?.gifts.some((gift) => gift.campaignId === id)).length).toBe(
      Math.min(lines.length, 500),
    )
  })
  it('of another commune cannot be made, opened or seen', async () => {
    expect((await nam.call('POST', '/api/campaigns', aged)).status).toBe(403)
    const { campaigns } = (await (await nam.call('GET', '/api/campaigns')).json()) as { campaigns: { unitCodes: string[] }[] }
    expect(campaigns.every((campaign) => campaign.unitCodes.includes('26305'))).toBe(true)
  })
  it('without a rule, or ending before it starts, is refused', async () => {
    expect((await coordinator.call('POST', '/api/campaigns', { ...aged, rules: [] })).status).toBe(400)
    expect((await coordinator.call('POST', '/api/campaigns', { ...aged, endDay: '2023-12-01' })).status).toBe(400)
  })
})

describe('a gift', () => {
  it('handed over is received once, and shows on the list', async () => {
    const { id, lines } = await openCampaign()
    const fact = await nam.record(giftTo(lines[0]?.beneficiaryId, lines[0]?.lineId ?? '', id))
    expect([await nam.push(fact), await nam.push(fact)]).toEqual([['applied'], ['duplicate']])
    expect((await ask(coordinator, `GET /api/campaigns/${id}/lines`)).lines.find((line) => line.lineId === lines[0]?.lineId)?.state).toBe(
      'delivered',
    )
  })
  it('handed over by two officers stands twice, and the second is flagged', async () => {
    const { id, lines } = await openCampaign()
    const to = giftTo(lines[1]?.beneficiaryId, lines[1]?.lineId ?? '', id)
    expect([await nam.push(await nam.record(to)), await thu.push(await thu.record(to))]).toEqual([['applied'], ['flagged']])
    expect(
      (await giftsOf(lines[1]?.beneficiaryId)).find((gift) => gift.campaignId === id)?.handovers.map((one) => one.officerName),
    ).toEqual(['Trần Văn Nam', 'Đỗ Quang Huy'])
  })
  it('from several donors in one season is nobody’s concern', async () => {
    const [first, second] = [await openCampaign(), await openCampaign({ source: { name: 'Nhà hảo tâm', level: 'donor' } })]
    expect(second.lines.length).toBe(first.lines.length)
  })
  it('once in a season keeps those off who stand on another list of the same level', async () => {
    const first = await openCampaign({ season: 'tet-2026', limit: 'once-in-season' })
    const second = await openCampaign({ season: 'tet-2026' })
    expect([first.lines.length > 0, second.lines.length]).toEqual([true, 0])
  })
  it('not handed over when the campaign closes is carried, and one handed over is not', async () => {
    const { id, lines } = await openCampaign()
    await nam.push(await nam.record(giftTo(lines[0]?.beneficiaryId, lines[0]?.lineId ?? '', id)))
    const { ended } = await ask(coordinator, `POST /api/campaigns/${id}/closing`, { outcome: 'carried', reason: 'Hết đợt' })
    expect(ended).toBe(lines.length - 1)
    expect((await giftsOf(lines[1]?.beneficiaryId)).filter((gift) => gift.campaignId === id).map(giftState)).toEqual(['carried'])
  })
  it('handed over after the campaign closed stands, and is flagged', async () => {
    const { id, lines } = await openCampaign()
    await ask(coordinator, `POST /api/campaigns/${id}/closing`, { outcome: 'returned', reason: 'Hết đợt' })
    expect(await nam.push(await nam.record(giftTo(lines[0]?.beneficiaryId, lines[0]?.lineId ?? '', id)))).toEqual(['flagged'])
  })
})
