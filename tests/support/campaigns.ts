import type { FieldPhone } from './fieldPhone.ts'

/** A small campaign of Gia Tân 3; say only what the test is about. */
export const campaignOf = (more: object = {}): object => ({
  name: 'Quà Tết Đinh Mùi, người cao tuổi',
  occasion: 'tet',
  season: 'tet-2027',
  source: { name: 'Ngân sách tỉnh', level: 'province' },
  startDay: '2027-01-15',
  endDay: '2027-02-05',
  listYear: 2027,
  handover: 'both',
  place: 'UBND xã Gia Tân 3',
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
  ...more,
})

export type PaperLine = { lineId: string; beneficiaryId: string; fullName: string; state: string; valueInDong: number }

export async function answerTo<Answer>(phone: FieldPhone, door: `${'GET' | 'POST'} ${string}`, body?: unknown): Promise<Answer> {
  const [method = '', path = ''] = door.split(' ')
  const response = await phone.call(method, path, body)
  return (await response.json()) as Answer
}

export const linesOf = async (phone: FieldPhone, id: string): Promise<PaperLine[]> =>
  (await answerTo<{ lines: PaperLine[] }>(phone, `GET /api/campaigns/${id}/lines`)).lines

/** Makes a campaign and opens it; with `list: 'empty'` nobody stands on it yet. */
export async function openedCampaign(phone: FieldPhone, more: object = {}, list: 'by-rule' | 'empty' = 'by-rule') {
  const { id } = await answerTo<{ id: string }>(phone, 'POST /api/campaigns', campaignOf(more))
  await answerTo(phone, `POST /api/campaigns/${id}/opening`, { list })
  return { id, lines: list === 'empty' ? [] : await linesOf(phone, id) }
}
