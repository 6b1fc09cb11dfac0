import { giftState, type GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'

type Asked = { readonly campaignId: unknown; readonly isOpen: (gift: GiftOnProfile) => boolean }

const isDue = (gift: GiftOnProfile): boolean => ['waiting', 'missed'].includes(giftState(gift))

/** The campaign one came from on top, then what is due, then what is done; of closed campaigns and taken off lists nothing. */
export function sortGifts(gifts: readonly GiftOnProfile[], { campaignId, isOpen }: Asked): readonly GiftOnProfile[] {
  const rank = (gift: GiftOnProfile) => (gift.campaignId === campaignId ? 0 : isDue(gift) ? 1 : 2)
  return gifts.filter((gift) => giftState(gift) !== 'removed' && isOpen(gift)).sort((one, other) => rank(one) - rank(other))
}
