import { createHash, randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import type { sheetRequest } from '#sync/protocol/Gifts.ts'
import { type SignedSheet } from '#sync/protocol/Gifts.ts'
import { MOST_BYTES_IN_A_PHOTO } from '#sync/protocol/Photo.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import type { CampaignChange, Done } from './changeCampaign.ts'

type SheetOrder = v.InferOutput<typeof sheetRequest>

/** Every JPEG begins so; any other kind of file goes no further. */
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff])
const isPhoto = (bytes: Buffer): boolean => bytes.length <= MOST_BYTES_IN_A_PHOTO && bytes.subarray(0, JPEG_START.length).equals(JPEG_START)

/** Keeps the photo of a signed sheet beside its campaign; the same photo sent twice is kept once. Sheets are signed before and after closing. */
export async function keepSheet({ queries, campaign, asker, nowMs, note }: CampaignChange, order: SheetOrder): Promise<Done> {
  if (campaign.state === 'draft') return { refusal: 'campaign-not-open' }
  const bytes = Buffer.from(order.photoBase64, 'base64')
  if (!isPhoto(bytes) || !campaign.unitCodes.some((code) => code === order.unitCode)) return { refusal: 'bad-request' }
  const [id, sha256] = [randomUUID(), createHash('sha256').update(bytes).digest('hex')]
  await note('signed-sheet-kept', { unitCode: order.unitCode, sha256 })
  await queries.query(
    `INSERT INTO signed_sheet (id, campaign_id, unit_code, note, sha256, body, account_id, account_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0))
     ON CONFLICT (campaign_id, sha256) DO NOTHING`,
    [id, campaign.id, order.unitCode, order.note, sha256, bytes, asker.accountId, asker.displayName, nowMs],
  )
  const [kept] = await queries.query<{ id: string }>('SELECT id FROM signed_sheet WHERE campaign_id = $1 AND sha256 = $2', [
    campaign.id,
    sha256,
  ])
  return { body: { id: kept?.id ?? id }, status: 201 }
}

export const signedSheets = (queries: Queries, campaignId: string): Promise<SignedSheet[]> =>
  queries.query<SignedSheet>(
    `SELECT id, unit_code AS "unitCode", note, account_name AS by, round(extract(epoch FROM at) * 1000)::int8 AS "atMs" FROM signed_sheet WHERE campaign_id::text = $1 ORDER BY n`,
    [campaignId],
  )

/** Names and signatures stand on it: whoever looks is written down before anything is shown. */
export async function showSheet(
  queries: Queries,
  sheetId: string,
  { asker, nowMs }: { asker: Asker; nowMs: number },
): Promise<Uint8Array | undefined> {
  const [found] = await queries.query<{ body: Uint8Array; campaign_id: string; unit_code: string }>(
    'SELECT body, campaign_id, unit_code FROM signed_sheet WHERE id::text = $1',
    [sheetId],
  )
  if (!found || !asker.unitCodes.includes(found.unit_code)) return undefined
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'signed-sheet-seen', subject: found.campaign_id }
  await writeAudit(queries, { ...note, detail: { sheetId } }, nowMs)
  return found.body
}
