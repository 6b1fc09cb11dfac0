import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { rowsInSight, useRowsInTwoStrokes } from '#app/design/useRowsInTwoStrokes.ts'

const listOf = (...rows: string[]) => {
  const scope = effectScope()
  const found = shallowRef<readonly string[]>(rows)
  const list = scope.run(() => useRowsInTwoStrokes(found, () => 2))
  if (!list) throw new Error('No list')
  return { found, scope, shown: () => (list.isWhole.value ? list.drawn.value : list.drawn.value.slice(0, 2)), ...list }
}

describe('a list that changes at each key', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('shows its first rows at once and the others one frame later', () => {
    const list = listOf('a', 'b', 'c')
    list.found.value = ['d', 'e', 'f', 'g']
    expect(list.shown()).toEqual(['d', 'e'])
    vi.advanceTimersByTime(100)
    expect(list.shown()).toEqual(['d', 'e', 'f', 'g'])
  })
  it('never shows a row of the list before under the new one', () => {
    const list = listOf('a', 'b', 'c')
    list.found.value = ['d', 'e', 'f']
    list.found.value = ['g']
    expect(list.shown()).toEqual(['g'])
    vi.advanceTimersByTime(100)
    expect(list.shown()).toEqual(['g'])
  })
  it('shows the last of two quick changes and nothing of the first', () => {
    const list = listOf()
    list.found.value = ['a', 'b', 'c']
    list.found.value = ['d', 'e', 'f']
    vi.advanceTimersByTime(100)
    expect(list.shown()).toEqual(['d', 'e', 'f'])
  })
  it('draws nothing more once its screen is left', () => {
    const list = listOf()
    list.found.value = ['a', 'b', 'c']
    list.scope.stop()
    vi.advanceTimersByTime(100)
    expect(list.shown()).toEqual(['a', 'b'])
  })
  it('counts as in sight what reaches the edge of the screen, at least one row, and all of a list not drawn yet', () => {
    const listAt = (top: number) => ({ getBoundingClientRect: () => ({ top }) }) as Element
    vi.stubGlobal('innerHeight', 740)
    expect([
      rowsInSight(listAt(700), 96),
      rowsInSight(listAt(300), 96),
      rowsInSight(listAt(-400), 96),
      rowsInSight(listAt(900), 96),
    ]).toEqual([1, 5, 12, 1])
    expect(rowsInSight(null, 96)).toBe(Infinity)
    vi.unstubAllGlobals()
  })
})
