import { afterEach, expect, it, vi } from 'vitest'

type Rules = { createScriptURL(address: string): string }

/** A browser that asks for policies, as it stands when the page is opened. */
async function freshPolicy(): Promise<(address: string) => string> {
  vi.resetModules()
  vi.stubGlobal('trustedTypes', { createPolicy: (_name: string, rules: Rules) => rules })
  return (await import('#app/device/trustedScript.ts')).trustedScript
}
afterEach(() => vi.unstubAllGlobals())

it('the programs of the build are let in', async () => {
  const trustedScript = await freshPolicy()
  const own = ['/service-worker.js', '/assets/qrWorker-abc.js', '/assets/stretchSecret-abc.js']
  expect(own.map(trustedScript)).toEqual(own)
})

it.each(['https://example.com/a.js', '//example.com/a.js', 'data:text/javascript,1', 'blob:null/1', '/api/photos/1'])(
  '%s is not, whoever asks for it',
  async (address) => {
    const trustedScript = await freshPolicy()
    expect(() => trustedScript(address)).toThrow(TypeError)
  },
)
