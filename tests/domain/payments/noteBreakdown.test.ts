import { describe, expect, it } from 'vitest'
import { countDrawer, countNotes, noteBreakdown, noteValuesOn } from '#domain/payments/noteBreakdown.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { Chance } from '#tests/support/Chance.ts'

const day = getPlainDate('2024-03-05')
const notesFor = (amount: number) => noteBreakdown(amount, day).notes.map(({ valueInDong, count }) => [count, valueInDong])

/** The smallest count for every thousand up to `most`, by trying all: the slow way that cannot be wrong. */
function fewestNotes(most: number): number[] {
  const fewest = [0]
  for (let thousands = 1; thousands <= most; thousands += 1)
    fewest.push(1 + Math.min(...noteValuesOn(day).map((value) => fewest[thousands - value / 1_000] ?? Number.POSITIVE_INFINITY)))
  return fewest
}

describe('the notes to hand out', () => {
  it.each([
    [
      2_055_000,
      [
        [4, 500_000],
        [1, 50_000],
        [1, 5_000],
      ],
    ],
    [400_000, [[2, 200_000]]],
    [
      1_833_000,
      [
        [3, 500_000],
        [1, 200_000],
        [1, 100_000],
        [1, 20_000],
        [1, 10_000],
        [1, 2_000],
        [1, 1_000],
      ],
    ],
    [8_000_000, [[16, 500_000]]],
    [0, []],
  ])('for %d đồng', (amount, notes) => {
    expect(notesFor(amount)).toEqual(notes)
  })
  it('are the fewest, for every thousand up to a million', () => {
    const fewest = fewestNotes(1_000)
    const counts = fewest.map((_, thousands) => noteBreakdown(thousands * 1_000, day).notes.reduce((sum, note) => sum + note.count, 0))
    expect(counts).toEqual(fewest)
  })
  it('leave what no note can pay', () => {
    expect(noteBreakdown(162_540, day)).toMatchObject({ leftInDong: 540 })
  })
  it.each(Array.from({ length: 30 }, (_, seed) => seed))('make the amount again, seed %i', (seed) => {
    const amount = new Chance(seed).below(50_000_000)
    const { notes, leftInDong } = noteBreakdown(amount, day)
    expect(countNotes(notes) + leftInDong).toBe(amount)
  })
  it('come in nine values in 2024 and none before notes are on record', () => {
    expect([noteValuesOn(day).length, noteValuesOn(getPlainDate('1999-01-01'))]).toEqual([9, []])
  })
})

describe('a counted drawer', () => {
  const drawer = [
    { valueInDong: 500_000, count: 3 },
    { valueInDong: 20_000, count: 7 },
    { valueInDong: 1_000, count: 0 },
  ]
  it('holds the sum of its notes', () => {
    expect([countNotes(drawer), countNotes([])]).toEqual([1_640_000, 0])
  })
  it.each([
    [1_640_000, 0],
    [1_700_000, -60_000],
    [1_500_000, 140_000],
  ])('against a book of %d differs by %d', (expectedInDong, differenceInDong) => {
    expect(countDrawer(drawer, { expectedInDong })).toEqual({ countedInDong: 1_640_000, differenceInDong })
  })
})
