import programAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { trustedScript } from '../trustedScript.ts'
import workerAddress from './qrWorker.ts?worker&url'
import type { ReaderAnswer, ReaderWish } from './qrWorker.ts'

const SHELF = 'code-reader'
const LIMIT_MS = 20_000

/** Reads one frame; undefined when it holds no code. */
export interface CodeReader {
  read(glass: HTMLVideoElement): Promise<string | undefined>
  close(): void
}

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorMaker = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

/** The browser's own, where it reads this kind: Android has one, iPhones and computers mostly none. */
async function ownDetector(): Promise<Detector | undefined> {
  const maker = 'BarcodeDetector' in globalThis ? (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector : undefined
  const formats = await maker?.getSupportedFormats().catch((): string[] => [])
  return maker && formats?.includes('qr_code') ? new maker({ formats: ['qr_code'] }) : undefined
}

/** The square in the middle, which the frame on the screen shows: half the pixels, and no code from the edge. */
function middleOf(glass: HTMLVideoElement, pen: CanvasRenderingContext2D): ImageData {
  const side = Math.min(glass.videoWidth, glass.videoHeight)
  if (pen.canvas.width !== side) [pen.canvas.width, pen.canvas.height] = [side, side]
  pen.drawImage(glass, (glass.videoWidth - side) / 2, (glass.videoHeight - side) / 2, side, side, 0, 0, side, side)
  return pen.getImageData(0, 0, side, side)
}

/** Beside the screen's thread, one frame at a time. */
class ReaderAside implements CodeReader {
  readonly #worker = new Worker(trustedScript(workerAddress), { type: 'module' })
  readonly #pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

  async open(): Promise<this> {
    await this.#ask({ program: programAddress }, [])
    return this
  }

  async read(glass: HTMLVideoElement): Promise<string | undefined> {
    if (!this.#pen || glass.videoWidth === 0) return undefined
    const frame = middleOf(glass, this.#pen)
    const { text } = await this.#ask({ frame }, [frame.data.buffer])
    return text ?? undefined
  }

  close(): void {
    this.#worker.terminate()
  }

  #ask(wish: ReaderWish, given: Transferable[]): Promise<ReaderAnswer> {
    return new Promise((done, failed) => {
      const limit = setTimeout(() => failed(new Error('The reader gave no answer')), LIMIT_MS)
      this.#worker.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => {
        clearTimeout(limit)
        done(data)
      }
      this.#worker.onerror = () => {
        clearTimeout(limit)
        failed(new Error('The reader failed'))
      }
      this.#worker.postMessage(wish, given)
    })
  }
}

async function openAside(): Promise<CodeReader> {
  await keepReader().catch(() => undefined)
  const aside = new ReaderAside()
  return aside.open().catch((trouble: unknown) => {
    aside.close()
    throw trouble
  })
}

/** The browser's own until it fails once, as where a phone lacks the service it leans on; from then on ours. */
export async function openReader(): Promise<CodeReader> {
  const own = await ownDetector()
  if (!own) return openAside()
  let aside: Promise<CodeReader> | undefined
  return {
    async read(glass) {
      if (aside) return (await aside).read(glass)
      try {
        return (await own.detect(glass))[0]?.rawValue
      } catch {
        aside = openAside()
        return (await aside).read(glass)
      }
    },
    close: () => void aside?.then((reader) => reader.close()).catch(() => undefined),
  }
}

/** Lays our reader on the phone's shelf, where the service worker finds it without signal; last version's goes. */
export async function keepReader(): Promise<void> {
  if (!('caches' in globalThis) || (await ownDetector())) return
  const shelf = await caches.open(SHELF)
  const wanted = [workerAddress, programAddress].map((address) => new URL(address, location.href).href)
  const kept = (await shelf.keys()).map(({ url }) => url)
  await Promise.all(kept.filter((url) => !wanted.includes(url)).map((url) => shelf.delete(url)))
  await Promise.all(wanted.filter((url) => !kept.includes(url)).map((url) => shelf.add(url)))
}
