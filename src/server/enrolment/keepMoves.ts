import type { EnrolmentMove } from '#domain/enrolment/EnrolmentMove.ts'
import type { EnrolmentSide } from '#domain/enrolment/EnrolmentStep.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { Queries } from '../store/Database.ts'

export type KeptMove = {
  readonly fact_id: string
  readonly beneficiary_id: string
  readonly unit_code: string
  readonly day: PlainDate
  readonly move: EnrolmentMove
  readonly note: string
}

const MOVES = `
  INSERT INTO enrolment_move (fact_id, beneficiary_id, unit_code, account_id, side, day, move, note, received_at)
  SELECT fact_id, beneficiary_id, unit_code, $2, $3, day, move, note, to_timestamp($4 / 1000.0)
  FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, beneficiary_id uuid, unit_code text, day date, move jsonb, note text)`

/** What was said about accounts, as the record that nothing takes away again. */
export async function keepMoves(
  queries: Queries,
  moves: readonly KeptMove[],
  by: { readonly accountId: string; readonly side: EnrolmentSide; readonly nowMs: number },
): Promise<void> {
  if (moves.length > 0) await queries.query(MOVES, [JSON.stringify(moves), by.accountId, by.side, by.nowMs])
}

/** Lines of rolls that are being paid: the counter looks at the same words. */
export const linesBeingPaid = async (queries: Queries, people: Iterable<string>): Promise<string[]> =>
  (
    await queries.query<{ id: string }>(
      `SELECT line.id FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id WHERE line.beneficiary_id = ANY ($1::uuid[]) AND period.state IN ('released', 'paying')`,
      [[...people]],
    )
  ).map(({ id }) => id)
