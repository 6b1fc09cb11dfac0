import type { CameraNews, CameraTrouble, Gate, Scanner, Watching } from '../../tools.ts'
import { openReader, type CodeReader } from './codeReader.ts'
import { giveSignal } from './giveSignal.ts'
import { isDark } from './isDark.ts'

const FRAME_MS = 125
/** A code counts as shown anew after it was out of sight that long. */
const GONE_MS = 2_000
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
}
const TROUBLES: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'camera-denied',
  SecurityError: 'camera-denied',
  NotFoundError: 'camera-missing',
  OverconstrainedError: 'camera-missing',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy',
}
export const cameraTrouble = (error: unknown): CameraTrouble =>
  (error instanceof DOMException ? TROUBLES[error.name] : undefined) ?? 'camera-failed'

export type OpenCamera = () => Promise<MediaStream>
const askForCamera: OpenCamera = () => {
  if (!('mediaDevices' in navigator)) return Promise.reject(new DOMException('No camera here', 'NotFoundError'))
  return navigator.mediaDevices.getUserMedia(WANTED)
}

/** What was told last, in memory alone: a card still lying there when the camera comes back is no new one. */
type LastCode = { text?: string; atMs: number }
type Means = { readonly glass: HTMLVideoElement; readonly news: CameraNews; readonly openCamera: OpenCamera; readonly last: LastCode }
const hasTorch = (track: MediaStreamTrack): boolean => 'torch' in (track.getCapabilities?.() ?? {})

/** One camera before one screen, until it is stopped. */
class CameraWatch implements Watching {
  readonly #means: Means
  readonly #over = new AbortController()
  #round = new AbortController()
  #stream: MediaStream | undefined
  #reader: CodeReader | undefined
  #torch: 'none' | 'off' | 'on' = 'none'

  constructor(means: Means) {
    this.#means = means
    document.addEventListener('visibilitychange', () => this.#turn(), { signal: this.#over.signal })
    this.#turn()
  }

  stop(): void {
    this.#over.abort()
    this.#close()
    this.#reader?.close()
  }

  async light(isOn: boolean): Promise<void> {
    const [track] = this.#stream?.getVideoTracks() ?? []
    if (!track || this.#torch === 'none') return
    await track.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] }).catch(() => undefined)
    this.#torch = isOn ? 'on' : 'off'
  }

  #turn(): void {
    this.#close()
    if (document.visibilityState === 'hidden') this.#means.news.onFace({ face: 'resting' })
    else void this.#open()
  }

  #close(): void {
    this.#round.abort()
    this.#stream?.getTracks().forEach((track) => track.stop())
    this.#stream = undefined
    this.#means.glass.srcObject = null
  }

  async #open(): Promise<void> {
    const { news, openCamera } = this.#means
    const round = (this.#round = new AbortController())
    news.onFace({ face: 'starting' })
    try {
      const stream = await openCamera()
      if (round.signal.aborted) return stream.getTracks().forEach((track) => track.stop())
      await this.#show(stream, round.signal)
    } catch (error) {
      if (round.signal.aborted) return
      this.#close()
      news.onFace({ face: 'stopped', trouble: cameraTrouble(error) })
    }
  }

  async #show(stream: MediaStream, over: AbortSignal): Promise<void> {
    const { glass, news } = this.#means
    this.#stream = stream
    const [track] = stream.getVideoTracks()
    if (!track) throw new DOMException('A camera without a picture', 'NotReadableError')
    // Pulled out, or taken by another program.
    track.addEventListener('ended', () => this.#fail('camera-busy', over))
    this.#torch = hasTorch(track) ? 'off' : 'none'
    glass.srcObject = stream
    await glass.play()
    try {
      this.#reader ??= await openReader()
    } catch {
      return this.#fail('reader-missing', over)
    }
    if (this.#over.signal.aborted) return this.#reader.close()
    this.#means.last.atMs = performance.now()
    news.onFace({ face: 'watching', torch: this.#torch, isDark: false })
    await this.#look(over)
  }

  #fail(trouble: CameraTrouble, over: AbortSignal): void {
    if (over.aborted) return
    this.#close()
    this.#means.news.onFace({ face: 'stopped', trouble })
  }

  async #look(over: AbortSignal): Promise<void> {
    const { glass, news } = this.#means
    for (let frame = 0; !over.aborted; frame += 1) {
      const text = await this.#reader?.read(glass)
      if (over.aborted) return
      if (text) this.#tell(text)
      if (frame % 8 === 0) news.onFace({ face: 'watching', torch: this.#torch, isDark: isDark(glass) })
      await new Promise((done) => setTimeout(done, FRAME_MS))
    }
  }

  #tell(text: string): void {
    const { last } = this.#means
    const isNew = last.text !== text || performance.now() - last.atMs > GONE_MS
    Object.assign(last, { text, atMs: performance.now() })
    if (!isNew) return
    // Showing a card is being there: the phone does not fall asleep over a queue. The news carries nothing.
    dispatchEvent(new Event('scanned'))
    this.#means.news.onCode(text)
  }
}

const hasAllowed = (): Promise<boolean> =>
  navigator.permissions
    .query({ name: 'camera' as PermissionName })
    .then(({ state }) => state === 'granted')
    .catch(() => false)

/** The camera goes off with the lock, whatever screen stands there. */
export function openScanner(gate: Pick<Gate, 'door' | 'onChange'>, openCamera: OpenCamera = askForCamera): Scanner {
  const last: LastCode = { atMs: 0 }
  return {
    mayStartAtOnce: hasAllowed,
    signal: giveSignal,
    watch(glass, news) {
      const watch = new CameraWatch({ glass, news, openCamera, last })
      const forget = gate.onChange(() => {
        if (gate.door().face === 'open') return
        delete last.text
        stop()
      })
      const stop = () => {
        forget()
        watch.stop()
      }
      return { stop, light: (isOn) => watch.light(isOn) }
    },
  }
}
