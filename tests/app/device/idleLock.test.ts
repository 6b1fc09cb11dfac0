import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { COUNTER_HIDDEN_MS, COUNTER_IDLE_MS, HIDDEN_MS, IDLE_MS, lockWhenIdle, PICKER_MS } from '#app/device/idleLock.ts'

const clock = { nowMs: () => Date.now() }
const lock = vi.fn()
let stop: () => void
let isPaying = false

beforeEach(() => {
  vi.useFakeTimers()
  lock.mockClear()
  isPaying = false
  stop = lockWhenIdle({ lock, isPaying: () => isPaying }, clock, () => undefined)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const show = (isVisible: boolean) => {
  Object.defineProperty(document, 'visibilityState', { value: isVisible ? 'visible' : 'hidden', configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}
const touch = () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
function openPicker(): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'file'
  document.body.append(input)
  input.dispatchEvent(new Event('click', { bubbles: true }))
  return input
}

it('locks after five minutes without a touch', () => {
  vi.advanceTimersByTime(IDLE_MS - 30_000)
  const before = lock.mock.calls.length
  vi.advanceTimersByTime(60_000)
  expect([before, lock.mock.calls.length > 0]).toEqual([0, true])
})

it('stays open while somebody works', () => {
  for (let minute = 0; minute < 20; minute += 1) {
    vi.advanceTimersByTime(60_000)
    touch()
  }
  expect(lock).not.toHaveBeenCalled()
})

it('locks a minute after it was put away', () => {
  show(false)
  vi.advanceTimersByTime(HIDDEN_MS + 20_000)
  expect(lock).toHaveBeenCalled()
})

it('stays open when it was away for a moment', () => {
  show(false)
  vi.advanceTimersByTime(HIDDEN_MS - 20_000)
  show(true)
  vi.advanceTimersByTime(60_000)
  expect(lock).not.toHaveBeenCalled()
})

it('locks on waking from a sleep in which no timer fired, before the first touch counts', () => {
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  touch()
  expect(lock).toHaveBeenCalledOnce()
})

it('locks when it comes back into sight after a sleep', () => {
  show(false)
  vi.setSystemTime(Date.now() + HIDDEN_MS)
  show(true)
  expect(lock).toHaveBeenCalled()
})

it('stays open while the camera or the file picker is', () => {
  openPicker()
  show(false)
  vi.advanceTimersByTime(HIDDEN_MS * 3)
  show(true)
  expect(lock).not.toHaveBeenCalled()
})

it('counts again once a picture was chosen', () => {
  const input = openPicker()
  input.dispatchEvent(new Event('change', { bubbles: true }))
  show(false)
  vi.advanceTimersByTime(HIDDEN_MS + 20_000)
  expect(lock).toHaveBeenCalled()
})

it('does not wait for ever for a picker nobody comes back from', () => {
  openPicker()
  show(false)
  vi.advanceTimersByTime(PICKER_MS + 30_000)
  expect(lock).toHaveBeenCalled()
})

it('waits a quarter of an hour for a teller whose session is open, and five minutes when put away', () => {
  isPaying = true
  vi.advanceTimersByTime(COUNTER_IDLE_MS - 30_000)
  touch()
  show(false)
  vi.advanceTimersByTime(COUNTER_HIDDEN_MS - 30_000)
  const before = lock.mock.calls.length
  vi.advanceTimersByTime(60_000)
  expect([before, lock.mock.calls.length > 0]).toEqual([0, true])
})

it('locks a teller as everybody once the session is closed', () => {
  isPaying = true
  vi.advanceTimersByTime(IDLE_MS + 60_000)
  const before = lock.mock.calls.length
  isPaying = false
  vi.advanceTimersByTime(30_000)
  expect([before, lock.mock.calls.length > 0]).toEqual([0, true])
})
