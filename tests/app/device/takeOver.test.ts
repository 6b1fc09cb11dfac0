import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeOver } from '#app/device/takeOver.ts'

type Worker = { readonly state: string; readonly postMessage: (word: string) => void }
let registration: { waiting?: Worker | null; active?: Worker | null }
let words: string[]
let changed: (() => void)[]
let controller: Worker
const reload = vi.fn()
const worker = (state: string, hears = true): Worker => ({ state, postMessage: (word) => void (hears && words.push(word)) })

beforeEach(() => {
  vi.useFakeTimers()
  reload.mockClear()
  ;[words, changed, controller] = [[], [], worker('activated')]
  registration = { active: controller, waiting: worker('installed') }
  vi.stubGlobal('navigator', {
    serviceWorker: {
      get controller() {
        return controller
      },
      getRegistration: () => Promise.resolve(registration),
      addEventListener: (_: string, heard: () => void) => void changed.push(heard),
    },
  })
  vi.stubGlobal('location', { reload })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('asks the waiting version to take over, and begins anew once it has', async () => {
  takeOver()
  await pass(0)
  expect([words, reload.mock.calls.length]).toEqual([['take-over'], 0])
  changed.forEach((tell) => tell())
  expect(reload).toHaveBeenCalledTimes(1)
})
it('asks again where the word was lost', async () => {
  registration.waiting = worker('installed', false)
  takeOver()
  await pass(0)
  registration.waiting = worker('installed')
  await pass(2_000)
  expect(words).toEqual(['take-over'])
})
it('begins anew where the news was lost that the new version has taken over', async () => {
  takeOver()
  await pass(0)
  registration = { active: worker('activated'), waiting: null }
  await pass(2_000)
  expect(reload).toHaveBeenCalledTimes(1)
})
it('begins anew once, however often it is told', async () => {
  takeOver()
  registration = { active: worker('activated'), waiting: null }
  changed.forEach((tell) => tell())
  changed.forEach((tell) => tell())
  await pass(10_000)
  expect(reload).toHaveBeenCalledTimes(1)
})
it('stays where nothing waits and nothing has changed', async () => {
  registration.waiting = null
  takeOver()
  await pass(10_000)
  expect(reload).not.toHaveBeenCalled()
})
