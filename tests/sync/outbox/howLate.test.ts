import { expect, it } from 'vitest'
import { howLate } from '#sync/outbox/howLate.ts'

const HOUR_MS = 3_600_000

it.each([
  [null, 0, 'in-time'],
  [0, 23 * HOUR_MS, 'in-time'],
  [0, 25 * HOUR_MS, 'a-day'],
  [0, 71 * HOUR_MS, 'a-day'],
  [0, 73 * HOUR_MS, 'three-days'],
  [73 * HOUR_MS, 0, 'in-time'],
] as const)('of a record from %s it says at %s: %s', (oldestMs, nowMs, late) => {
  expect(howLate(oldestMs, nowMs)).toBe(late)
})
