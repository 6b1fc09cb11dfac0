const SIDE = 16
/** Of 255: a lit room is above 60, a covered lens near 0. */
const DARK_BELOW = 24

/** How bright a few pixels are on average, 0–255. */
export function brightness(pixels: Uint8ClampedArray): number {
  let sum = 0
  for (let at = 0; at < pixels.length; at += 4) sum += 0.3 * (pixels[at] ?? 0) + 0.59 * (pixels[at + 1] ?? 0) + 0.11 * (pixels[at + 2] ?? 0)
  return pixels.length === 0 ? 0 : sum / (pixels.length / 4)
}

/** Whether what the camera sees is too dark to read; sixteen by sixteen pixels tell. */
export function isDark(glass: HTMLVideoElement): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  const pen = canvas.getContext('2d')
  if (!pen || glass.videoWidth === 0) return false
  pen.drawImage(glass, 0, 0, SIDE, SIDE)
  return brightness(pen.getImageData(0, 0, SIDE, SIDE).data) < DARK_BELOW
}
