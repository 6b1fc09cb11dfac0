import { createHash, randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import type { sheetRequest } from '#sync/protocol/Gifts.ts'
import { type SignedSheet } from '#sync/protocol/Gifts.ts'
import { MOST_BYTES_IN_A_PHOTO } from '#sync/protocol/Photo.ts'
import { writeAudit, type AuditNote } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

type SheetOrder = v.InferOutput<typeof sheetRequest>
/** What the paper is a list of. */
export type SheetOf = { readonly of: 'campaign' | 'period'; readonly id: string }
export type SheetKeeping = {
  readonly sheetOf: SheetOf
  readonly unitCodes: readonly string[]
  readonly asker: Asker
  readonly nowMs: number
  readonly note: (act: AuditNote['act'], detail: Readonly<Record<string, string>>) => Promise<void>
}

const COLUMN = { campaign: 'campaign_id', period: 'period_id' } as const
/** Every JPEG begins so; any other kind of file goes no further. */
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff])
const isPhoto = (bytes: Buffer): boolean => bytes.length <= MOST_BYTES_IN_A_PHOTO && bytes.subarray(0, JPEG_START.length).equals(JPEG_START)

/** Keeps the photo of a signed sheet; the same photo sent twice is kept once. Undefined when it is none, or of another commune. */
export async function keepSheet(
  queries: Queries,
  order: SheetOrder,
  { sheetOf, unitCodes, asker, nowMs, note }: SheetKeeping,
): Promise<{ id: string } | undefined> {
  const bytes = Buffer.from(order.photoBase64, 'base64')
  if (!isPhoto(bytes) || !unitCodes.includes(order.unitCode)) return undefined
  const [id, sha256, column] = [randomUUID(), createHash('sha256').update(bytes).digest('hex'), COLUMN[sheetOf.of]]
  await note('signed-sheet-kept', { unitCode: order.unitCode, sha256 })
  await queries.query(
    `INSERT INTO signed_sheet (id, ${column}, unit_code, note, sha256, body, account_id, account_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0))
     ON CONFLICT (${column}, sha256) WHERE withdrawn_at IS NULL DO NOTHING`,
    [id, sheetOf.id, order.unitCode, order.note, sha256, bytes, asker.accountId, asker.displayName, nowMs],
  )
  const [kept] = await queries.query<{ id: string }>(
    `SELECT id FROM signed_sheet WHERE ${column} = $1 AND sha256 = $2 AND withdrawn_at IS NULL`,
    [sheetOf.id, sha256],
  )
  return { id: kept?.id ?? id }
}

export const signedSheets = (queries: Queries, sheetOf: SheetOf): Promise<SignedSheet[]> =>
  queries.query<SignedSheet>(
    `SELECT id, unit_code AS "unitCode", note, account_name AS by, round(extract(epoch FROM at) * 1000)::int8 AS "atMs",
       CASE WHEN withdrawn_at IS NOT NULL THEN jsonb_build_object('by', withdrawn_name, 'atMs', round(extract(epoch FROM withdrawn_at) * 1000)::int8, 'reason', withdrawn_reason) END AS withdrawn
     FROM signed_sheet WHERE ${COLUMN[sheetOf.of]}::text = $1 ORDER BY n`,
    [sheetOf.id],
  )

/** Names and signatures stand on it: whoever looks is written down before anything is shown. */
export async function showSheet(
  queries: Queries,
  sheetId: string,
  { asker, nowMs }: { asker: Asker; nowMs: number },
): Promise<Uint8Array | undefined> {
  const [found] = await queries.query<{ body: Uint8Array; subject: string; unit_code: string }>(
    'SELECT body, coalesce(campaign_id, period_id) AS subject, unit_code FROM signed_sheet WHERE id::text = $1',
    [sheetId],
  )
  if (!found || !asker.unitCodes.includes(found.unit_code)) return undefined
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'signed-sheet-seen' as const, subject: found.subject }
  await writeAudit(queries, { ...note, detail: { sheetId } }, nowMs)
  return found.body
}

/** A photo sent by mistake is marked so, with who and why; it stays on record, and withdrawing it twice leaves the first word. Undefined when there is none. */
export async function withdrawSheet(
  queries: Queries,
  { sheetId, reason }: { sheetId: string; reason: string },
  { sheetOf, unitCodes, asker, nowMs, note }: SheetKeeping,
): Promise<{ id: string } | undefined> {
  const [found] = await queries.query<{ id: string; unit_code: string; is_withdrawn: boolean }>(
    `SELECT id, unit_code, withdrawn_at IS NOT NULL AS is_withdrawn FROM signed_sheet WHERE id::text = $1 AND ${COLUMN[sheetOf.of]} = $2`,
    [sheetId, sheetOf.id],
  )
  if (!found || !unitCodes.includes(found.unit_code)) return undefined
  if (found.is_withdrawn) return { id: found.id }
  await note('signed-sheet-withdrawn', { sheetId: found.id })
  await queries.query(
    'UPDATE signed_sheet SET withdrawn_at = to_timestamp($2 / 1000.0), withdrawn_account = $3, withdrawn_name = $4, withdrawn_reason = $5 WHERE id = $1',
    [found.id, nowMs, asker.accountId, asker.displayName, reason],
  )
  return { id: found.id }
}
