import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineAsyncComponent, h, type Component } from 'vue'
import { useScreens } from '#app/design/useScreens.ts'
import { leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'

/** A shell with one screen in it, which has its heading and one part more. */
async function screenWith(part: Component): Promise<string> {
  vi.stubGlobal('reportError', () => undefined)
  const shell = {
    setup() {
      const { hasCrashed } = useScreens({ skipsFirst: true })
      return () => (hasCrashed.value ? h('p', 'trục trặc') : h('main', [h('h1', 'Hôm nay'), h(part)]))
    },
  }
  const screen = await sitAt(shell, new PaperDesk())
  await flushPromises()
  return screen.text()
}
afterEach(() => {
  leaveDesk()
  vi.unstubAllGlobals()
})

it('a part that cannot be fetched leaves its screen standing: the signal may go at any moment of the first day', async () => {
  const unfetched = defineAsyncComponent(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))
  expect(await screenWith(unfetched)).toBe('Hôm nay')
})

it('a screen that breaks is said to have broken', async () => {
  const broken = {
    setup: () => {
      throw new Error('broken')
    },
  }
  expect(await screenWith(broken)).toBe('trục trặc')
})
