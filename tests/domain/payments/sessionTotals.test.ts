import { describe, expect, it } from 'vitest'
import { sessionTotals, type SessionEntry } from '#domain/payments/sessionTotals.ts'
import { Chance } from '#tests/support/Chance.ts'

const paid = (factId: string, amountInDong: number): SessionEntry => ({ kind: 'paid', factId, amountInDong })
const takenBack = (cancels: string): SessionEntry => ({ kind: 'taken-back', cancels })
const missed: SessionEntry = { kind: 'missed' }

describe('the cash book of a session', () => {
  it('expects the float in the drawer before anything is paid', () => {
    expect(sessionTotals(5_000_000, [])).toEqual({
      floatInDong: 5_000_000,
      payments: 0,
      paidInDong: 0,
      reversals: 0,
      reversedInDong: 0,
      missed: 0,
      expectedInDong: 5_000_000,
    })
  })
  it('counts a payment taken back on both sides, and the drawer as if it had not been', () => {
    const totals = sessionTotals(5_000_000, [paid('a', 400_000), paid('b', 600_000), takenBack('a')])
    expect(totals).toMatchObject({ payments: 2, paidInDong: 1_000_000, reversals: 1, reversedInDong: 400_000, expectedInDong: 4_400_000 })
  })
  it('counts a taking back whose payment is not in the book on neither side', () => {
    expect(sessionTotals(0, [takenBack('elsewhere')])).toMatchObject({ payments: 0, reversals: 0, expectedInDong: 0 })
  })
  it('counts one payment and one taking back once, however often they are told', () => {
    const totals = sessionTotals(0, [paid('a', 400_000), paid('a', 400_000), takenBack('a'), takenBack('a')])
    expect(totals).toMatchObject({ payments: 1, reversals: 1, expectedInDong: 0 })
  })
  it('knows a taking back that is told before its payment', () => {
    expect(sessionTotals(0, [takenBack('a'), paid('a', 400_000)]).reversedInDong).toBe(400_000)
  })
  it('counts each attempt in vain and moves no money for it', () => {
    expect(sessionTotals(100_000, [missed, missed])).toMatchObject({ missed: 2, expectedInDong: 100_000 })
  })
  it('may expect less than nothing: cash from elsewhere was paid out', () => {
    expect(sessionTotals(0, [paid('a', 400_000)]).expectedInDong).toBe(-400_000)
  })
})

describe('whatever the order', () => {
  const seeds = Array.from({ length: 100 }, (_, at) => Number(process.env['SEED'] ?? 0) + at)

  it.each(seeds)('the totals are the same and whole đồng, seed %i', (seed) => {
    const chance = new Chance(seed)
    const entries = Array.from({ length: chance.below(60) }, (_, at): SessionEntry => {
      const drawn = chance.below(4)
      if (drawn === 0) return missed
      return drawn === 1 ? takenBack(String(chance.below(60))) : paid(String(at), chance.between(1, 9_000) * 1_000)
    })
    const shuffled = entries.map((entry) => ({ entry, at: chance.next() })).sort((one, other) => one.at - other.at)
    const totals = sessionTotals(10_000_000, entries)
    expect(
      sessionTotals(
        10_000_000,
        shuffled.map(({ entry }) => entry),
      ),
    ).toEqual(totals)
    expect(Object.values(totals).every(Number.isSafeInteger)).toBe(true)
    expect(totals.expectedInDong).toBe(totals.floatInDong - totals.paidInDong + totals.reversedInDong)
  })
})
