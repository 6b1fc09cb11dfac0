import type { Campaign, GiftComponent, GiftCriteria } from '#domain/gifts/Campaign.ts'

/**
 * The gift campaigns of Tết Giáp Thìn as the district's report counts them: 9.321 gifts of centre and province for 7.813.560.000 đồng,
 * 50 of the Đền ơn đáp nghĩa fund, and 186, 4.764 and 1.932 given by donors at three levels; longevity gifts for 14 and 78 elders.
 * Counts and sums are the report's. Which level gave how many of what is invented so that they come out exactly, for the report does not say.
 */
export type PracticeLevel = {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly components: readonly GiftComponent[]
  /** Who is looked for first, then next; the last takes whoever is left. */
  readonly who: readonly GiftCriteria[]
}
export type PracticeCampaign = Pick<Campaign, 'name' | 'occasion' | 'season' | 'source' | 'handover' | 'signature'> & {
  readonly key: string
  readonly levels: readonly PracticeLevel[]
}

const cash = (amountInDong: number): GiftComponent[] => [{ kind: 'cash', label: 'Tiền mặt', amountInDong, isEstimate: false }]
const goods = (label: string, amountInDong: number): GiftComponent => ({ kind: 'in-kind', label, amountInDong, isEstimate: true })
/** An envelope and a bag of rice, oil and noodles worth about 200.000. */
const withBag = (amountInDong: number): GiftComponent[] => [...cash(amountInDong - 200_000), goods('Túi quà (gạo, dầu ăn, mì)', 200_000)]

const POOR: GiftCriteria = { povertyClasses: ['NGHEO_A', 'NGHEO_B'] }
const NEAR_POOR: GiftCriteria = { povertyClasses: ['CAN_NGHEO'] }
const AIDED: GiftCriteria = { programmeCodes: ['BTXH'] }
const MERIT: GiftCriteria = { programmeCodes: ['NCC'] }
const AGED_AIDED: GiftCriteria = { programmeCodes: ['BTXH'], ages: { from: 80, to: 130 } }
const DISABLED: GiftCriteria = { categoryCodes: ['K6-DBN', 'K6-N'] }
const SEVERELY_WOUNDED: GiftCriteria = {
  categoryCodes: [
    'BA_ME_VNAH',
    'TIEN_KHOI_NGHIA',
    'ANH_HUNG',
    'PHU_CAP_81',
    'PHU_CAP_DAC_BIET_NANG',
    'TUAT_NUOI_DUONG',
    'THAN_NHAN_2_LIET_SI',
  ],
}
const ANYBODY: GiftCriteria = {}

const level = (id: string, label: string, more: Pick<PracticeLevel, 'count' | 'components' | 'who'>): PracticeLevel => ({
  id,
  label,
  ...more,
})
const TET = { occasion: 'tet', season: 'tet-2024', handover: 'both', signature: 'optional' } as const

