import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { lookAtSpace } from '#app/device/lookAtSpace.ts'
import { useSpace } from '#app/features/anyone/settings/useSpace.ts'
import { SPACE } from '#app/PhoneSpace.ts'

const MEGABYTE = 1024 * 1024
const browserSaying = (estimate: StorageEstimate | undefined) =>
  vi.stubGlobal('navigator', { serviceWorker: {}, storage: estimate && { estimate: () => Promise.resolve(estimate) } })
async function bytesTooFew(): Promise<number | undefined> {
  const screen = mount(defineComponent({ setup: () => useSpace(), render: () => null }), {
    global: { provide: { [SPACE as symbol]: { look: lookAtSpace } } },
  })
  await flushPromises()
  return (screen.vm as unknown as { lowBytes: number | undefined }).lowBytes
}
afterEach(() => void vi.unstubAllGlobals())

it('a phone that is nearly full is told how little is left', async () => {
  browserSaying({ usage: 90 * MEGABYTE, quota: 100 * MEGABYTE })
  expect(await bytesTooFew()).toBe(10 * MEGABYTE)
})

it('a browser that does not say how much is left is not called full', async () => {
  browserSaying(undefined)
  expect(await bytesTooFew()).toBeUndefined()
  browserSaying({})
  expect(await bytesTooFew()).toBeUndefined()
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
