import { createHash, randomBytes } from 'node:crypto'
import { dateOfDayNumber, dayNumber, vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { slipSecretOf } from '#domain/slips/slipSecret.ts'
import { SLIP_TERMS } from '#domain/slips/slipTermsData.ts'
import type { NewSlip, SlipFor, SlipOnDesk, SlipRequest } from '#sync/protocol/SlipDesk.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

export type By = { readonly asker: Asker; readonly nowMs: number }
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
export const makeSecret = (): string => slipSecretOf(randomBytes(16))

/** An officer's and a coordinator's own people; a teller's are those of the session that is open. */
export async function mayHand(
  queries: Queries,
  beneficiaryId: string,
  { role, accountId, unitCodes, payPointIds }: Asker,
): Promise<boolean> {
  const sql =
    role === 'teller'
      ? `SELECT 1 FROM payment_line AS line JOIN pay_session AS session ON session.id = line.session_id WHERE line.beneficiary_id = $1 AND line.unit_code = ANY ($2::text[]) AND session.account_id = $3 AND session.closing IS NULL AND (cardinality($4::uuid[]) = 0 OR session.pay_point_id = ANY ($4::uuid[])) LIMIT 1`
      : 'SELECT 1 FROM beneficiary WHERE id = $1 AND unit_code = ANY ($2::text[]) AND $3::uuid IS NOT NULL AND cardinality($4::uuid[]) = 0'
  return (await queries.query(sql, [beneficiaryId, unitCodes, accountId, payPointIds])).length > 0
}

/** Until when a slip opens: what was asked for within the longest term, the usual one otherwise; undefined for a day that is none of these. */
export function lastDay(wanted: PlainDate | undefined, today: PlainDate): PlainDate | undefined {
  const most = dateOfDayNumber(dayNumber(today) + SLIP_TERMS.mostDays)
  if (wanted === undefined) return dateOfDayNumber(dayNumber(today) + SLIP_TERMS.usualDays)
  return wanted >= today && wanted <= most ? wanted : undefined
}

const carerOf = (forWhom: SlipFor): string | null => {
  if (forWhom.kind === 'self') return null
  const { fullName, relation, until } = forWhom
  return JSON.stringify({ fullName, relation, until })
}

const INSERT = `
  INSERT INTO slip (id, beneficiary_id, secret_hash, carer, expires_on, made_at, made_by, made_name) VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, $8)
  ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, carer = excluded.carer, expires_on = excluded.expires_on, wrong_guesses = 0
    WHERE slip.beneficiary_id = excluded.beneficiary_id AND slip.made_by = excluded.made_by AND slip.times_opened = 0 AND slip.revoked_at IS NULL
  RETURNING id`

/** Makes a slip and tells its secret this once; asked again for the same one before anybody used it, it tells a new secret. */
export async function makeSlip(
  queries: Queries,
  { slipId, beneficiaryId, expiresOn, forWhom }: SlipRequest,
  { asker, nowMs }: By,
): Promise<Result<NewSlip, 'not-found' | 'bad-request'>> {
  if (!(await mayHand(queries, beneficiaryId, asker))) return refused('not-found')
  const last = lastDay(forWhom.kind === 'carer' ? forWhom.until : expiresOn, vietnamDay(nowMs))
  if (last === undefined) return refused('bad-request')
  const secret = makeSecret()
  const kept = await queries.query(INSERT, [
    slipId,
    beneficiaryId,
    hashOf(secret),
    carerOf(forWhom),
    last,
    nowMs,
    asker.accountId,
    asker.displayName,
  ])
  if (kept.length === 0) return refused('not-found')
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'slip-made' as const, subject: beneficiaryId }
  await writeAudit(queries, { ...note, detail: { slipId, forWhom: forWhom.kind, expiresOn: last } }, nowMs)
  return accepted({ slipId, secret, expiresOn: last })
}

type Held = { readonly id: string; readonly beneficiary_id: string; readonly carer: { readonly until: PlainDate } | null }
async function heldSlip(queries: Queries, slipId: string, { asker }: By): Promise<Held | undefined> {
  const [slip] = await queries.query<Held>(
    'SELECT id, beneficiary_id, carer FROM slip WHERE id::text = $1 AND revoked_at IS NULL FOR UPDATE',
    [slipId],
  )
  return slip && (await mayHand(queries, slip.beneficiary_id, asker)) ? slip : undefined
}

/** Another secret and another term, and what was locked opens again; phones that have it keep it. A carer's word runs no longer for that. */
export async function renewSlip(
  queries: Queries,
  { slipId, expiresOn }: { readonly slipId: string; readonly expiresOn: PlainDate | undefined },
  by: By,
): Promise<Result<NewSlip, 'not-found' | 'bad-request'>> {
  const slip = await heldSlip(queries, slipId, by)
  if (!slip) return refused('not-found')
  const last = lastDay(slip.carer?.until ?? expiresOn, vietnamDay(by.nowMs))
  if (last === undefined) return refused('bad-request')
  const secret = makeSecret()
  await queries.query('UPDATE slip SET secret_hash = $2, expires_on = $3, wrong_guesses = 0 WHERE id = $1', [slip.id, hashOf(secret), last])
  const note = { accountId: by.asker.accountId, deviceId: by.asker.deviceId, act: 'slip-renewed' as const, subject: slip.beneficiary_id }
  await writeAudit(queries, { ...note, detail: { slipId, expiresOn: last } }, by.nowMs)
  return accepted({ slipId: slip.id, secret, expiresOn: last })
}

/** From now on it opens nothing, and the phones that had it forget it when they next ask. */
export async function revokeSlip(queries: Queries, slipId: string, by: By): Promise<Result<null, 'not-found'>> {
  const slip = await heldSlip(queries, slipId, by)
  if (!slip) return refused('not-found')
  await queries.query('UPDATE slip SET revoked_at = to_timestamp($2 / 1000.0) WHERE id = $1', [slip.id, by.nowMs])
  await queries.query('DELETE FROM slip_key WHERE slip_id = $1', [slip.id])
  const note = { accountId: by.asker.accountId, deviceId: by.asker.deviceId, act: 'slip-revoked' as const, subject: slip.beneficiary_id }
  await writeAudit(queries, { ...note, detail: { slipId } }, by.nowMs)
  return accepted(null)
}

const DAY = (column: string): string => `to_char(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`
const LIST = `
  SELECT id AS "slipId", CASE WHEN carer IS NULL THEN '{"kind":"self"}'::jsonb ELSE carer || '{"kind":"carer"}'::jsonb END AS "forWhom",
    CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_on < $2::date THEN 'expired' WHEN wrong_guesses >= $3 THEN 'locked' ELSE 'open' END AS state,
    ${DAY('made_at')} AS "madeDay", made_name AS "madeBy", to_char(expires_on, 'YYYY-MM-DD') AS "expiresOn", ${DAY('last_opened_at')} AS "lastOpenedDay", times_opened AS "timesOpened",
    wrong_guesses AS "wrongGuesses", (SELECT count(*)::int4 FROM slip_key WHERE slip_id = slip.id) AS phones
  FROM slip WHERE beneficiary_id = $1 ORDER BY made_at DESC, id LIMIT 20`

/** Newest first. Whoever may not hand slips out for this person is not asked here. */
export const listSlips = (queries: Queries, beneficiaryId: string, today: PlainDate): Promise<SlipOnDesk[]> =>
  queries.query<SlipOnDesk>(LIST, [beneficiaryId, today, SLIP_TERMS.wrongGuesses])
