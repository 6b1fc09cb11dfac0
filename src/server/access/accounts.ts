import { randomUUID } from 'node:crypto'
import type { Role } from '#sync/protocol/Access.ts'
import type { Queries } from '../store/Database.ts'

export type Account = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly duties: readonly string[]
  readonly unitCodes: readonly string[]
  /** A teller's; none given is every one of the communes. */
  readonly payPointIds: readonly string[]
  /** Who may look after the account holds all of these: its units, or when it has none, all it ever had. */
  readonly homeCodes: readonly string[]
  readonly passwordHash: string | null
  readonly isDisabled: boolean
  readonly scopeVersion: number
}

type Kept = {
  id: string
  username: string
  display_name: string
  role: Role
  duties: string[]
  unit_codes: string[] | null
  pay_point_ids: string[] | null
  ever_codes: string[] | null
  password_hash: string | null
  disabled: boolean
  scope_version: number
}

const ACCOUNT = `SELECT account.id, username, display_name, role, duties, password_hash, disabled_at IS NOT NULL AS disabled, scope_version,
  (SELECT array_agg(unit_code ORDER BY unit_code) FROM account_scope WHERE account_id = account.id AND ended_at IS NULL) AS unit_codes,
  (SELECT array_agg(pay_point_id::text ORDER BY pay_point_id) FROM account_pay_point WHERE account_id = account.id AND ended_at IS NULL) AS pay_point_ids,
  (SELECT array_agg(DISTINCT unit_code) FROM account_scope WHERE account_id = account.id) AS ever_codes FROM account`

const accountOf = (row: Kept): Account => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  role: row.role,
  duties: row.duties,
  unitCodes: row.unit_codes ?? [],
  payPointIds: row.pay_point_ids ?? [],
  homeCodes: row.unit_codes ?? row.ever_codes ?? [],
  passwordHash: row.password_hash,
  isDisabled: row.disabled,
  scopeVersion: row.scope_version,
})

export async function findAccountByName(queries: Queries, username: string): Promise<Account | undefined> {
  const rows = await queries.query<Kept>(`${ACCOUNT} WHERE username = $1`, [username.trim().toLowerCase()])
  return rows[0] && accountOf(rows[0])
}

export async function findAccount(queries: Queries, id: string): Promise<Account | undefined> {
  const rows = await queries.query<Kept>(`${ACCOUNT} WHERE account.id = $1`, [id])
  return rows[0] && accountOf(rows[0])
}

export async function listAccounts(queries: Queries): Promise<Account[]> {
  return (await queries.query<Kept>(`${ACCOUNT} ORDER BY role, username`)).map(accountOf)
}

export type NewAccount = {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly duties: readonly string[]
  readonly unitCodes: readonly string[]
  readonly payPointIds?: readonly string[]
  readonly passwordHash: string | null
}

export async function createAccount(queries: Queries, account: NewAccount, nowMs: number): Promise<string> {
  const id = randomUUID()
  await queries.query(
    'INSERT INTO account (id, username, display_name, role, duties, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))',
    [id, account.username.trim().toLowerCase(), account.displayName.trim(), account.role, account.duties, account.passwordHash, nowMs],
  )
  await setScope(queries, id, { unitCodes: account.unitCodes, payPointIds: account.payPointIds, nowMs })
  return id
}

type Granted = { readonly table: 'account_scope' | 'account_pay_point'; readonly column: string; readonly kind: 'text' | 'uuid' }
const UNITS: Granted = { table: 'account_scope', column: 'unit_code', kind: 'text' }
const PAY_POINTS: Granted = { table: 'account_pay_point', column: 'pay_point_id', kind: 'uuid' }

/** What was granted before stays on record with its end. */
async function grant(queries: Queries, { table, column, kind }: Granted, values: readonly unknown[]): Promise<void> {
  await queries.query(
    `UPDATE ${table} SET ended_at = to_timestamp($3 / 1000.0) WHERE account_id = $1 AND ended_at IS NULL AND ${column} <> ALL ($2::${kind}[])`,
    values,
  )
  await queries.query(
    `INSERT INTO ${table} (account_id, ${column}, granted_at) SELECT $1, unnest($2::${kind}[]), to_timestamp($3 / 1000.0) ON CONFLICT (account_id, ${column}) WHERE ended_at IS NULL DO NOTHING`,
    values,
  )
}

export type NewScope = {
  readonly unitCodes?: readonly string[] | undefined
  readonly payPointIds?: readonly string[] | undefined
  readonly nowMs: number
}

/**
 * A new scope is a new version: phones with the old one start their lists over. What is left out stays as it is: a teller whose commune
 * went keeps the pay points there and reaches none of them, rather than every one of another commune.
 */
export async function setScope(queries: Queries, accountId: string, { unitCodes, payPointIds, nowMs }: NewScope): Promise<void> {
  if (unitCodes) await grant(queries, UNITS, [accountId, unitCodes, nowMs])
  if (payPointIds) await grant(queries, PAY_POINTS, [accountId, payPointIds, nowMs])
  await queries.query('UPDATE account SET scope_version = scope_version + 1 WHERE id = $1', [accountId])
}

/** Ending a user ends every session in the same transaction. */
export async function setDisabled(queries: Queries, accountId: string, disabledAtMs: number | null): Promise<void> {
  await queries.query('UPDATE account SET disabled_at = to_timestamp($2::float8 / 1000.0) WHERE id = $1', [accountId, disabledAtMs])
  if (disabledAtMs !== null) await endEveryWayIn(queries, accountId)
}

/** Sessions, and the codes handed out that nobody has used yet. */
async function endEveryWayIn(queries: Queries, accountId: string, staysOn: string | null = null): Promise<void> {
  await queries.query('DELETE FROM session WHERE account_id = $1 AND device_id IS DISTINCT FROM $2', [accountId, staysOn])
  await queries.query('DELETE FROM join_code WHERE account_id = $1 AND used_at IS NULL', [accountId])
}

/** `staysOn`: the device on which somebody chose the own password anew, and goes on working. */
export async function setPassword(
  queries: Queries,
  accountId: string,
  { passwordHash, staysOn = null }: { passwordHash: string; staysOn?: string | null },
): Promise<void> {
  await queries.query('UPDATE account SET password_hash = $2 WHERE id = $1', [accountId, passwordHash])
  await endEveryWayIn(queries, accountId, staysOn)
}
