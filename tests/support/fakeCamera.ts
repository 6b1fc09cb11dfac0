import { writeFileSync } from 'node:fs'
import { encode } from 'uqr'

const [WIDTH, HEIGHT, FRAMES_EACH_SECOND] = [640, 480, 5]
const [BLACK, WHITE, GREY] = [16, 235, 128]
export type Shot = { readonly text: string | null; readonly seconds: number; readonly light?: number }

/** One picture of a table, with or without a card on it, in brightness alone. */
function drawShot({ text, light = WHITE }: Shot): Buffer {
  const brightness = Buffer.alloc(WIDTH * HEIGHT, light)
  if (text !== null) {
    const { data, size } = encode(text, { border: 4 })
    const module = Math.floor((HEIGHT - 40) / size)
    const [left, top] = [Math.floor((WIDTH - module * size) / 2), Math.floor((HEIGHT - module * size) / 2)]
    data.forEach((row, y) =>
      row.forEach((isDark, x) => {
        if (!isDark) return
        for (let line = 0; line < module; line += 1) {
          const start = (top + y * module + line) * WIDTH + left + x * module
          brightness.fill(BLACK, start, start + module)
        }
      }),
    )
  }
  return Buffer.concat([brightness, Buffer.alloc((WIDTH * HEIGHT) / 2, GREY)])
}

/** A film the browser plays as its camera, over and over. */
export function filmOf(file: string, shots: readonly Shot[]): string {
  const frames = shots.flatMap((shot) => {
    const picture = drawShot(shot)
    return Array.from({ length: Math.round(shot.seconds * FRAMES_EACH_SECOND) }, () => [Buffer.from('FRAME\n'), picture]).flat()
  })
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_EACH_SECOND}:1 Ip A1:1 C420jpeg\n`), ...frames]))
  return file
}

export const cameraPlaying = (film: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]
/** The person, or the machine's owner, said no. */
export const CAMERA_DENIED: readonly string[] = ['--use-fake-device-for-media-stream', '--deny-permission-prompts']
/** Nothing is plugged in. */
export const NO_CAMERA: readonly string[] = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0']
