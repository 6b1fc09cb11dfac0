import type { CampaignId, GiftHandover, GiftLineId, GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'

/** One gift that waits; say only what the test is about. */
export const giftOf = (more: Partial<GiftOnProfile> = {}): GiftOnProfile => ({
  lineId: 'line' as GiftLineId,
  campaignId: 'tet' as CampaignId,
  label: 'Quà Tết',
  valueInDong: 500_000,
  handovers: [],
  missed: null,
  cardNumber: null,
  outcome: 'open',
  ...more,
})

export const handoverBy = (factId: string, more: Partial<GiftHandover> = {}): GiftHandover => ({
  factId,
  day: '2027-01-20' as PlainDate,
  officerName: 'Nam',
  receiver: { kind: 'self' },
  ...more,
})
