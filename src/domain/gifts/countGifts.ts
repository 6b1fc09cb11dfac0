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

const plus = (count: GiftCount, more: GiftCount): GiftCount => ({
  gifts: count.gifts + more.gifts,
  sumInDong: count.sumInDong + more.sumInDong,
})

/** The one place that says what a state counts as: one gift at a time, or many already counted by their state. */
export const addGifts = (standing: GiftStanding, { state, ...more }: GiftCount & { readonly state: GiftState }): GiftStanding =>
  COUNTS_AS[state].reduce((after, kind) => ({ ...after, [kind]: plus(after[kind], more) }), standing)

export const addStandings = (one: GiftStanding, other: GiftStanding): GiftStanding => ({
  listed: plus(one.listed, other.listed),
  delivered: plus(one.delivered, other.delivered),
  missing: plus(one.missing, other.missing),
  review: plus(one.review, other.review),
  ended: plus(one.ended, other.ended),
})

export const countGifts = (gifts: readonly GiftOnProfile[]): GiftStanding =>
  gifts.reduce((standing, gift) => addGifts(standing, { state: giftState(gift), gifts: 1, sumInDong: gift.valueInDong }), NO_GIFTS)
