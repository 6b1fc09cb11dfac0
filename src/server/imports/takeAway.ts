import type { Queries } from '../store/Database.ts'

/** People who should never have been made go from the office and, by the feed, from the phones. Call it before `saveProfiles`: the feed's counter is taken here. */
export async function takeAway(
  queries: Queries,
  people: readonly { readonly id: string; readonly unit_code: string }[],
  nowMs: number,
): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ id }) => id)
  await queries.query('DELETE FROM beneficiary WHERE id = ANY ($1::uuid[])', [ids])
  await queries.query('SELECT record_changes($1::text[], $2::uuid[], $3::boolean[], to_timestamp($4 / 1000.0))', [
    people.map(({ unit_code }) => unit_code),
    ids,
    ids.map(() => true),
    nowMs,
  ])
}
