import { describe, expect, it } from 'vitest'
import { giftValueInDong, type Campaign, type GiftRule } from '#domain/gifts/Campaign.ts'
import type { CampaignId } from '#domain/gifts/GiftOnProfile.ts'
import { makeGiftList } from '#domain/gifts/makeGiftList.ts'
import type { HouseholdId, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'

const cash = (amountInDong: number) => [{ kind: 'cash', label: 'Tiền mặt', amountInDong, isEstimate: false }] as const
const rule = (id: string, criteria: GiftRule['criteria'], amountInDong = 500_000): GiftRule => ({
  id,
  label: id,
  criteria,
  components: cash(amountInDong),
})
const campaign = (rules: readonly GiftRule[], more: Partial<Campaign> = {}): Campaign => ({
  id: 'c' as CampaignId,
  name: 'Quà Tết',
  occasion: 'tet',
  season: 'tet-2024',
  source: { name: 'Ngân sách tỉnh', level: 'province' },
  startDay: '2024-01-15' as PlainDate,
  endDay: '2024-02-09' as PlainDate,
  listYear: 2024,
  handover: 'both',
  place: '',
  unitCodes: ['26305' as UnitCode],
  entitlementUnit: 'person',
  limit: 'once-in-campaign',
  photo: 'none',
  signature: 'none',
  rules,
  state: 'draft',
  ...more,
})
const aid = (programmeCode: string) => ({ programmeCode, categoryCode: 'K5c', coefficient: 1, monthlyAmountInDong: 400_000, from: null })
const namesOf = (list: ReturnType<typeof makeGiftList>) => list.map((one) => one.profile.fullName)

const old = person({ fullName: 'Cụ Chín Mươi', birth: '1934' })
const older = person({ fullName: 'Cụ Trăm Tuổi', birth: '1924-12-31' })
const young = person({ fullName: 'Anh Bình', birth: '1980' })

describe('a gift list by a rule', () => {
  it('counts ages by the calendar year, born in December or known by the year alone', () => {
    const list = makeGiftList(
      campaign([rule('90', { ages: { from: 90, to: 90 } }), rule('100', { ages: { from: 100, to: 120 } }, 2_700_000)]),
      [old, older, young],
    )
    expect(list.map((one) => [one.profile.fullName, giftValueInDong(one.rule.components)])).toEqual([
      ['Cụ Chín Mươi', 500_000],
      ['Cụ Trăm Tuổi', 2_700_000],
    ])
  })
  it('gives one gift to whoever fits two rules, by the first of them', () => {
    const both = person({ fullName: 'Bà Hai Diện', entitlements: [aid('NCC'), aid('BTXH')] })
    const list = makeGiftList(campaign([rule('ncc', { programmeCodes: ['NCC'] }), rule('btxh', { programmeCodes: ['BTXH'] })]), [both])
    expect(list.map((one) => one.rule.id)).toEqual(['ncc'])
  })
  it('takes the newest poverty class that the list’s year knows', () => {
    const now = person({
      fullName: 'Hộ Nghèo',
      poverty: [
        { year: 2023, class: 'NGHEO_A' },
        { year: 2025, class: 'MOI_THOAT_NGHEO' },
      ],
    })
    expect(namesOf(makeGiftList(campaign([rule('poor', { povertyClasses: ['NGHEO_A'] })]), [now]))).toEqual(['Hộ Nghèo'])
  })
  it('leaves out who died or moved away, and those of other communes', () => {
    const people = [
      person({ fullName: 'Đã mất', standing: 'dead' }),
      person({ fullName: 'Báo mất', standing: 'reported-dead' }),
      person({ fullName: 'Xã khác', unitCode: '26308' as UnitCode }),
    ]
    expect(makeGiftList(campaign([rule('all', {})]), people)).toEqual([])
  })
  it('leaves out whose age nobody knows when the rule asks for one', () => {
    expect(
      makeGiftList(campaign([rule('90', { ages: { from: 90, to: 90 } })]), [person({ fullName: 'Không năm sinh', birth: '' })]),
    ).toEqual([])
  })
})

describe('a gift for each household', () => {
  const householdId = 'h1' as HouseholdId
  const wife = person({ fullName: 'Bà Vợ', householdId })
  const head = person({ fullName: 'Ông Chủ Hộ', householdId, isHouseholdHead: true })
  it('goes to the head, whoever of the household comes first on the list', () => {
    expect(namesOf(makeGiftList(campaign([rule('all', {})], { entitlementUnit: 'household' }), [wife, head]))).toEqual(['Ông Chủ Hộ'])
  })
  it('goes to whoever fits when the head does not', () => {
    const poor = person({ fullName: 'Bà Vợ', householdId, birth: '1934' })
    expect(
      namesOf(makeGiftList(campaign([rule('90', { ages: { from: 90, to: 90 } })], { entitlementUnit: 'household' }), [poor, head])),
    ).toEqual(['Bà Vợ'])
  })
  it('counts somebody without a household as one', () => {
    expect(namesOf(makeGiftList(campaign([rule('all', {})], { entitlementUnit: 'household' }), [old, older]))).toEqual([
      'Cụ Chín Mươi',
      'Cụ Trăm Tuổi',
    ])
  })
})
