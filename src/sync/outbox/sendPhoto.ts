import { BYTES_IN_A_PIECE, type PhotoAnswer } from '../protocol/Photo.ts'
import type { LinkAnswer, LinkTrouble } from './pushOutbox.ts'

export type PhotoPiece = { readonly offset: number; readonly totalBytes: number; readonly bytes: Uint8Array }
export interface PhotoLink {
  piece(factId: string, piece: PhotoPiece): Promise<LinkAnswer<PhotoAnswer>>
}
export type PhotoToSend = { readonly factId: string; readonly bytes: Uint8Array; readonly sentBytes: number }

/** A photo that keeps being begun anew is left for the next round: each piece twice over is plenty. */
const mostPieces = (totalBytes: number): number => 2 * Math.ceil(totalBytes / BYTES_IN_A_PIECE) + 2

/** Goes on where the office says it stands, whatever the phone believed; undefined when the whole photo is there. */
export async function sendPhoto(
  photo: PhotoToSend,
  link: PhotoLink,
  onProgress: (sentBytes: number) => Promise<void>,
): Promise<{ trouble: LinkTrouble; retryAfterMs: number | null } | undefined> {
  const { factId, bytes } = photo
  let offset = Math.min(photo.sentBytes, bytes.length)
  for (let left = mostPieces(bytes.length); left > 0; left -= 1) {
    const answer = await link.piece(factId, { offset, totalBytes: bytes.length, bytes: bytes.subarray(offset, offset + BYTES_IN_A_PIECE) })
    if (!answer.ok) return { trouble: answer.trouble, retryAfterMs: answer.retryAfterMs }
    if (answer.value.isWhole) return undefined
    offset = Math.min(answer.value.receivedBytes, bytes.length)
    await onProgress(offset)
  }
  return { trouble: 'server-busy', retryAfterMs: null }
}
