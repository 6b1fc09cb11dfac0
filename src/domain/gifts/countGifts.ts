import { giftState, type GiftOnProfile, type GiftState } from './GiftOnProfile.ts'

/** How a campaign stands in gifts and money. «Delivered» counts a doubtful one once: it left the hand, whoever settles it. */
export type GiftCount = { readonly gifts: number; readonly sumInDong: number }
export type GiftStanding = Readonly<Record<'listed' | 'delivered' | 'missing' | 'review' | 'ended', GiftCount>>

const NOTHING: GiftCount = { gifts: 0, sumInDong: 0 }
export const NO_GIFTS: GiftStanding = { listed: NOTHING, delivered: NOTHING, missing: NOTHING, review: NOTHING, ended: NOTHING }

const COUNTS_AS: Record<GiftState, readonly (keyof GiftStanding)[]> = {
  waiting: ['listed', 'missing'],
  missed: ['listed', 'missing'],
  delivered: ['listed', 'delivered'],
  review: ['listed', 'delivered', 'review'],
  carried: ['listed', 'ended'],
  returned: ['listed', 'ended'],
  cut: ['listed', 'ended'],
  removed: [],
}

const plus = (count: GiftCount, valueInDong: number): GiftCount => ({ gifts: count.gifts + 1, sumInDong: count.sumInDong + valueInDong })

export function addGift(standing: GiftStanding, { state, valueInDong }: { state: GiftState; valueInDong: number }): GiftStanding {
  return COUNTS_AS[state].reduce((after, kind) => ({ ...after, [kind]: plus(after[kind], valueInDong) }), standing)
}

export const countGifts = (gifts: readonly GiftOnProfile[]): GiftStanding =>
  gifts.reduce((standing, gift) => addGift(standing, { state: giftState(gift), valueInDong: gift.valueInDong }), NO_GIFTS)
