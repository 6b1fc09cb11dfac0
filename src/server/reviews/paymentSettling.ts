import { randomUUID } from 'node:crypto'
import { clearDoubt, unpayLine, withPayments } from '#domain/payments/layPayments.ts'
import { settleWithNext } from '../payments/applyPayments.ts'
import type { Queries } from '../store/Database.ts'
import type { Settlement, Settling } from './Settling.ts'

type Doubted = { readonly factId: string; readonly isLateCancel: boolean; readonly sides: readonly Side[] }
type Side = {
  fact_id: string
  line_id: string
  teller_id: string | null
  /** Who brought in the bank's or post office's file that says so. */
  imported_by: string | null
  /** Of a payment of a stopped line alone. */
  stopped_by: string | null
  amount: number
  effective: number
  due: number
}

/** Earlier payments of the line that stand, then the doubtful one itself. */
const standingSides = (queries: Queries, factId: string): Promise<Side[]> =>
  queries.query<Side>(
    `SELECT side.fact_id, side.line_id, side.teller_id, side.body #>> '{importedBy,accountId}' AS imported_by,
       CASE WHEN side.doubt = 'line-stopped' THEN line.outcome_by END AS stopped_by, side.amount_in_dong AS amount, side.effective_in_dong AS effective, line.amount_in_dong AS due
     FROM disbursement AS own JOIN disbursement AS side ON side.line_id = own.line_id AND side.n <= own.n JOIN payment_line AS line ON line.id = own.line_id
     WHERE own.fact_id = $1 AND side.cancelled_by IS NULL ORDER BY side.n`,
    [factId],
  )

/** A payment taken back after its book was closed is about the payment it names. */
async function namedBy(queries: Queries, factId: string): Promise<string> {
  const [fact] = await queries.query<{ cancels: string | null }>(
    `SELECT body ->> 'cancels' AS cancels FROM fact WHERE id = $1 AND kind = 'payment.cancelled'`,
    [factId],
  )
  return fact?.cancels ?? factId
}

/** What has to come back: all of a payment that settles nothing, all of one that was not due, else what was paid beyond the line. */
const tooMuchInDong = (side: Side, isDue: boolean): number => (side.effective === 0 || !isDue ? side.amount : side.amount - side.due)

async function openRecovery(queries: Queries, side: Side, { reason, asker, nowMs }: Settlement): Promise<void> {
  const [line] = await queries.query<{ is_due: boolean }>(
    `SELECT coalesce(doubt, '') NOT IN ('line-stopped', 'person-dead', 'period-closed') AS is_due FROM disbursement WHERE fact_id = $1`,
    [side.fact_id],
  )
  const amount = tooMuchInDong(side, line?.is_due ?? true)
  if (amount <= 0) return
  await queries.query(
    `INSERT INTO payment_recovery (id, line_id, fact_id, beneficiary_id, unit_code, amount_in_dong, reason, opened_at, opened_by, opened_name)
     SELECT $1, line_id, fact_id, beneficiary_id, unit_code, $3, $4, to_timestamp($5 / 1000.0), $6, $7 FROM disbursement WHERE fact_id = $2`,
    [randomUUID(), side.fact_id, amount, reason, nowMs, asker.accountId, asker.displayName],
  )
}

/** What a decision takes back. Of a cancellation that came too late it is the payment it names; else the one asked about, or whatever stood before it. */
function losing({ decision }: Settlement, { factId, isLateCancel, sides }: Doubted): string[] {
  if (decision !== 'reverse-first') return decision === 'reverse-second' ? [factId] : []
  return isLateCancel ? [factId] : sides.flatMap((side) => (side.fact_id === factId ? [] : side.fact_id))
}

/** Recorded twice and paid once: one is taken back. Paid twice: both stand, and what was too much is to be recovered. */
export async function settlingOfPayment(queries: Queries, caseId: string): Promise<Settling> {
  const factId = await namedBy(queries, caseId)
  const sides = await standingSides(queries, factId)
  const doubted = { factId, isLateCancel: factId !== caseId, sides }
  const own = sides.find((side) => side.fact_id === factId)
  return {
    authors: sides.flatMap((side) => [side.teller_id, side.imported_by, side.stopped_by].filter((one) => one !== null)),
    async settle(settlement) {
      const { decision, settlementId } = settlement
      const takenBack = losing(settlement, doubted)
      // Whoever let a cancellation rest has said nothing about the payment itself.
      const isLookedAt = !doubted.isLateCancel && !takenBack.includes(factId)
      await queries.query(
        'UPDATE disbursement SET cancelled_by = $1, effective_in_dong = 0 WHERE fact_id = ANY ($2::uuid[]) AND cancelled_by IS NULL',
        [settlementId, takenBack],
      )
      if (decision === 'recover' && own) await openRecovery(queries, own, settlement)
      const lines = [...new Set(sides.map((side) => side.line_id))]
      await settleWithNext(queries, takenBack.length > 0 ? lines : [])
      if (isLookedAt) await queries.query('UPDATE disbursement SET doubt = NULL WHERE fact_id = $1', [factId])
      return {
        takenBack,
        lines,
        lay: (page) =>
          withPayments(page, (line) => {
            const left = takenBack.reduce(unpayLine, line)
            return isLookedAt ? clearDoubt(left, factId) : left
          }),
      }
    },
  }
}
