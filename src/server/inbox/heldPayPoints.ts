import type { FactBody, FactHeader } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'
import { momentsMade } from './momentsMade.ts'

type Grant = { id: string; granted_ms: number; ended_ms: number | null }
type Made = { readonly header: FactHeader; readonly body: FactBody }
type Asked = { readonly accountId: string; readonly facts: readonly Made[]; readonly nowMs: number }

export type MayPayAt = (payPointId: string | null, header: FactHeader) => boolean

/** Bound to nothing is every place; bound, a line paid at no place is nobody's at a counter. */
const isAmong = (grants: readonly Grant[], payPointId: string | null): boolean =>
  grants.length === 0 || grants.some(({ id }) => id === payPointId)

/**
 * A payment counts if its teller worked at its pay point when it was made, or works there now. Asks the store only where somebody paid,
 * and for moments only of a teller who was ever bound to a place.
 */
export async function heldPayPoints(queries: Queries, { accountId, facts, nowMs }: Asked): Promise<MayPayAt> {
  const paying = facts.filter(({ body }) => body.kind === 'payment.made')
  if (paying.length === 0) return () => true
  const grants = await queries.query<Grant>(
    `SELECT pay_point_id::text AS id, extract(epoch FROM granted_at)::float8 * 1000 AS granted_ms, extract(epoch FROM ended_at)::float8 * 1000 AS ended_ms
     FROM account_pay_point WHERE account_id = $1`,
    [accountId],
  )
  if (grants.length === 0) return () => true
  const headers = paying.map(({ header }) => header)
  const madeAtMs = await momentsMade(queries, headers, nowMs)
  const now = grants.filter(({ ended_ms }) => ended_ms === null)
  return (payPointId, header) => {
    const momentMs = madeAtMs(header)
    const held = grants.filter((grant) => grant.granted_ms <= momentMs && (grant.ended_ms === null || momentMs < grant.ended_ms))
    return isAmong(now, payPointId) || isAmong(held, payPointId)
  }
}
