import { addStandings, NO_GIFTS, type GiftStanding } from './countGifts.ts'

/** The figures of several hamlets or communes together. */
export const sumStandings = (standings: readonly { readonly standing: GiftStanding }[]): GiftStanding =>
  standings.reduce((sum, { standing }) => addStandings(sum, standing), NO_GIFTS)
