import { createHash } from 'node:crypto'
import { missingNumbers, sessionFactsText } from '#domain/payments/sequenceRuns.ts'
import { sessionTotals, type SessionEntry, type SessionTotals } from '#domain/payments/sessionTotals.ts'
import type { FactBody, SessionClosing } from '#sync/protocol/Fact.ts'
import type { Queries } from '../store/Database.ts'

type Closed = { id: string; closing: SessionClosing; closing_device: string; balanced: boolean }
type Kept = { session_id: string; id: string; device_sequence: number; body: FactBody }

/** What the office holds of a closed session beside what its book says. */
export type SessionProof = {
  readonly sessionId: string
  /** Numbers of the phone's facts that the book counts and the office has not; the first thousand of them. */
  readonly missingSequences: readonly number[]
  readonly isBalanced: boolean
}

const FACTS = `
  SELECT session.id AS session_id, fact.id, fact.device_sequence, fact.body
  FROM pay_session AS session CROSS JOIN LATERAL jsonb_array_elements(session.closing -> 'sequences') AS run
    JOIN fact ON fact.device_id = session.closing_device AND fact.device_sequence BETWEEN (run ->> 0)::bigint AND (run ->> 1)::bigint
  WHERE session.id = ANY ($1::uuid[]) ORDER BY session.id, fact.device_sequence`

function entryOf({ id, body }: Kept): SessionEntry[] {
  switch (body.kind) {
    case 'payment.made':
      return [{ kind: 'paid', factId: id, amountInDong: body.amountInDong }]
    case 'payment.cancelled':
      return [{ kind: 'taken-back', cancels: body.cancels }]
    case 'payment.missed':
      return [{ kind: 'missed' }]
    default:
      return []
  }
}

const isSame = (one: SessionTotals, other: SessionTotals): boolean =>
  (Object.keys(one) as (keyof SessionTotals)[]).every((name) => one[name] === other[name])

const hashOf = (facts: readonly Kept[]): string =>
  createHash('sha256')
    .update(sessionFactsText(facts.map(({ id }) => id)))
    .digest('hex')

/** From the facts themselves, never from what the office made of them: a fact that was lost on the way cannot prove its own absence. */
function prove({ id, closing }: Closed, facts: readonly Kept[]): SessionProof {
  const missingSequences = missingNumbers(closing.sequences, new Set(facts.map((fact) => fact.device_sequence)))
  const totals = sessionTotals(closing.totals.floatInDong, facts.flatMap(entryOf))
  const isBalanced = missingSequences.length === 0 && hashOf(facts) === closing.factsHash && isSame(totals, closing.totals)
  return { sessionId: id, missingSequences, isBalanced }
}

/** Of these sessions those whose book has come, with what is missing. */
export async function sessionProofs(queries: Queries, sessionIds: readonly string[]): Promise<SessionProof[]> {
  const closed = await queries.query<Closed>(
    'SELECT id, closing, closing_device, balanced_at IS NOT NULL AS balanced FROM pay_session WHERE id = ANY ($1::uuid[]) AND closing IS NOT NULL',
    [sessionIds],
  )
  if (closed.length === 0) return []
  const facts = Map.groupBy(await queries.query<Kept>(FACTS, [closed.map(({ id }) => id)]), (fact) => fact.session_id)
  return closed.map((session) => prove(session, facts.get(session.id) ?? []))
}

/** Marks those that balance; asked again when something of a closed session comes late. */
export async function proveSessions(queries: Queries, sessionIds: readonly string[], nowMs: number): Promise<void> {
  const balanced = (await sessionProofs(queries, [...new Set(sessionIds)])).filter((proof) => proof.isBalanced)
  if (balanced.length > 0)
    await queries.query(
      'UPDATE pay_session SET balanced_at = to_timestamp($2 / 1000.0) WHERE id = ANY ($1::uuid[]) AND balanced_at IS NULL',
      [balanced.map((proof) => proof.sessionId), nowMs],
    )
}