export const PRACTICE_CAMPAIGNS: readonly PracticeCampaign[] = [
  {
    ...TET,
    key: 'state',
    name: 'Quà Tết Giáp Thìn của Chủ tịch nước',
    source: { name: 'Ngân sách trung ương', level: 'state' },
    levels: [
      level('600', 'Người có công mức 600.000', { count: 60, components: cash(600_000), who: [SEVERELY_WOUNDED, MERIT, ANYBODY] }),
      level('300', 'Người có công mức 300.000', { count: 420, components: cash(300_000), who: [MERIT, ANYBODY] }),
    ],
  },
  {
    ...TET,
    key: 'province',
    name: 'Quà Tết Giáp Thìn của tỉnh',
    source: { name: 'Ngân sách tỉnh', level: 'province' },
    levels: [
      level('1200', 'Người có công', { count: 480, components: cash(1_200_000), who: [MERIT, ANYBODY] }),
      level('1000', 'Hộ nghèo, người cao tuổi hưởng trợ cấp', {
        count: 4_053,
        components: cash(1_000_000),
        who: [POOR, AGED_AIDED, AIDED, ANYBODY],
      }),
      level('720', 'Người hưởng trợ cấp, hộ cận nghèo', { count: 3_948, components: cash(720_000), who: [AIDED, NEAR_POOR, ANYBODY] }),
      level('500', 'Hoàn cảnh khó khăn khác', { count: 360, components: cash(500_000), who: [{ ages: { from: 60, to: 130 } }, ANYBODY] }),
    ],
  },
  {
    ...TET,
    key: 'gratitude',
    name: 'Quà Tết Quỹ Đền ơn đáp nghĩa',
    source: { name: 'Quỹ Đền ơn đáp nghĩa', level: 'district' },
    handover: 'home',
    levels: [
      level('1000', 'Gia đình chính sách tiêu biểu', { count: 50, components: cash(1_000_000), who: [SEVERELY_WOUNDED, MERIT, ANYBODY] }),
    ],
  },
  {
    ...TET,
    key: 'donors-outside',
    name: 'Quà Tết của nhà hảo tâm ngoài huyện',
    source: { name: 'Nhà hảo tâm ngoài huyện', level: 'donor' },
    levels: [
      level('500', 'Túi quà và tiền mặt', { count: 168, components: withBag(500_000), who: [POOR, ANYBODY] }),
      level('700', 'Túi quà và tiền mặt, hộ đông con', { count: 2, components: withBag(700_000), who: [POOR, ANYBODY] }),
      level('1000', 'Túi quà và tiền mặt, người khuyết tật', { count: 16, components: withBag(1_000_000), who: [DISABLED, ANYBODY] }),
    ],
  },
  {
    ...TET,
    key: 'donors-district',
    name: 'Quà Tết huyện vận động',
    source: { name: 'Vận động cấp huyện', level: 'donor' },
    levels: [
      level('500', 'Túi quà và tiền mặt', { count: 1_182, components: withBag(500_000), who: [NEAR_POOR, AIDED, ANYBODY] }),
      level('700', 'Túi quà và tiền mặt, hộ nghèo', { count: 3_250, components: withBag(700_000), who: [POOR, DISABLED, AIDED, ANYBODY] }),
      level('1000', 'Túi quà và tiền mặt, già yếu neo đơn', { count: 331, components: withBag(1_000_000), who: [AGED_AIDED, ANYBODY] }),
      level('hien-vat', 'Hiện vật theo giá ước tính', {
        count: 1,
        components: [goods('Xe lăn và gạo', 975_500)],
        who: [DISABLED, ANYBODY],
      }),
    ],
  },
  {
    ...TET,
    key: 'donors-commune',
    name: 'Quà Tết xã vận động',
    source: { name: 'Vận động cấp xã', level: 'donor' },
    handover: 'place',
    levels: [
      level('300', 'Gạo, dầu ăn, bánh mứt', {
        count: 1_464,
        components: [goods('Gạo, dầu ăn, bánh mứt', 300_000)],
        who: [AIDED, POOR, ANYBODY],
      }),
      level('400', 'Gạo, chăn ấm', { count: 167, components: [goods('Gạo, chăn ấm', 400_000)], who: [POOR, ANYBODY] }),
      level('500', 'Gạo, chăn ấm, thuốc', { count: 300, components: [goods('Gạo, chăn ấm, thuốc', 500_000)], who: [AGED_AIDED, ANYBODY] }),
      level('380', 'Gạo, áo ấm', { count: 1, components: [goods('Gạo, áo ấm', 380_000)], who: [DISABLED, ANYBODY] }),
    ],
  },
  {
    key: 'longevity',
    name: 'Chúc thọ, mừng thọ Xuân Giáp Thìn',
    occasion: 'longevity',
    season: 'chuc-tho-2024',
    source: { name: 'Ngân sách tỉnh', level: 'province' },
    handover: 'home',
    signature: 'optional',
    levels: [
      level('100', 'Chúc thọ 100 tuổi', {
        count: 14,
        components: [...cash(2_000_000), { kind: 'silk', label: '5 m vải lụa', amountInDong: 700_000, isEstimate: false }],
        who: [{ ages: { from: 100, to: 100 } }],
      }),
      level('90', 'Chúc thọ 90 tuổi', {
        count: 78,
        components: [
          ...cash(1_000_000),
          goods('Quà mừng thọ', 200_000),
          { kind: 'frame', label: 'Khung thiếp mừng thọ', amountInDong: 50_000, isEstimate: false },
        ],
        who: [{ ages: { from: 90, to: 90 } }],
      }),
    ],
  },
]
