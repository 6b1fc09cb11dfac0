import { factsOfKind, type StandingFact, type StandingFactOf } from '../inbox/StandingFact.ts'
import type { Queries } from '../store/Database.ts'
import { closeSessions } from './closeSessions.ts'
import type { Paying } from './Paying.ts'

async function takeBack(queries: Queries, cancellations: readonly StandingFactOf<'payment.cancelled'>[]): Promise<void> {
  if (cancellations.length === 0) return
  await queries.query(
    `UPDATE disbursement SET cancelled_by = one.id FROM unnest($1::uuid[], $2::uuid[]) AS one (id, cancels) WHERE fact_id = one.cancels AND cancelled_by IS NULL`,
    [cancellations.map(({ id }) => id), cancellations.map(({ body }) => body.cancels)],
  )
}

/** A second payment settles nothing; none settles more than was due. */
const INSERT = `
  INSERT INTO disbursement (fact_id, line_id, beneficiary_id, unit_code, session_id, via, teller_id, amount_in_dong, effective_in_dong, day, received_at, made_at, doubt, cancelled_by, body)
  SELECT one.fact_id, one.line_id, line.beneficiary_id, line.unit_code, one.session_id, 'cash', $2, one.amount,
    CASE WHEN one.doubt = 'double-paid' OR one.cancelled_by IS NOT NULL THEN 0 ELSE least(one.amount, line.amount_in_dong) END, one.day, to_timestamp($3 / 1000.0),
    (SELECT estimated_at FROM fact WHERE fact.id = one.fact_id), one.doubt, one.cancelled_by, one.body
  FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, line_id uuid, session_id uuid, amount bigint, day date, doubt text, cancelled_by uuid, body jsonb, place integer)
    JOIN payment_line AS line ON line.id = one.line_id ORDER BY one.place`

async function insertPayments(queries: Queries, facts: readonly StandingFact[], { author, nowMs }: Paying): Promise<string[]> {
  const takenBack = new Map(factsOfKind(facts, 'payment.cancelled').map(({ id, body }) => [body.cancels, id]))
  const rows = factsOfKind(facts, 'payment.made').map(({ id, body, doubt }, place) => ({
    fact_id: id,
    line_id: body.lineId,
    session_id: body.sessionId,
    amount: body.amountInDong,
    day: body.day,
    doubt,
    cancelled_by: takenBack.get(id) ?? null,
    body: { ...body, tellerName: author.displayName },
    place,
  }))
  if (rows.length > 0) await queries.query(INSERT, [JSON.stringify(rows), author.accountId, nowMs])
  return rows.map((row) => row.line_id)
}

/** Where the first of two was taken back, the second settles the line and is second to nobody; another sum than was due is still doubtful. */
export async function settleWithNext(queries: Queries, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return
  await queries.query(
    `UPDATE disbursement AS next SET effective_in_dong = least(next.amount_in_dong, line.amount_in_dong), doubt = CASE WHEN next.doubt IS DISTINCT FROM 'double-paid' THEN next.doubt WHEN next.amount_in_dong <> line.amount_in_dong THEN 'amount-differs' END
     FROM payment_line AS line WHERE line.id = next.line_id AND line.id = ANY ($1::uuid[]) AND next.cancelled_by IS NULL AND next.effective_in_dong = 0 AND line.amount_in_dong > 0
       AND NOT EXISTS (SELECT FROM disbursement AS before WHERE before.line_id = next.line_id AND before.n < next.n AND before.cancelled_by IS NULL)`,
    [lineIds],
  )
}

async function insertMissed(
  queries: Queries,
  facts: readonly StandingFactOf<'payment.missed'>[],
  { author, nowMs }: Paying,
): Promise<string[]> {
  const rows = facts.map(({ id, body }) => ({
    fact_id: id,
    line_id: body.lineId,
    session_id: body.sessionId,
    reason: body.reason,
    day: body.day,
    note: body.note,
  }))
  if (rows.length > 0)
    await queries.query(
      `INSERT INTO payment_miss (fact_id, line_id, beneficiary_id, unit_code, session_id, teller_id, reason, day, note, received_at)
       SELECT one.fact_id, one.line_id, line.beneficiary_id, line.unit_code, one.session_id, $2, one.reason, one.day, one.note, to_timestamp($3 / 1000.0)
       FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, line_id uuid, session_id uuid, reason text, day date, note text) JOIN payment_line AS line ON line.id = one.line_id`,
      [JSON.stringify(rows), author.accountId, nowMs],
    )
  return rows.map((row) => row.line_id)
}

const linesTakenBack = async (queries: Queries, cancellations: readonly StandingFactOf<'payment.cancelled'>[]): Promise<string[]> =>
  cancellations.length === 0
    ? []
    : (
        await queries.query<{ line_id: string }>('SELECT DISTINCT line_id FROM disbursement WHERE fact_id = ANY ($1::uuid[])', [
          cancellations.map(({ body }) => body.cancels),
        ])
      ).map((row) => row.line_id)

/** Writes what the facts tell of money, and answers the lines that look different now. The people's pages are laid by the caller. */
export async function applyPayments(queries: Queries, facts: readonly StandingFact[], paying: Paying): Promise<string[]> {
  const cancellations = factsOfKind(facts, 'payment.cancelled')
  await takeBack(queries, cancellations)
  const paid = await insertPayments(queries, facts, paying)
  const takenBack = await linesTakenBack(queries, cancellations)
  await settleWithNext(queries, [...new Set([...takenBack, ...paid])])
  const missed = await insertMissed(queries, factsOfKind(facts, 'payment.missed'), paying)
  const closed = await closeSessions(queries, factsOfKind(facts, 'payment.session-closed'), paying)
  return [...new Set([...paid, ...takenBack, ...missed, ...closed])]
}
