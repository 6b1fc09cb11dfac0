import { expect, it } from 'vitest'
import { leaseFrom, standingOf } from '#app/device/vault/lease.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SERVER_MS = 1_700_000_000_000
const granted = { serverTimeMs: SERVER_MS, leaseEndsAtMs: SERVER_MS + 72 * HOUR_MS }

it.each([0, -2 * DAY_MS, 2 * DAY_MS, -SERVER_MS])('lasts the granted hours though the clock is off by %i ms', (offMs) => {
  const lease = leaseFrom(granted, SERVER_MS + offMs)
  expect([71, 73].map((hours) => standingOf(lease, SERVER_MS + offMs + hours * HOUR_MS))).toEqual(['running', 'ended'])
})

it('stands a clock corrected by two days', () => {
  expect(standingOf(leaseFrom(granted, SERVER_MS), SERVER_MS - 2 * DAY_MS)).toBe('running')
})

it('does not believe a clock turned back by years', () => {
  expect(standingOf(leaseFrom(granted, SERVER_MS), 0)).toBe('clock-wrong')
})
