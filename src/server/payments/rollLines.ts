import { randomUUID } from 'node:crypto'
import type { PaymentLine } from '#domain/payments/PaymentLine.ts'
import type { ProposedLine } from '#domain/payments/makeRoll.ts'
import type { PeriodId } from '#domain/payments/PaymentOnProfile.ts'
import type { Queries } from '../store/Database.ts'

/** A line as SQL hands it out. */
export const LINE_COLUMNS = `line.id, line.period_id AS "periodId", line.beneficiary_id AS "beneficiaryId", line.unit_code AS "unitCode", line.ordinal, line.payee, line.parts, line.amount_in_dong AS "amountInDong",
  line.carried_months AS "carriedMonths", line.channel, line.pay_point_id AS "payPointId", line.decision_number AS "decisionNumber", line.book_number AS "bookNumber", line.outcome`

const WRITE = `
  INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, ordinal, payee, parts, amount_in_dong, carried_months, channel, pay_point_id, decision_number, book_number, outcome, outcome_reason, added_reason, added_by, added_at)
  SELECT id, "periodId", "beneficiaryId", "unitCode", ordinal, payee, parts, "amountInDong", "carriedMonths", channel, "payPointId", "decisionNumber", "bookNumber", outcome, $5, $2, $3, to_timestamp($4 / 1000.0)
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, "periodId" uuid, "beneficiaryId" uuid, "unitCode" text, ordinal integer, payee jsonb, parts jsonb, "amountInDong" bigint, "carriedMonths" integer,
    channel text, "payPointId" uuid, "decisionNumber" text, "bookNumber" text, outcome text)
  ON CONFLICT (period_id, beneficiary_id, ordinal) DO UPDATE SET payee = excluded.payee, parts = excluded.parts, amount_in_dong = excluded.amount_in_dong, carried_months = excluded.carried_months,
    channel = excluded.channel, pay_point_id = excluded.pay_point_id, decision_number = excluded.decision_number, book_number = excluded.book_number, outcome = excluded.outcome, outcome_reason = excluded.outcome_reason,
    added_by = coalesce(excluded.added_by, payment_line.added_by), added_reason = coalesce(nullif(excluded.added_reason, ''), payment_line.added_reason)
  RETURNING id, beneficiary_id AS "beneficiaryId", ordinal`

export type LineWriting = {
  /** Who wrote them; nobody when money goes on by itself. */
  readonly accountId: string | null
  readonly nowMs: number
  /** Why a line was added beside the roll; '' of the roll itself. */
  readonly reason: string
  readonly outcomeReason?: string
}

type Named = Pick<PaymentLine, 'id' | 'beneficiaryId' | 'ordinal'>
const keyOf = ({ beneficiaryId, ordinal }: Pick<PaymentLine, 'beneficiaryId' | 'ordinal'>): string => `${beneficiaryId}/${ordinal}`

/** Writes lines of a period that is not released yet, each in the place of the one before it, in one statement; answers them with their ids. */
export async function writeLines(
  queries: Queries,
  periodId: PeriodId,
  { lines, writing }: { lines: readonly ProposedLine[]; writing: LineWriting },
): Promise<PaymentLine[]> {
  if (lines.length === 0) return []
  const rows = lines.map((line) => ({ ...line, id: randomUUID(), periodId }))
  const values = [JSON.stringify(rows), writing.reason, writing.accountId, writing.nowMs, writing.outcomeReason ?? null]
  const ids = new Map((await queries.query<Named>(WRITE, values)).map((row) => [keyOf(row), row.id]))
  return lines.flatMap((line): PaymentLine[] => {
    const id = ids.get(keyOf(line))
    return id === undefined ? [] : [{ ...line, id, periodId }]
  })
}

/** New amounts of lines that stand: their parts and sum, and nothing else of them, so that whoever wrote a line still did. */
export async function rewriteAmounts(
  queries: Queries,
  periodId: string,
  lines: readonly Pick<PaymentLine, 'id' | 'parts' | 'amountInDong'>[],
): Promise<void> {
  const rows = lines.map(({ id, parts, amountInDong }) => ({ id, parts, amountInDong }))
  await queries.query(
    `UPDATE payment_line AS line SET parts = one.parts, amount_in_dong = one."amountInDong"
     FROM jsonb_to_recordset($2::jsonb) AS one (id uuid, parts jsonb, "amountInDong" bigint) WHERE line.period_id = $1 AND line.id = one.id`,
    [periodId, JSON.stringify(rows)],
  )
}

/** The roll of a period, withdrawn lines left out: one line after the other in the order they were written. */
export const linesOfPeriod = (queries: Queries, periodId: string): Promise<PaymentLine[]> =>
  queries.query<PaymentLine>(
    `SELECT ${LINE_COLUMNS} FROM payment_line AS line WHERE line.period_id = $1 AND line.outcome <> 'withdrawn' ORDER BY line.unit_code, line.beneficiary_id, line.ordinal`,
    [periodId],
  )
