import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'

type Grant = { unit_code: string; granted_ms: number; ended_ms: number | null }
type Departure = { beneficiary_id: string; unit_code: string; at_ms: number }

export type MayTouch = (profile: BeneficiaryProfile, momentMs: number) => boolean

/**
 * A record counts if the grant held when it was made: the officer may have lost the commune since, or the person may have left it.
 * Asks the store only when somebody lies outside what the asker may touch today.
 */
export async function heldGrants(
  queries: Queries,
  whose: { accountId: string; unitCodes: readonly string[] },
  profiles: ReadonlyMap<string, BeneficiaryProfile>,
): Promise<MayTouch> {
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
  return (profile, momentMs) => {
    const livedIn = new Set([
      profile.unitCode as string,
      ...departures.filter((one) => one.beneficiary_id === profile.id && one.at_ms >= momentMs).map((one) => one.unit_code),
    ])
    const held = grants.filter((grant) => grant.granted_ms <= momentMs && (grant.ended_ms === null || momentMs < grant.ended_ms))
    return whose.unitCodes.includes(profile.unitCode) || held.some((grant) => livedIn.has(grant.unit_code))
  }
}
