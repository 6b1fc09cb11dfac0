import { encode } from 'uqr'
import { openScanner } from '#app/device/scanning/BrowserScanner.ts'
import type { Door } from '#app/tools.ts'
import { scannerContract, type ScannerBench } from '#tests/support/contracts/scanner.ts'

const [SIDE, FRAMES_EACH_SECOND] = [480, 10]

/** A real stream, video and reader; only what lies before the lens is drawn. */
function tableInChromium(): ScannerBench {
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [SIDE, SIDE]
  const pen = canvas.getContext('2d')
  let [text, refusal, streams]: [string | undefined, DOMException | undefined, MediaStream[]] = [undefined, undefined, []]
  let [face, listeners]: [Door['face'], (() => void)[]] = ['open', []]
  const draw = () => {
    if (!pen) return
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, SIDE, SIDE)
    if (text === undefined) return
    const { data, size } = encode(text, { border: 4 })
    const module = SIDE / size
    pen.fillStyle = '#000'
    data.forEach((row, y) => row.forEach((isDark, x) => isDark && pen.fillRect(x * module, y * module, module + 0.5, module + 0.5)))
  }
  setInterval(draw, 1_000 / FRAMES_EACH_SECOND)
  draw()
  const openCamera = () => {
    if (refusal) return Promise.reject(refusal)
    const stream = canvas.captureStream(FRAMES_EACH_SECOND)
    streams = [...streams, stream]
    return Promise.resolve(stream)
  }
  const gate = { door: () => ({ face }) as Door, onChange: (listener: () => void) => (listeners.push(listener), () => (listeners = [])) }
  return {
    scanner: openScanner(gate, openCamera),
    lay: (now) => void (text = now),
    takeAway: () => void (text = undefined),
    lock: () => {
      face = 'locked'
      listeners.forEach((listener) => listener())
    },
    refuse: (error) => void (refusal = error),
    isCameraOn: () => streams.some((stream) => stream.getTracks().some((track) => track.readyState === 'live')),
  }
}

scannerContract('in Chromium, by WebAssembly', () => Promise.resolve(tableInChromium()))
