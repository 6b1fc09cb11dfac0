import type { Queries } from '../store/Database.ts'

/** Stamps lines with the feed's counter, so that tellers' phones hear of them. Call it last in the transaction. */
export async function touchLines(queries: Queries, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length > 0) await queries.query('SELECT touch_payment_lines($1::uuid[])', [lineIds])
}

/** The lines of these people on rolls that are being paid, likewise: what a counter shows of them has changed. */
export async function touchLinesOf(queries: Queries, beneficiaryIds: readonly string[]): Promise<void> {
  if (beneficiaryIds.length > 0) await queries.query('SELECT touch_lines_of($1::uuid[])', [beneficiaryIds])
}
