import { cameraTrouble } from '#app/device/scanning/BrowserScanner.ts'
import type { CameraNews, Scanner, Watching } from '#app/tools.ts'
import type { ScannerBench } from '../contracts/scanner.ts'

const GONE_MS = 2_000

/** A camera over a table, without camera or table. */
export class PaperScanner implements Scanner, ScannerBench {
  readonly signals: string[] = []
  readonly scanner = this
  #onTable: string | undefined
  #last = { text: '', goneAtMs: Number.NEGATIVE_INFINITY }
  #refusal: DOMException | undefined
  #news: CameraNews | undefined

  mayStartAtOnce = () => Promise.resolve(true)
  signal = (kind: 'found' | 'warning') => void this.signals.push(kind)
  refuse = (error: DOMException) => void (this.#refusal = error)
  isCameraOn = () => this.#news !== undefined
  lock = () => this.#stop()

  watch(_glass: HTMLVideoElement, news: CameraNews): Watching {
    news.onFace({ face: 'starting' })
    if (this.#refusal) news.onFace({ face: 'stopped', trouble: cameraTrouble(this.#refusal) })
    else {
      this.#news = news
      news.onFace({ face: 'watching', torch: 'none', isDark: false })
      this.#tell()
    }
    return { stop: () => this.#stop(), light: () => Promise.resolve() }
  }

  lay(text: string): void {
    this.#onTable = text
    this.#tell()
  }
  takeAway(): void {
    this.#onTable = undefined
    this.#last.goneAtMs = performance.now()
  }

  #stop(): void {
    this.#news = undefined
  }
  #tell(): void {
    if (this.#onTable === undefined || !this.#news) return
    const isNew = this.#last.text !== this.#onTable || performance.now() - this.#last.goneAtMs > GONE_MS
    this.#last.text = this.#onTable
    if (isNew) this.#news.onCode(this.#onTable)
  }
}
