import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeOver } from '#app/device/takeOver.ts'

type Worker = { readonly state: string; readonly postMessage: (word: string) => void }
let registration: { waiting?: Worker | null; active?: Worker | null }
let words: string[]
let changed: (() => void)[]
const reload = vi.fn()
const worker = (state: string): Worker => ({ state, postMessage: (word) => void words.push(word) })

class Begun {
  readonly type: string
  constructor(type: string) {
    this.type = type
  }
}
const begunBy = (type: string) =>
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([new Begun(type)] as unknown as PerformanceEntryList)

beforeEach(() => {
  vi.useFakeTimers()
  reload.mockClear()
  ;[words, changed] = [[], []]
  registration = { active: worker('activated'), waiting: worker('installed') }
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: () => Promise.resolve(registration),
      addEventListener: (_: string, heard: () => void) => void changed.push(heard),
      removeEventListener: (_: string, heard: () => void) => void (changed = changed.filter((other) => other !== heard)),
    },
  })
  vi.stubGlobal('PerformanceNavigationTiming', Begun)
  vi.stubGlobal('location', { reload })
  begunBy('navigate')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const QUIET_MS = 100
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('asks the waiting version to take over, and begins anew once it has', async () => {
  void takeOver('by-person')
  await pass(QUIET_MS)
  expect([words, reload.mock.calls.length]).toEqual([['take-over'], 0])
  changed.forEach((tell) => tell())
  expect(reload).toHaveBeenCalledTimes(1)
})
it('begins anew after three seconds where the old version is kept at work, for that lets it go', async () => {
  void takeOver('by-person')
  await pass(QUIET_MS + 2_999)
  expect(reload).not.toHaveBeenCalled()
  await pass(1)
  expect(reload).toHaveBeenCalledTimes(1)
})
it('begins anew at once where the new version has taken over already', async () => {
  registration.waiting = null
  void takeOver('by-person')
  await pass(QUIET_MS)
  expect([words, reload.mock.calls.length]).toEqual([[], 1])
})
it('begins anew as often as somebody asks for it', async () => {
  begunBy('reload')
  void takeOver('by-person')
  await pass(QUIET_MS + 3_000)
  expect(reload).toHaveBeenCalledTimes(1)
})
it('by itself it begins anew once, and then leaves the page to whoever works in it', async () => {
  void takeOver('by-itself')
  await pass(QUIET_MS + 3_000)
  expect(reload).toHaveBeenCalledTimes(1)
  changed = []
  begunBy('reload')
  await Promise.all([takeOver('by-itself'), pass(QUIET_MS + 3_000)])
  changed.forEach((tell) => tell())
  expect([words.length, reload.mock.calls.length]).toEqual([2, 1])
})
it('asks nothing of the office from the tap on, for that would keep the old version at work', async () => {
  const asked = vi.fn(() => Promise.resolve(new Response()))
  vi.stubGlobal('fetch', asked)
  void takeOver('by-person')
  void fetch('/api/me')
  await pass(QUIET_MS + 3_000)
  expect([asked.mock.calls.length, reload.mock.calls.length]).toEqual([0, 1])
})
it('a page that stays as it is speaks again, and what it asked meanwhile has failed as without signal', async () => {
  const asked = vi.fn(() => Promise.resolve(new Response()))
  vi.stubGlobal('fetch', asked)
  begunBy('reload')
  const taking = takeOver('by-itself')
  const unheard = expect(fetch('/api/me')).rejects.toThrow(TypeError)
  await Promise.all([taking, pass(QUIET_MS + 3_000), unheard])
  await fetch('/api/me')
  expect(asked).toHaveBeenCalledTimes(1)
})
