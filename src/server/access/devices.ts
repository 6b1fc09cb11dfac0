import { createHmac, createPublicKey, randomBytes } from 'node:crypto'
import type { DeviceIntroduction } from '#sync/protocol/Access.ts'
import type { Queries } from '../store/Database.ts'

export type Enrolment = { readonly kind: 'enrolled' } | { readonly kind: 'refused'; readonly problem: 'device-revoked' | 'bad-request' }

type Kept = { account_id: string; revoked: boolean; signing_key: Uint8Array }

/**
 * Made from the office's own secret: an office restored from a copy that does not know the phone yet gives it the same share again.
 * Another share would turn the right secret into a wrong one.
 */
async function shareOf(queries: Queries, accountId: string, deviceId: string): Promise<Buffer> {
  await queries.query(`INSERT INTO setting (name, value) VALUES ('share-key', $1) ON CONFLICT (name) DO NOTHING`, [
    randomBytes(32).toString('base64'),
  ])
  const [kept] = await queries.query<{ value: string }>(`SELECT value FROM setting WHERE name = 'share-key'`)
  return createHmac('sha256', Buffer.from(kept?.value ?? '', 'base64'))
    .update(`${accountId}/${deviceId}`)
    .digest()
}

/** What a phone will sign with: a P-256 key and nothing else. */
export function isSigningKey(base64: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
    return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
  } catch {
    return false
  }
}

/** A phone that comes back keeps its key and its share; another's phone, or another key under a known name, is turned away. */
export async function enrolDevice(
  queries: Queries,
  { accountId, device }: { accountId: string; device: DeviceIntroduction },
  nowMs: number,
): Promise<Enrolment> {
  const key = Buffer.from(device.signingPublicKey, 'base64')
  const [kept] = await queries.query<Kept>('SELECT account_id, revoked_at IS NOT NULL AS revoked, signing_key FROM device WHERE id = $1', [
    device.id,
  ])
  if (kept?.revoked) return { kind: 'refused', problem: 'device-revoked' }
  if (kept && (kept.account_id !== accountId || !Buffer.from(kept.signing_key).equals(key)))
    return { kind: 'refused', problem: 'bad-request' }
  if (kept) {
    await queries.query('UPDATE device SET last_seen_at = to_timestamp($2 / 1000.0), app_version = $3 WHERE id = $1', [
      device.id,
      nowMs,
      device.appVersion,
    ])
    return { kind: 'enrolled' }
  }
  const share = await shareOf(queries, accountId, device.id)
  await queries.query(
    'INSERT INTO device (id, account_id, signing_key, label, app_version, vault_share, enrolled_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), to_timestamp($7 / 1000.0))',
    [device.id, accountId, key, device.label, device.appVersion, share, nowMs],
  )
  return { kind: 'enrolled' }
}

/** What the office holds of a phone: its share of the vault's key and the public half of what it signs with (SPKI), both base64. */
export type HeldOfDevice = { readonly vaultShare: string; readonly signingKey: string; readonly enrolledAtMs: number }
export async function heldOfDevice(queries: Queries, deviceId: string): Promise<HeldOfDevice> {
  const [kept] = await queries.query<{ vault_share: Uint8Array; signing_key: Uint8Array; enrolled_at_ms: number }>(
    'SELECT vault_share, signing_key, round(extract(epoch FROM enrolled_at) * 1000)::int8 AS enrolled_at_ms FROM device WHERE id = $1',
    [deviceId],
  )
  const base64 = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64')
  return { vaultShare: base64(kept?.vault_share), signingKey: base64(kept?.signing_key), enrolledAtMs: kept?.enrolled_at_ms ?? 0 }
}

/** From now on no share is handed out; the session stays able to push what the phone still holds, nothing else. */
export async function revokeDevice(queries: Queries, deviceId: string, nowMs: number): Promise<void> {
  await queries.query('UPDATE device SET revoked_at = to_timestamp($2 / 1000.0) WHERE id = $1 AND revoked_at IS NULL', [deviceId, nowMs])
}

export type ListedDevice = {
  id: string
  accountId: string
  label: string
  appVersion: string
  enrolledAtMs: number
  lastSeenAtMs: number
  unsentCount: number
  oldestUnsentAtMs: number | null
  isRevoked: boolean
}

// The oldest stays on record when all is sent: it means something only while something is left.
const LIST = `SELECT id, account_id AS "accountId", label, app_version AS "appVersion", round(extract(epoch FROM enrolled_at) * 1000)::int8 AS "enrolledAtMs",
    round(extract(epoch FROM last_seen_at) * 1000)::int8 AS "lastSeenAtMs", unsent_count AS "unsentCount",
    CASE WHEN unsent_count > 0 THEN round(extract(epoch FROM oldest_unsent_at) * 1000)::int8 END AS "oldestUnsentAtMs", revoked_at IS NOT NULL AS "isRevoked"
  FROM device ORDER BY revoked_at IS NOT NULL, unsent_count > 0 DESC, "oldestUnsentAtMs" NULLS LAST, last_seen_at DESC`

/** Those stuck with what they hold first, the longest stuck on top; the revoked last. */
export const listDevices = (queries: Queries): Promise<ListedDevice[]> => queries.query<ListedDevice>(LIST)
