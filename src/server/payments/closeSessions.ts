import type { StandingFactOf } from '../inbox/StandingFact.ts'
import type { Queries } from '../store/Database.ts'
import type { Paying } from './Paying.ts'
import { restoreLostSessions } from './lostSessions.ts'

/** The book is written down and what it held is free for others; answers the lines that were held, paid ones too: where a payment is taken back, the phone that does so must not take the line for held. */
export async function closeSessions(
  queries: Queries,
  closings: readonly StandingFactOf<'payment.session-closed'>[],
  paying: Paying,
): Promise<string[]> {
  await restoreLostSessions(queries, closings, paying)
  for (const { id, deviceId, body } of closings)
    await queries.query(
      'UPDATE pay_session SET closing_fact = $2, closing = $3, closing_device = $4 WHERE id = $1 AND closing_fact IS NULL',
      [body.sessionId, id, JSON.stringify(body), deviceId],
    )
  if (closings.length === 0) return []
  const held = await queries.query<{ id: string }>('SELECT id FROM payment_line WHERE session_id = ANY ($1::uuid[])', [
    closings.map(({ body }) => body.sessionId),
  ])
  return held.map((row) => row.id)
}
