import { afterEach, describe, expect, it } from 'vitest'
import PersonDataScreen from '#app/features/coordinator/person-data/PersonDataScreen.vue'
import { personSections, sectionsText } from '#app/features/coordinator/person-data/personSections.ts'
import { learnWords, words } from '#app/text/words.ts'
import { LOG_ACTS } from '#sync/protocol/OfficeLog.ts'
import type { PersonData } from '#sync/protocol/PersonData.ts'
import { consentOf } from '#tests/support/facts.ts'
import { leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'

await learnWords(['field', 'privacy'])

const data = {
  madeAtMs: Date.parse('2026-11-30T03:00:00Z'),
  person: {
    ...{ fullName: 'Nguyễn Thị Hoa', sex: 'female', birth: '1940', citizenId: '075140000001', oldIdentityNumber: null, phone: null },
    ...{ unitCode: '26305', hamlet: 'Ấp 1', isHouseholdHead: true, poverty: [{ year: 2026, class: 'CAN_NGHEO' }], note: '' },
    ...{ standing: 'present', payee: 'self', hasGuardian: false },
  },
  entitlements: [{ programmeCode: 'BTXH', categoryCode: 'K5c', coefficient: 1.5, monthlyAmountInDong: 750_000, from: '2024-07-01' }],
  payments: [
    {
      ...{ period: 'Tháng 12/2026', amountInDong: 750_000, channel: 'counter', outcome: 'open' },
      parts: [{ label: 'Người cao tuổi', amountInDong: 750_000 }],
      paid: [{ day: '2026-12-03', amountInDong: 750_000, via: 'cash', by: 'Lê Thị Hạnh', kind: 'authorised', relation: 'child' }],
    },
  ],
  gifts: [],
  visits: [
    {
      ...{ day: '2026-11-24', purpose: 'home-visit', findings: ['frail'], needs: '', note: 'Nhà dột', by: 'Trần Văn Nam' },
      ...{ hasPhoto: true, hasSignature: false, place: { latitude: 11.05, longitude: 107.17 } },
    },
  ],
  standingReports: [{ day: '2026-11-01', report: 'refuses', note: '' }],
  account: { bankBin: '970405', accountNumber: '5900205123456', isOwn: true },
  cardWords: [{ day: '2026-10-01', word: 'account', to: null, sharesPhone: true, note: '' }],
  slips: [],
  said: [{ day: '2026-11-02', kind: 'want-card', note: '', answer: 'Mai cán bộ đến' }],
  consents: [{ ...consentOf('').consent, by: 'Trần Văn Nam' }],
  requests: [{ receivedOn: '2026-11-20', kind: 'erase', wish: 'Xin xoá', state: 'refused', ground: 'kept-by-law' }],
  changes: [],
  looks: LOG_ACTS.map((act, place) => ({ atMs: place, act, by: null })),
} as unknown as PersonData
const t = (key: string, named: Record<string, unknown> = {}) => words.global.t(key, named)
const sections = () => personSections(data, t, { unit: () => 'Xã Gia Tân 3', bank: () => 'Agribank' })
afterEach(leaveDesk)

describe('the sheet of one person’s data', () => {
  it('says each thing in words, and none by its code (S227)', () => {
    const text = sectionsText('Của Nguyễn Thị Hoa', '30/11/2026', sections())
    expect(text.match(/\b(?:personData|dataRequests|log|channel|purpose|finding|relation|poverty|standing)\.[\w.-]+/g)).toBeNull()
    expect(text).not.toMatch(/home-visit|kept-by-law|counter|CAN_NGHEO|K5c/)
  })
  it('tells who took the money by what they are to the person', () => {
    expect(sections()[2]?.rows[0]?.at(-1)).toBe('Ngày 3/12/2026 chi 750.000 đ, Lê Thị Hạnh, con nhận thay')
  })
  it('has a head for every cell, in every table', () => {
    expect(sections().filter(({ heads, rows }) => rows.some((row) => row.length !== heads.length))).toEqual([])
  })
  it('says of what is not held that there is none, and is fetched only when somebody asks', async () => {
    const office = new PaperDesk().lay('GET', '/api/privacy/people/b1/data', data)
    const screen = await sitAt(PersonDataScreen, office, { props: { id: 'b1' } })
    const before = office.asked.length
    await press(screen, 'Lấy dữ liệu của người này')
    expect(screen.find('.paper').text()).toMatch(/4\. Quà tặng\s*Không có\./)
    expect(before).toBe(0)
  })
})
