import { describe, expect, it } from 'vitest'
import { addGifts, NO_GIFTS } from '#domain/gifts/countGifts.ts'
import { sumStandings } from '#domain/gifts/sumStandings.ts'

const hamlet = (...gifts: Omit<Parameters<typeof addGifts>[1], 'gifts'>[]) => ({
  standing: gifts.reduce((so, gift) => addGifts(so, { ...gift, gifts: 1 }), NO_GIFTS),
})

describe('a commune’s figures', () => {
  it('are those of its hamlets, in gifts and in money, kind by kind', () => {
    const one = hamlet({ state: 'delivered', sumInDong: 300_000 }, { state: 'waiting', sumInDong: 500_000 })
    const other = hamlet({ state: 'review', sumInDong: 300_000 }, { state: 'cut', sumInDong: 200_000 })
    expect(sumStandings([one, other])).toEqual({
      listed: { gifts: 4, sumInDong: 1_300_000 },
      delivered: { gifts: 2, sumInDong: 600_000 },
      missing: { gifts: 1, sumInDong: 500_000 },
      review: { gifts: 1, sumInDong: 300_000 },
      ended: { gifts: 1, sumInDong: 200_000 },
    })
  })
  it('are nothing where there is no hamlet', () => {
    expect(sumStandings([])).toEqual(NO_GIFTS)
  })
})
