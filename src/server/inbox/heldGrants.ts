import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { FactHeader } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'
import { estimatedMs } from './judge.ts'

type Grant = { unit_code: string; granted_ms: number; ended_ms: number | null }
type Departure = { beneficiary_id: string; unit_code: string; at_ms: number }
type Asked = {
  readonly whose: { readonly accountId: string; readonly unitCodes: readonly string[] }
  readonly profiles: ReadonlyMap<string, BeneficiaryProfile>
  readonly headers: readonly FactHeader[]
  readonly nowMs: number
}

export type MayTouch = (profile: BeneficiaryProfile, header: FactHeader) => boolean

/** A phone comes back after this long at the latest; before that, its clock alone would say when a grant was used. */
export const LONGEST_AWAY_MS = 45 * 86_400_000

const placeOf = ({ deviceId, deviceSequence }: Pick<FactHeader, 'deviceId' | 'deviceSequence'>): string => `${deviceId} ${deviceSequence}`

/** The latest moment the office knows of a fact that the same phone had recorded before: what comes after it was not made earlier. */
async function momentsBefore(queries: Queries, headers: readonly FactHeader[]): Promise<ReadonlyMap<string, number>> {
  const rows = await queries.query<{ device_id: string; sequence: number; at_ms: number }>(
    `SELECT asked.device_id, asked.sequence, (extract(epoch FROM max(fact.estimated_at)) * 1000)::float8 AS at_ms
     FROM unnest($1::uuid[], $2::int8[]) AS asked (device_id, sequence)
     JOIN fact ON fact.device_id = asked.device_id AND fact.device_sequence < asked.sequence GROUP BY asked.device_id, asked.sequence`,
    [headers.map((one) => one.deviceId), headers.map((one) => one.deviceSequence)],
  )
  return new Map(rows.map((row) => [placeOf({ deviceId: row.device_id, deviceSequence: row.sequence }), row.at_ms]))
}

/**
 * A record counts if the grant held when it was made: the officer may have lost the commune since, or the person may have left it.
 * When it was made is the phone's word, but no earlier than what the phone had handed in before it, nor than `LONGEST_AWAY_MS` ago.
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
  const before = await momentsBefore(queries, headers)
  return (profile, header) => {
    const momentMs = Math.max(estimatedMs(header, nowMs), before.get(placeOf(header)) ?? 0, nowMs - LONGEST_AWAY_MS)
    const livedIn = new Set([
      profile.unitCode as string,
      ...departures.filter((one) => one.beneficiary_id === profile.id && one.at_ms >= momentMs).map((one) => one.unit_code),
    ])
    const held = grants.filter((grant) => grant.granted_ms <= momentMs && (grant.ended_ms === null || momentMs < grant.ended_ms))
    return whose.unitCodes.includes(profile.unitCode) || held.some((grant) => livedIn.has(grant.unit_code))
  }
}
