import type { FactHeader } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'
import { estimatedMs } from './judge.ts'

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

/** When a fact was made is the phone's word, but no earlier than what the phone had handed in before it, nor than `LONGEST_AWAY_MS` ago. */
export async function momentsMade(
  queries: Queries,
  headers: readonly FactHeader[],
  nowMs: number,
): Promise<(header: FactHeader) => number> {
  const before = await momentsBefore(queries, headers)
  return (header) => Math.max(estimatedMs(header, nowMs), before.get(placeOf(header)) ?? 0, nowMs - LONGEST_AWAY_MS)
}
