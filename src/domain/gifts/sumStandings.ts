import { NO_GIFTS, type GiftStanding } from './countGifts.ts'

const KINDS = ['listed', 'delivered', 'missing', 'review', 'ended'] as const

const plus = (left: GiftStanding, right: GiftStanding): GiftStanding =>
  KINDS.reduce<GiftStanding>(
    (sum, kind) => ({
      ...sum,
      [kind]: { gifts: left[kind].gifts + right[kind].gifts, sumInDong: left[kind].sumInDong + right[kind].sumInDong },
    }),
    NO_GIFTS,
  )

/** Hamlets make a commune, communes a campaign: counts and đồng added kind by kind. */
export const sumStandings = (standings: readonly { readonly standing: GiftStanding }[]): GiftStanding =>
  standings.reduce((sum, { standing }) => plus(sum, standing), NO_GIFTS)
