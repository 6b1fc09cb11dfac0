import type { ListHead } from '#sync/protocol/ImportList.ts'
import type { Queries } from '../store/Database.ts'
import type { ListRow } from '../imports/ListRow.ts'
import { bareNumber, type KnownAccount } from './AccountSearch.ts'

const OWNERS = `SELECT DISTINCT beneficiary_id AS id FROM enrolment_account WHERE cancelled_by IS NULL AND ltrim(account_number, '0') = ANY ($1::text[]) AND unit_code = ANY ($2::text[])`
const NEWEST = `
  SELECT DISTINCT ON (beneficiary_id) beneficiary_id AS "beneficiaryId", account_number AS "accountNumber", holder_name AS "holderName"
  FROM enrolment_account WHERE cancelled_by IS NULL AND unit_code = ANY ($2::text[]) AND beneficiary_id = ANY ($1::uuid[]) ORDER BY beneficiary_id, n DESC`

/** Who of these communes was ever said to be paid into one of the accounts that the rows name. */
export async function ownersOf(queries: Queries, rows: readonly ListRow[], unitCodes: readonly string[]): Promise<string[]> {
  const numbers = [...new Set(rows.map(({ credit }) => bareNumber(credit.accountNumber)).filter(Boolean))]
  if (numbers.length === 0) return []
  return (await queries.query<{ id: string }>(OWNERS, [numbers, unitCodes])).map(({ id }) => id)
}

/** Each person's newest account that stands. */
export const newestAccounts = (queries: Queries, ids: readonly string[], unitCodes: readonly string[]): Promise<KnownAccount[]> =>
  queries.query<KnownAccount>(NEWEST, [ids, unitCodes])

export const TAIL = 4
/** What stands in a file's first rows is shown, of accounts their last letters alone. */
export const withoutNumbers = ({ columns, ...head }: ListHead): ListHead => ({
  ...head,
  columns: columns.map((one) =>
    one.meaning === 'account' ? { ...one, samples: one.samples.map((sample) => (sample ? `…${sample.slice(-TAIL)}` : '')) } : one,
  ),
})
