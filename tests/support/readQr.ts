import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const PROGRAM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')

/** What another phone's camera would read from the screen; '' where there is no code. */
export async function readQr(code: Locator): Promise<string> {
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(PROGRAM)).buffer } })
  const [found] = await readBarcodes(new Uint8Array(await code.screenshot()), { formats: ['QRCode'], tryHarder: true })
  return found?.text ?? ''
}
