import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readXlsx } from 'hucre'
import { amountInWords } from '#domain/shared/amountInWords.ts'
import type { MilestonesAnswer } from '#sync/protocol/Gifts.ts'
import { readListInCage } from '#server/imports/cage.ts'
import { answerTo, openedCampaign, type PaperLine } from '#tests/support/campaigns.ts'
import { giftTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, nam]: FieldPhone[] = []
let campaign: { id: string; lines: PaperLine[] }
const TODAY = '2026-11-25'
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const exported = async (query = ''): Promise<Uint8Array> =>
  new Uint8Array(await (await phone(binh).call('GET', `/api/campaigns/${campaign.id}/list.xlsx${query}`)).arrayBuffer())
async function sheet(query = '') {
  const { sheets } = await readXlsx(await exported(query))
  return sheets[0]?.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))) ?? []
}

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => Date.parse(`${TODAY}T02:00:00Z`) } })
  ;[binh, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await Promise.all([phone(binh).signIn('dieuphoi'), phone(nam).signIn('canbo.giatan3')])
  campaign = await openedCampaign(phone(binh), { name: '=1+1 Quà Tết', unitCodes: ['26305', '26308'] })
})
afterAll(() => office.close())

describe('the list as a workbook', () => {
  it('has the official columns, everybody on it, the sum in figures and in words', async () => {
    const rows = await sheet()
    const sum = campaign.lines.reduce((total, line) => total + line.valueInDong, 0)
    expect(rows[4]).toEqual(['STT', 'Họ và tên', 'Năm sinh', '', 'Đối tượng', 'Địa chỉ', 'Số tiền/quà', 'Ký nhận', 'Ghi chú'])
    expect(rows[6 + campaign.lines.length]?.slice(1, 7)).toEqual([
      'Cộng',
      '',
      '',
      '',
      `${campaign.lines.length.toLocaleString('vi-VN')} suất`,
      String(sum),
    ])
    expect(rows[7 + campaign.lines.length]?.[1]).toBe(`Số tiền bằng chữ: ${amountInWords(sum)}`)
  })
  it('is read back by the office’s own reader, with every line and the same sum', async () => {
    const read = await readListInCage(await exported())
    const sum = campaign.lines.reduce((total, line) => total + line.valueInDong, 0)
    expect(read.ok && [read.value.totals.rows, read.value.totals.sumInDong, read.value.totals.declaredSumInDong]).toEqual([
      campaign.lines.length,
      sum,
      sum,
    ])
  })
  it('calculates nothing that somebody wrote into a name', async () => {
    expect((await sheet())[1]?.[0]).toBe('DANH SÁCH NHẬN QUÀ: =1+1 Quà Tết')
    const bytes = await exported()
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]?.rows.flat().filter((cell) => typeof cell === 'string' && /^[=+\-@\t]/.test(cell))).toEqual([])
  })
  it('says who signed for whom', async () => {
    const line = campaign.lines[0]
    const fact = {
      ...giftTo(line?.beneficiaryId, line?.lineId ?? '', campaign.id),
      receiver: { kind: 'proxy', fullName: '=HYPERLINK("x")', relation: 'child', reason: 'ốm' } as const,
    }
    await phone(nam).push(await phone(nam).record(fact))
    const row = (await sheet()).find((one) => one[8]?.includes('Nhận thay'))
    expect(row?.[8]).toBe('Nhận thay: =HYPERLINK("x") (con)')
  })
  it('of one commune holds that commune alone', async () => {
    const rows = await sheet('?unit=26308')
    expect(rows[0]?.[0]).toMatch(/Gia Kiệm/)
    expect(rows.length).toBeLessThan((await sheet()).length)
  })
  it('leaves the office only with a line in the audit, and for a coordinator', async () => {
    expect((await phone(nam).call('GET', `/api/campaigns/${campaign.id}/list.xlsx`)).status).toBe(403)
    const before = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ n: number }>(`SELECT count(*)::int4 AS n FROM audit_entry WHERE act = 'gift-list-exported' AND subject = $1`, [
        campaign.id,
      ]),
    )
    expect(before[0]?.n).toBeGreaterThan(0)
  })
  it('never names those who live with HIV by their group', async () => {
    const rules = [
      {
        id: 'k8',
        label: 'Người nhiễm HIV',
        criteria: { categoryCodes: ['K8', 'K3'] },
        components: [{ kind: 'cash', label: 'Tiền mặt', amountInDong: 1, isEstimate: false }],
      },
    ]
    campaign = await openedCampaign(phone(binh), {
      unitCodes: ['26299', '26302', '26305', '26308', '26311', '26314', '26317', '26320', '26323', '26326'],
      rules,
    })
    const labels = (await sheet()).slice(6, 6 + campaign.lines.length).map((row) => row[4])
    expect([campaign.lines.length > 0, new Set(labels)]).toEqual([true, new Set(['Đối tượng khác'])])
  })
})

describe('the milestone radar', () => {
  const radar = (query = '', by = binh) => answerTo<MilestonesAnswer>(phone(by), `GET /api/milestones${query}`)
  it('names by calendar year who turns 90 and 100, and by month who turns 75 and 80', async () => {
    const { milestones } = await radar()
    const wrong = milestones.filter(({ birth, ageInYears, counts, from }) => {
      const reached =
        counts === 'calendar-year'
          ? `${Number(birth.slice(0, 4)) + ageInYears}-01`
          : `${Number(birth.slice(0, 4)) + ageInYears}-${birth.slice(5, 7) || '12'}`
      return from.slice(0, 7) !== reached
    })
    expect([new Set(milestones.map((one) => one.ageInYears)), wrong]).toEqual([new Set([75, 80, 90, 100]), []])
  })
  it('says soonest first, within the months asked for', async () => {
    const days = (await radar('?months=3')).milestones.map((one) => one.from)
    expect([days, days.every((day) => day > TODAY && day <= '2027-02-28')]).toEqual([[...days].sort(), true])
  })
  it('says of each age where it is written and hands out a rule a campaign can be made of', async () => {
    const { ages, milestones } = await radar()
    const ninety = ages.find((one) => one.ageInYears === 90)
    expect([ages.map((one) => one.ageInYears), ages.every((one) => one.legalBasis !== '')]).toEqual([[75, 80, 90, 100], true])
    const rule = { ...ninety?.rule, components: [{ kind: 'cash', label: 'Tiền mặt', amountInDong: 1_200_000, isEstimate: false }] }
    const unitCodes = [...new Set(milestones.map((one) => one.unitCode))]
    const made = await openedCampaign(phone(binh), { occasion: 'longevity', season: 'chuc-tho-2027', unitCodes, rules: [rule] })
    const expected = milestones.filter((one) => one.ageInYears === 90).map((one) => one.beneficiaryId)
    expect(made.lines.map((line) => line.beneficiaryId).sort()).toEqual(expected.sort())
  })
  it('shows an officer the own commune alone, and refuses months that are none', async () => {
    expect(new Set((await radar('', nam)).milestones.map((one) => one.unitCode))).toEqual(new Set(['26305']))
    expect((await phone(binh).call('GET', '/api/milestones?months=0')).status).toBe(400)
  })
})
