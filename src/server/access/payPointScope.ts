import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import type { Account } from './accounts.ts'

type Bound = Pick<Asker, 'unitCodes' | 'payPointIds'>

/** Whether somebody works at a pay point: in the own communes, and whoever is bound to some places at those alone. */
export const isOwnPoint = ({ unitCodes, payPointIds }: Bound, point: { readonly id: string; readonly unitCode: string }): boolean =>
  unitCodes.includes(point.unitCode) && (payPointIds.length === 0 || payPointIds.includes(point.id))

/** Of these people those whom the asker pays somewhere; everybody for whoever is bound to no place. */
export async function peopleOfOwnPoints(queries: Queries, ids: readonly string[], { payPointIds }: Bound): Promise<ReadonlySet<string>> {
  if (payPointIds.length === 0) return new Set(ids)
  const rows = await queries.query<{ id: string }>(
    'SELECT DISTINCT beneficiary_id::text AS id FROM payment_line WHERE beneficiary_id = ANY ($1::uuid[]) AND pay_point_id = ANY ($2::uuid[])',
    [ids, payPointIds],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Tellers alone are bound to places, and to open ones of their communes. */
export async function mayBeBound(
  queries: Queries,
  { role, unitCodes }: Pick<Account, 'role' | 'unitCodes'>,
  payPointIds: readonly string[],
): Promise<boolean> {
  if (payPointIds.length === 0) return true
  if (role !== 'teller') return false
  const rows = await queries.query(
    'SELECT FROM pay_point WHERE id = ANY ($1::uuid[]) AND unit_code = ANY ($2::text[]) AND closed_at IS NULL',
    [payPointIds, unitCodes],
  )
  return rows.length === new Set(payPointIds).size
}
