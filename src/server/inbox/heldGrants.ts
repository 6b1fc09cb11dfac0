import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { FactHeader } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'
import { momentsMade } from './momentsMade.ts'

type Grant = { unit_code: string; granted_ms: number; ended_ms: number | null }
type Departure = { beneficiary_id: string; unit_code: string; at_ms: number }
type Asked = {
  readonly whose: { readonly accountId: string; readonly unitCodes: readonly string[] }
  readonly profiles: ReadonlyMap<string, BeneficiaryProfile>
  readonly headers: readonly FactHeader[]
  readonly nowMs: number
}

export type MayTouch = (profile: BeneficiaryProfile, header: FactHeader) => boolean

/**
 * A record counts if the grant held when it was made: the officer may have lost the commune since, or the person may have left it.
 * Asks the store only when somebody lies outside what the asker may touch today.
 */
export async function heldGrants(queries: Queries, { whose, profiles, headers, nowMs }: Asked): Promise<MayTouch> {
  const outside = [...profiles.values()].filter((profile) => !whose.unitCodes.includes(profile.unitCode)).map((profile) => profile.id)
  if (outside.length === 0) return () => true
  const grants = await queries.query<Grant>(
    `SELECT unit_code, extract(epoch FROM granted_at)::float8 * 1000 AS granted_ms, extract(epoch FROM ended_at)::float8 * 1000 AS ended_ms FROM account_scope WHERE account_id = $1`,
    [whose.accountId],
  )
  const departures = await queries.query<Departure>(
    `SELECT beneficiary_id, unit_code, extract(epoch FROM at)::float8 * 1000 AS at_ms FROM change_log WHERE gone AND beneficiary_id = ANY ($1::uuid[])`,
    [outside],
  )
  const madeAtMs = await momentsMade(queries, headers, nowMs)
  return (profile, header) => {
    const momentMs = madeAtMs(header)
    const livedIn = new Set([
      profile.unitCode as string,
      ...departures.filter((one) => one.beneficiary_id === profile.id && one.at_ms >= momentMs).map((one) => one.unit_code),
    ])
    const held = grants.filter((grant) => grant.granted_ms <= momentMs && (grant.ended_ms === null || momentMs < grant.ended_ms))
    return whose.unitCodes.includes(profile.unitCode) || held.some((grant) => livedIn.has(grant.unit_code))
  }
}
