import { describe, expect, it } from 'vitest'
import { missingNumbers, numbersOfRuns, sequenceRuns, sessionFactsText } from '#domain/payments/sequenceRuns.ts'
import { Chance } from '#tests/support/Chance.ts'

describe('the numbers of a session’s records', () => {
  it.each([
    [
      [1, 2, 3, 7, 8],
      [
        [1, 3],
        [7, 8],
      ],
    ],
    [
      [8, 1, 3, 2, 7, 3],
      [
        [1, 3],
        [7, 8],
      ],
    ],
    [[5], [[5, 5]]],
    [[], []],
  ])('%j are told as runs', (numbers, runs) => {
    expect(sequenceRuns(numbers)).toEqual(runs)
  })
  it('come back out of their runs', () => {
    expect([
      ...numbersOfRuns([
        [1, 3],
        [7, 8],
      ]),
    ]).toEqual([1, 2, 3, 7, 8])
  })
  it('that have not come are named', () => {
    expect(
      missingNumbers(
        [
          [1, 3],
          [7, 9],
        ],
        new Set([1, 3, 8, 100]),
      ),
    ).toEqual([2, 7, 9])
  })
  it('that have all come leave none missing', () => {
    expect(missingNumbers([[4, 6]], new Set([4, 5, 6]))).toEqual([])
  })
  it('are named once when runs overlap, and not at all when a run ends before it begins', () => {
    expect(
      missingNumbers(
        [
          [1, 2],
          [2, 3],
          [9, 5],
        ],
        new Set(),
      ),
    ).toEqual([1, 2, 3])
  })
  it('of a run of millions are named as far as somebody can read', () => {
    expect(missingNumbers([[1, Number.MAX_SAFE_INTEGER]], new Set([1]), 3)).toEqual([2, 3, 4])
  })
  it.each(Array.from({ length: 30 }, (_, seed) => seed))('are the same after the way there and back, seed %i', (seed) => {
    const chance = new Chance(seed)
    const numbers = [...new Set(Array.from({ length: chance.below(60) }, () => chance.below(80)))].sort((one, other) => one - other)
    expect([...numbersOfRuns(sequenceRuns(numbers))]).toEqual(numbers)
  })
})

describe('the text a session’s hash is taken over', () => {
  it('is each id in the device’s order with a line end', () => {
    expect([sessionFactsText(['b', 'a']), sessionFactsText([])]).toEqual(['b\na\n', ''])
  })
})
