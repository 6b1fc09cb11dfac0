import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** First where the reader's program lies, then one frame after the other; each frame is answered by what it holds. */
export type ReaderWish = { readonly program: string } | { readonly frame: ImageData }
export type ReaderAnswer = { readonly text: string | null }

addEventListener('message', async ({ data }: MessageEvent<ReaderWish>) => {
  if ('program' in data) {
    await prepareZXingModule({ overrides: { locateFile: () => data.program }, fireImmediately: true })
    return postMessage({ text: null } satisfies ReaderAnswer)
  }
  const [code] = await readBarcodes(data.frame, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
  postMessage({ text: code?.isValid ? code.text : null } satisfies ReaderAnswer)
})
// Silence would leave whoever waits waiting: what breaks here is an error there.
addEventListener('unhandledrejection', ({ reason }) => {
  throw reason
})
