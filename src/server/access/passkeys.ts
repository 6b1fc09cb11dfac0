import { randomBytes, randomUUID } from 'node:crypto'
import type { NewPasskey, OwnPasskey, PasskeyProof } from '#sync/protocol/Passkeys.ts'
import type { Queries } from '../store/Database.ts'
import { readNewPasskey, readPasskeyProof, type RelyingParty } from './readPasskey.ts'

const CHALLENGE_BYTES = 32
const CHALLENGE_LIFE_MS = 5 * 60_000
export const MOST_PASSKEYS = 10

/** `askedIn`: the device of the session, or at the door the browser that asked. `accountId`: null at the door. */
export type Asked = { readonly purpose: 'sign-in' | 'again' | 'add'; readonly askedIn: string; readonly accountId: string | null }
type Answered = { readonly asked: Asked; readonly party: RelyingParty; readonly nowMs: number }

/** Base64url, to be answered once; those that nobody answered go meanwhile. */
export async function makeChallenge(queries: Queries, { purpose, askedIn, accountId }: Asked, nowMs: number): Promise<string> {
  const challenge = randomBytes(CHALLENGE_BYTES)
  await queries.query('DELETE FROM passkey_challenge WHERE asked_at < to_timestamp($1 / 1000.0)', [nowMs - CHALLENGE_LIFE_MS])
  await queries.query(
    'INSERT INTO passkey_challenge (challenge, purpose, asked_in, account_id, asked_at) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0))',
    [challenge, purpose, askedIn, accountId, nowMs],
  )
  return challenge.toString('base64url')
}

/** Whether it was asked there, for that, by whom and lately; whichever it is, it is gone. */
async function takeChallenge(queries: Queries, challenge: Buffer, { asked, nowMs }: Answered): Promise<boolean> {
  const [taken] = await queries.query<{ is_good: boolean }>(
    `DELETE FROM passkey_challenge WHERE challenge = $1
     RETURNING purpose = $2 AND asked_in = $3 AND account_id IS NOT DISTINCT FROM $4::uuid AND asked_at >= to_timestamp($5 / 1000.0) AS is_good`,
    [challenge, asked.purpose, asked.askedIn, asked.accountId, nowMs - CHALLENGE_LIFE_MS],
  )
  return taken?.is_good === true
}

export async function listPasskeys(queries: Queries, accountId: string): Promise<OwnPasskey[]> {
  const kept = await queries.query<{ id: string; name: string; added_ms: number; used_ms: number | null }>(
    `SELECT id, name, extract(epoch FROM added_at)::float8 * 1000 AS added_ms, extract(epoch FROM last_used_at)::float8 * 1000 AS used_ms
     FROM passkey WHERE account_id = $1 ORDER BY added_at, id`,
    [accountId],
  )
  return kept.map(({ id, name, added_ms, used_ms }) => ({ id, name, addedAtMs: added_ms, lastUsedAtMs: used_ms }))
}

export async function credentialsOf(queries: Queries, accountId: string): Promise<string[]> {
  const kept = await queries.query<{ credential_id: Uint8Array }>('SELECT credential_id FROM passkey WHERE account_id = $1', [accountId])
  return kept.map(({ credential_id }) => Buffer.from(credential_id).toString('base64url'))
}

/** The id of the passkey that holds from now on; undefined when something was wrong or there are too many. */
export async function addPasskey(
  queries: Queries,
  { name, ...made }: NewPasskey,
  answered: Answered & { asked: { accountId: string } },
): Promise<string | undefined> {
  const { asked, party, nowMs } = answered
  const read = readNewPasskey(made, party)
  if (!read || !(await takeChallenge(queries, read.challenge, answered))) return undefined
  if ((await listPasskeys(queries, asked.accountId)).length >= MOST_PASSKEYS) return undefined
  const [added] = await queries.query<{ id: string }>(
    `INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, name, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0)) ON CONFLICT (credential_id) DO NOTHING RETURNING id`,
    [randomUUID(), asked.accountId, read.credentialId, read.publicKey, read.signCount, name, nowMs],
  )
  return added?.id
}

/** Whether it is a passkey of this account that answered what was asked, and whose count went on: a copied key falls behind. */
export async function takePasskey(queries: Queries, proof: PasskeyProof, answered: Answered & { accountId: string }): Promise<boolean> {
  const { accountId, party, nowMs } = answered
  const [kept] = await queries.query<{ id: string; public_key: Uint8Array }>(
    'SELECT id, public_key FROM passkey WHERE credential_id = $1 AND account_id = $2',
    [Buffer.from(proof.credentialId, 'base64url'), accountId],
  )
  const read = kept && readPasskeyProof(proof, kept.public_key, party)
  if (!read || !(await takeChallenge(queries, read.challenge, answered))) return false
  const taken = await queries.query(
    `UPDATE passkey SET sign_count = $2, last_used_at = to_timestamp($3 / 1000.0)
     WHERE id = $1 AND (sign_count < $2 OR (sign_count = 0 AND $2 = 0)) RETURNING 1`,
    [kept.id, read.signCount, nowMs],
  )
  return taken.length > 0
}

export async function removePasskey(queries: Queries, accountId: string, id: string): Promise<boolean> {
  return (await queries.query('DELETE FROM passkey WHERE account_id = $1 AND id = $2 RETURNING 1', [accountId, id])).length > 0
}

/** Whether there was one. */
export async function removeAllPasskeys(queries: Queries, accountId: string): Promise<boolean> {
  return (await queries.query('DELETE FROM passkey WHERE account_id = $1 RETURNING 1', [accountId])).length > 0
}
