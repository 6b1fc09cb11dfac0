import { randomBytes } from 'node:crypto'
import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { SlipPage } from '#domain/slips/SlipPage.ts'
import { SLIP_TERMS } from '#domain/slips/slipTermsData.ts'
import type { SlipProof } from '#sync/protocol/Slip.ts'
import type { Queries } from '../store/Database.ts'
import { slipPageOf, type SlipReader } from './slipPages.ts'
import { hashOf } from './slips.ts'
import type { Speaker } from './saidReports.ts'

type Kept = {
  readonly id: string
  readonly beneficiary_id: string
  readonly carer: { readonly fullName: string; readonly until: PlainDate } | null
  readonly expires_on: PlainDate
  readonly is_revoked: boolean
  readonly wrong_guesses: number
  readonly birth_year: number | null
  readonly tails: readonly string[]
}
/** A slip that has just been proved: whose it is and who reads it. */
export type OpenedSlip = Speaker & SlipReader

const COLUMNS = `
  slip.id, slip.beneficiary_id, slip.carer, to_char(slip.expires_on, 'YYYY-MM-DD') AS expires_on, slip.revoked_at IS NOT NULL AS is_revoked, slip.wrong_guesses, person.birth_year,
  ARRAY(SELECT right(number, 4) FROM unnest(ARRAY[person.citizen_id, person.old_identity_number]) AS number WHERE number IS NOT NULL) AS tails`
const BY_SECRET = `SELECT ${COLUMNS} FROM slip JOIN beneficiary AS person ON person.id = slip.beneficiary_id WHERE slip.secret_hash = $1 FOR UPDATE OF slip`
const BY_KEY = `SELECT ${COLUMNS} FROM slip_key JOIN slip ON slip.id = slip_key.slip_id JOIN beneficiary AS person ON person.id = slip.beneficiary_id WHERE slip_key.key_hash = $1`

const isInForce = (slip: Kept, today: PlainDate): boolean => !slip.is_revoked && slip.expires_on >= today
const proves = ({ birth_year, tails }: Kept, proof: SlipProof): boolean =>
  proof.kind === 'birth-year' ? birth_year === proof.year : tails.includes(proof.digits)

const openedOf = ({ id, beneficiary_id, carer, expires_on }: Kept): OpenedSlip => ({
  slipId: id,
  beneficiaryId: beneficiary_id,
  carerName: carer?.fullName ?? null,
  reader: carer ? { kind: 'carer', until: carer.until } : { kind: 'self' },
  expiresOn: expires_on,
})

export const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The slip, if secret and proof are right and it is in force. The same statements run for a slip nobody has as for a wrong year, so
 * that the time tells nothing; the slip's row is held, so that a hundred guesses at once count as a hundred.
 */
export async function proveSlip(
  queries: Queries,
  { secret, proof }: { readonly secret: string; readonly proof: SlipProof },
  { act, nowMs }: { readonly act: 'opened' | 'said'; readonly nowMs: number },
): Promise<OpenedSlip | undefined> {
  const [slip] = await queries.query<Kept>(BY_SECRET, [hashOf(secret)])
  const isOpen = slip !== undefined && isInForce(slip, vietnamDay(nowMs)) && slip.wrong_guesses < SLIP_TERMS.wrongGuesses
  const opens = isOpen && proves(slip, proof)
  // Counted and written down at once: on a payment morning each word between program and database is waited for.
  await queries.query(
    `WITH used AS (INSERT INTO slip_use (slip_id, at, act) VALUES ($4, to_timestamp($3 / 1000.0), $5))
     UPDATE slip SET wrong_guesses = CASE WHEN $2 THEN 0 ELSE wrong_guesses + 1 END, times_opened = times_opened + CASE WHEN $2 THEN 1 ELSE 0 END,
       last_opened_at = CASE WHEN $2 THEN to_timestamp($3 / 1000.0) ELSE last_opened_at END WHERE id = $1`,
    [slip?.id ?? NOBODY, opens, nowMs, slip?.id ?? null, opens ? act : 'refused'],
  )
  return opens ? openedOf(slip) : undefined
}

async function noteUse(
  queries: Queries,
  slipId: string,
  { act, nowMs }: { readonly act: 'again' | 'said' | 'reminder'; readonly nowMs: number },
): Promise<void> {
  await queries.query('INSERT INTO slip_use (slip_id, at, act) VALUES ($1, to_timestamp($2 / 1000.0), $3)', [slipId, nowMs, act])
}

/** How a phone's own key lies at the office. */
export const hashOfKey = hashOf

/** The slip a phone's own key stands for, while it is in force; wrong guesses elsewhere do not shut it. */
export async function findByKey(
  queries: Queries,
  returnKey: string,
  { act, nowMs }: { readonly act: 'again' | 'said' | 'reminder'; readonly nowMs: number },
): Promise<OpenedSlip | undefined> {
  const key = hashOfKey(returnKey)
  const [slip] = await queries.query<Kept>(BY_KEY, [key])
  if (!slip || !isInForce(slip, vietnamDay(nowMs))) return undefined
  await queries.query('UPDATE slip_key SET last_used_at = to_timestamp($2 / 1000.0) WHERE key_hash = $1', [key, nowMs])
  await noteUse(queries, slip.id, { act, nowMs })
  return openedOf(slip)
}

/** Whether the phone that holds this key is told of paydays. */
export const isReminded = async (queries: Queries, returnKey: string): Promise<boolean> =>
  (await queries.query('SELECT 1 FROM slip_reminder WHERE key_hash = $1', [hashOfKey(returnKey)])).length > 0

/** A key for a phone of one's own: 256 random bits, of which the office keeps the hash; none where as many phones hold the slip as may. */
export async function giveKey(queries: Queries, slipId: string, nowMs: number): Promise<string | null> {
  const returnKey = randomBytes(32).toString('base64url')
  const given = await queries.query(
    `INSERT INTO slip_key (key_hash, slip_id, made_at, last_used_at) SELECT $1, $2, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0)
     WHERE (SELECT count(*) FROM slip_key WHERE slip_id = $2) < $4 RETURNING slip_id`,
    [hashOfKey(returnKey), slipId, nowMs, SLIP_TERMS.phones],
  )
  return given.length > 0 ? returnKey : null
}

export const pageOf = (queries: Queries, opened: OpenedSlip, nowMs: number): Promise<SlipPage | undefined> =>
  slipPageOf(queries, opened.beneficiaryId, { reader: opened.reader, expiresOn: opened.expiresOn, nowMs })
