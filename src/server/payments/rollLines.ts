import { randomUUID } from 'node:crypto'
import type { PaymentLine } from '#domain/payments/PaymentLine.ts'
import type { ProposedLine } from '#domain/payments/makeRoll.ts'
import type { PaymentLineId, PeriodId } from '#domain/payments/PaymentOnProfile.ts'
import type { Queries } from '../store/Database.ts'

/** A line as SQL hands it out. */
export const LINE_COLUMNS = `line.id, line.period_id AS "periodId", line.beneficiary_id AS "beneficiaryId", line.unit_code AS "unitCode", line.ordinal, line.payee, line.parts, line.amount_in_dong AS "amountInDong",
  line.carried_months AS "carriedMonths", line.channel, line.pay_point_id AS "payPointId", line.decision_number AS "decisionNumber", line.book_number AS "bookNumber", line.outcome`

const INSERT = `
  INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, ordinal, payee, parts, amount_in_dong, carried_months, channel, pay_point_id, decision_number, book_number, outcome, outcome_reason, added_reason, added_by, added_at)
  SELECT id, "periodId", "beneficiaryId", "unitCode", ordinal, payee, parts, "amountInDong", "carriedMonths", channel, "payPointId", "decisionNumber", "bookNumber", outcome, $5, $2, $3, to_timestamp($4 / 1000.0)
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, "periodId" uuid, "beneficiaryId" uuid, "unitCode" text, ordinal integer, payee jsonb, parts jsonb, "amountInDong" bigint, "carriedMonths" integer,
    channel text, "payPointId" uuid, "decisionNumber" text, "bookNumber" text, outcome text)`

export type LineWriting = {
  readonly accountId: string | null
  readonly nowMs: number
  /** Why a line was added beside the roll; '' of the roll itself. */
  readonly reason: string
  readonly outcomeReason?: string
}

/** Writes lines of a period in one statement and answers them with their new ids. */
export async function insertLines(
  queries: Queries,
  periodId: PeriodId,
  { lines, writing }: { lines: readonly ProposedLine[]; writing: LineWriting },
): Promise<PaymentLine[]> {
  const rows = lines.map((line): PaymentLine => ({ ...line, id: randomUUID() as PaymentLineId, periodId }))
  if (rows.length > 0)
    await queries.query(INSERT, [JSON.stringify(rows), writing.reason, writing.accountId, writing.nowMs, writing.outcomeReason ?? null])
  return rows
}

/** The roll of a period, withdrawn lines left out: one line after the other in the order they were written. */
export const linesOfPeriod = (queries: Queries, periodId: string): Promise<PaymentLine[]> =>
  queries.query<PaymentLine>(
    `SELECT ${LINE_COLUMNS} FROM payment_line AS line WHERE line.period_id = $1 AND line.outcome <> 'withdrawn' ORDER BY line.unit_code, line.beneficiary_id, line.ordinal`,
    [periodId],
  )
