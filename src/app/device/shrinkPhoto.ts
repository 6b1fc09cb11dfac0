import { MOST_BYTES_IN_A_PHOTO } from '#sync/protocol/Photo.ts'

const LONGEST_SIDE_PX = 1280
/** The first that fits is taken: the largest picture at the best quality a slow line can bear. */
const TRIES = [
  { scale: 1, quality: 0.75 },
  { scale: 1, quality: 0.55 },
  { scale: 0.75, quality: 0.55 },
  { scale: 0.5, quality: 0.5 },
  { scale: 0.35, quality: 0.4 },
] as const

async function draw(picture: ImageBitmap, { scale, quality }: (typeof TRIES)[number]): Promise<Blob | null> {
  const fit = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height)) * scale
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * fit))
  canvas.height = Math.max(1, Math.round(picture.height * fit))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

/** Painted anew, so that nothing the camera wrote beside the picture (place, time, make of phone) comes along. Undefined for what is no picture. */
export async function shrinkPhoto(photo: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return undefined
  try {
    for (const attempt of TRIES) {
      const small = await draw(picture, attempt)
      if (small && small.size <= MOST_BYTES_IN_A_PHOTO) return new Uint8Array(await small.arrayBuffer())
    }
    return undefined
  } finally {
    picture.close()
  }
}
