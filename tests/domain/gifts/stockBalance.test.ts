import { describe, expect, it } from 'vitest'
import { stockBalance } from '#domain/gifts/stockBalance.ts'

describe('the gifts at a point', () => {
  it.each([
    [{ issued: 100, delivered: 60, returned: 10, damaged: 2 }, false, 28, null],
    [{ issued: 100, delivered: 88, returned: 10, damaged: 2 }, true, 0, null],
    [{ issued: 100, delivered: 88, returned: 10, damaged: 0 }, true, 2, 'left-after-closing'],
    [{ issued: 10, delivered: 11, returned: 0, damaged: 0 }, false, -1, 'more-left-than-came'],
    [{ issued: 0, delivered: 0, returned: 0, damaged: 0 }, true, 0, null],
  ] as const)('%j, closed %s, leave %d and the word %s', (counts, isClosed, ...[remaining, problem]) => {
    expect(stockBalance(counts, { isClosed })).toEqual({ ...counts, remaining, problem })
  })
})
