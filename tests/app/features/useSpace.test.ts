import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { lookAtSpace } from '#app/device/lookAtSpace.ts'
import SpaceTrouble from '#app/parts/SpaceTrouble.vue'
import { SPACE, type SpaceTrouble as SpaceSays } from '#app/PhoneSpace.ts'
import { useSpace } from '#app/session/useSpace.ts'
import { learnWords, words } from '#app/text/words.ts'

await learnWords(['seldom'])

const MEGABYTE = 1024 * 1024
const browserSaying = (estimate: StorageEstimate | undefined) =>
  vi.stubGlobal('navigator', { serviceWorker: {}, storage: estimate && { estimate: () => Promise.resolve(estimate) } })
/** What a screen that looks at its phone's store has to say. */
async function said(): Promise<string> {
  const screen = mount(
    defineComponent({ setup: () => useSpace(), render: ({ trouble }: { trouble?: SpaceSays }) => trouble && h(SpaceTrouble, { trouble }) }),
    { global: { plugins: [words], provide: { [SPACE as symbol]: { look: lookAtSpace } } } },
  )
  await flushPromises()
  await new Promise((done) => setTimeout(done))
  return screen.text()
}
afterEach(() => void vi.unstubAllGlobals())

it('a phone that is nearly full is told how little is left', async () => {
  browserSaying({ usage: 90 * MEGABYTE, quota: 100 * MEGABYTE })
  expect(await said()).toContain('Máy sắp đầy bộ nhớ (còn 10 MB)')
})

it('a browser that does not say how much is left is not called full', async () => {
  browserSaying(undefined)
  expect(await said()).toBe('')
  browserSaying({})
  expect(await said()).toBe('')
})

it('a window without a worker, as Firefox’s private one, is called fleeting', async () => {
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve({}) } })
  expect((await lookAtSpace()).isFleeting).toBe(true)
})
it('so is one that gives no folder, as Safari’s private one', async () => {
  vi.stubGlobal('navigator', { serviceWorker: {}, storage: { getDirectory: () => Promise.reject(new DOMException('', 'UnknownError')) } })
  expect((await lookAtSpace()).isFleeting).toBe(true)
})
it('an ordinary window is not, nor one of a browser too old to have such folders', async () => {
  vi.stubGlobal('navigator', { serviceWorker: {}, storage: { getDirectory: () => Promise.resolve({}) } })
  expect((await lookAtSpace()).isFleeting).toBe(false)
  vi.stubGlobal('navigator', { serviceWorker: {}, storage: {} })
  expect((await lookAtSpace()).isFleeting).toBe(false)
})

it('whoever works in a private window is told that closing it loses everything', async () => {
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve({}) } })
  expect(await said()).toContain('△')
})
