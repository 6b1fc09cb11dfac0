import { describe, expect, it } from 'vitest'
import { joinLeaves, leavesOf } from '#sync/protocol/pageLeaves.ts'

const leaves = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(9)]

describe('a page of people', () => {
  it('gives back the leaves it was made of', () => {
    expect(leavesOf(joinLeaves(leaves))).toEqual(leaves)
  })
  it('may be empty', () => {
    expect(leavesOf(joinLeaves([]))).toEqual([])
  })
  it('is found where it lies within other bytes', () => {
    const page = joinLeaves(leaves)
    const around = new Uint8Array(page.length + 5)
    around.set(page, 3)
    expect(leavesOf(around.subarray(3, 3 + page.length))).toEqual(leaves)
  })
  it.each([0, 3, 10, 19])('is not taken for whole when it ends after %d bytes', (length) => {
    expect(leavesOf(joinLeaves(leaves).slice(0, length))).toBeUndefined()
  })
  it('is not taken for a page when it is something else', () => {
    expect(leavesOf(new TextEncoder().encode('<!doctype html><title>Wi-Fi</title>'))).toBeUndefined()
  })
})
