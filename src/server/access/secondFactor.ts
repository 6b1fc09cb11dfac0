import { createHash, randomBytes } from 'node:crypto'
import type { SecondFactorAnswer } from '#sync/protocol/SecondFactor.ts'
import type { Queries } from '../store/Database.ts'
import { removeAllPasskeys } from './passkeys.ts'
import type { FactorSeal } from './FactorSeal.ts'
import { base32, stepOf } from './oneTimeCode.ts'

const SECRET_BYTES = 20
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

type Whose = { readonly accountId: string; readonly seal: FactorSeal; readonly nowMs: number }
type Kept = { sealed_secret: Uint8Array; last_step: number }

/** Typed from paper: neither case nor dashes and spaces count. */
const hashOf = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''))
    .digest()

async function standsIn(queries: Queries, table: 'second_factor' | 'passkey', accountId: string): Promise<boolean> {
  return (await queries.query(`SELECT 1 FROM ${table} WHERE account_id = $1 LIMIT 1`, [accountId])).length > 0
}

/** A code or a passkey: either counts. */
export const hasSecondFactor = async (queries: Queries, accountId: string): Promise<boolean> =>
  (await standsIn(queries, 'second_factor', accountId)) || standsIn(queries, 'passkey', accountId)

/** The office's own word, else required where real money is paid and optional in practice. */
export async function isFactorRequired(queries: Queries, isPractice: boolean): Promise<boolean> {
  const [kept] = await queries.query<{ value: string }>(`SELECT value FROM setting WHERE name = 'second-factor'`)
  return kept ? kept.value === 'required' : !isPractice
}

export const setFactorRequired = (queries: Queries, isRequired: boolean): Promise<unknown> =>
  queries.query(`INSERT INTO setting (name, value) VALUES ('second-factor', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, [
    isRequired ? 'required' : 'optional',
  ])

export async function standingOf(queries: Queries, accountId: string, isPractice: boolean): Promise<SecondFactorAnswer> {
  const [left] = await queries.query<{ n: number }>(
    'SELECT count(*)::int4 AS n FROM recovery_code WHERE account_id = $1 AND used_at IS NULL',
    [accountId],
  )
  return {
    isOn: await standsIn(queries, 'second_factor', accountId),
    hasPasskey: await standsIn(queries, 'passkey', accountId),
    isRequired: await isFactorRequired(queries, isPractice),
    codesLeft: left?.n ?? 0,
  }
}

/** A new secret, base32, to be shown once; nothing changes until a code of it has come. */
export async function beginFactor(queries: Queries, { accountId, seal, nowMs }: Whose): Promise<string> {
  const secret = randomBytes(SECRET_BYTES)
  await queries.query(
    `INSERT INTO second_factor_begun (account_id, sealed_secret, begun_at) VALUES ($1, $2, to_timestamp($3 / 1000.0))
     ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at`,
    [accountId, seal.seal(accountId, secret), nowMs],
  )
  return base32(secret)
}

async function giveRecoveryCodes(queries: Queries, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => (base32(randomBytes(RECOVERY_BYTES)).match(/.{4}/g) ?? []).join('-'))
  await queries.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId])
  await queries.query('INSERT INTO recovery_code (account_id, code_hash) SELECT $1, unnest($2::bytea[])', [accountId, codes.map(hashOf)])
  return codes
}

/** The recovery codes, told this once; undefined when the code is not one of the secret shown last. That code opens nothing any more. */
export async function confirmFactor(queries: Queries, { accountId, seal, nowMs }: Whose, code: string): Promise<string[] | undefined> {
  const [begun] = await queries.query<{ sealed_secret: Uint8Array }>(
    'SELECT sealed_secret FROM second_factor_begun WHERE account_id = $1',
    [accountId],
  )
  const secret = begun && seal.open(accountId, begun.sealed_secret)
  const step = secret && stepOf(secret, code, nowMs)
  if (!begun || step === undefined) return undefined
  await queries.query(
    `INSERT INTO second_factor (account_id, sealed_secret, confirmed_at, last_step) VALUES ($1, $2, to_timestamp($3 / 1000.0), $4)
     ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step`,
    [accountId, begun.sealed_secret, nowMs, step],
  )
  await queries.query('DELETE FROM second_factor_begun WHERE account_id = $1', [accountId])
  return giveRecoveryCodes(queries, accountId)
}

async function takeRecoveryCode(queries: Queries, accountId: string, { code, nowMs }: { code: string; nowMs: number }): Promise<boolean> {
  const used = await queries.query(
    'UPDATE recovery_code SET used_at = to_timestamp($3 / 1000.0) WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING 1',
    [accountId, hashOf(code), nowMs],
  )
  return used.length > 0
}

/** Accounts whose second factor was sealed under another key than this one: no code of theirs would be taken here. */
export async function countUnopened(queries: Queries, seal: FactorSeal): Promise<number> {
  const kept = await queries.query<Kept & { account_id: string }>('SELECT account_id, sealed_secret FROM second_factor')
  return kept.filter((one) => seal.open(one.account_id, one.sealed_secret) === undefined).length
}

/** Which kind of code it was, undefined when it is none or was used: whichever it is, it opens once, also for two who come at the same moment. */
export async function takeFactorCode(
  queries: Queries,
  { accountId, seal, nowMs }: Whose,
  code: string,
): Promise<'one-time' | 'recovery' | undefined> {
  const [kept] = await queries.query<Kept>('SELECT sealed_secret, last_step FROM second_factor WHERE account_id = $1', [accountId])
  const secret = kept && seal.open(accountId, kept.sealed_secret)
  const step = secret && stepOf(secret, code.replaceAll(' ', ''), nowMs)
  if (step === undefined) return (await takeRecoveryCode(queries, accountId, { code, nowMs })) ? 'recovery' : undefined
  const taken = await queries.query('UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2 RETURNING 1', [
    accountId,
    step,
  ])
  return taken.length > 0 ? 'one-time' : undefined
}

/** Whether there was one: code, recovery codes and passkeys go, and the password alone opens. */
export async function removeFactor(queries: Queries, accountId: string): Promise<boolean> {
  const removed = await queries.query('DELETE FROM second_factor WHERE account_id = $1 RETURNING 1', [accountId])
  await queries.query('DELETE FROM second_factor_begun WHERE account_id = $1', [accountId])
  await queries.query('DELETE FROM recovery_code WHERE account_id = $1', [accountId])
  return (await removeAllPasskeys(queries, accountId)) || removed.length > 0
}
