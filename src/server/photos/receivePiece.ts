import { createHash } from 'node:crypto'
import { MOST_BYTES_IN_A_PHOTO, type PhotoAnswer } from '#sync/protocol/Photo.ts'
import type { Queries } from '../store/Database.ts'

export type Piece = { readonly factId: string; readonly offset: number; readonly totalBytes: number; readonly bytes: Buffer }
export type Received = PhotoAnswer | 'not-found' | 'bad-request' | 'photo-differs'

type Kept = { sha256: string; total_bytes: number; body: Uint8Array; is_whole: boolean }

/** Every JPEG begins so. Another kind of file under a photo's name goes no further. */
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff])

const FIND = `SELECT sha256, total_bytes, body, received_at IS NOT NULL AS is_whole FROM photo WHERE fact_id = $1 FOR UPDATE`

/** The photo as it stands, begun if this is the first we hear of it; nothing without the author's own fact that names it. */
async function begun(queries: Queries, piece: Piece, by: { accountId: string; nowMs: number }): Promise<Kept | undefined> {
  const facts = await queries.query<{ beneficiary_id: string; hash: string | null }>(
    `SELECT beneficiary_id, coalesce(body -> 'visit' ->> 'photoHash', body ->> 'photoHash') AS hash FROM fact WHERE id = $1 AND account_id = $2`,
    [piece.factId, by.accountId],
  )
  const [fact] = facts
  if (!fact?.hash) return undefined
  await queries.query(
    `INSERT INTO photo (fact_id, beneficiary_id, account_id, sha256, total_bytes, begun_at) VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)) ON CONFLICT (fact_id) DO NOTHING`,
    [piece.factId, fact.beneficiary_id, by.accountId, fact.hash, piece.totalBytes, by.nowMs],
  )
  return (await queries.query<Kept>(FIND, [piece.factId]))[0]
}

const keep = (queries: Queries, factId: string, to: { body: Buffer; totalBytes: number; wholeAtMs: number | null }) =>
  queries.query('UPDATE photo SET body = $2, total_bytes = $3, received_at = to_timestamp($4 / 1000.0) WHERE fact_id = $1', [
    factId,
    to.body,
    to.totalBytes,
    to.wholeAtMs,
  ])

/** Lays one piece to those before it. A piece that does not fit on changes nothing: the answer tells where to go on. */
export async function receivePiece(queries: Queries, piece: Piece, by: { accountId: string; nowMs: number }): Promise<Received> {
  const { factId, offset, totalBytes, bytes } = piece
  if (totalBytes > MOST_BYTES_IN_A_PHOTO || bytes.length === 0 || offset + bytes.length > totalBytes) return 'bad-request'
  if (offset === 0 && !bytes.subarray(0, JPEG_START.length).equals(JPEG_START)) return 'bad-request'
  const kept = await begun(queries, piece, by)
  if (!kept) return 'not-found'
  if (kept.is_whole) return { receivedBytes: kept.total_bytes, isWhole: true }
  // The same photo made anew may have another length: then what is here belongs to nothing.
  const before = kept.total_bytes === totalBytes ? Buffer.from(kept.body) : Buffer.alloc(0)
  if (offset !== before.length) return { receivedBytes: before.length, isWhole: false }
  const body = Buffer.concat([before, bytes])
  if (body.length < totalBytes) {
    await keep(queries, factId, { body, totalBytes, wholeAtMs: null })
    return { receivedBytes: body.length, isWhole: false }
  }
  const isRight = createHash('sha256').update(body).digest('hex') === kept.sha256
  await keep(queries, factId, { body: isRight ? body : Buffer.alloc(0), totalBytes, wholeAtMs: isRight ? by.nowMs : null })
  return isRight ? { receivedBytes: totalBytes, isWhole: true } : 'photo-differs'
}
