import type { Queries } from '#server/store/Database.ts'

/** Here again for worlds after one that was planted a bug the store holds against by itself. */
export const SETTLES_ONCE =
  'CREATE UNIQUE INDEX IF NOT EXISTS disbursement_settles_once ON disbursement (line_id) WHERE effective_in_dong > 0 AND cancelled_by IS NULL'

type Statement = readonly [sql: string, factId?: string]
const all =
  (...statements: readonly Statement[]) =>
  async (queries: Queries): Promise<void> => {
    for (const [sql, factId] of statements) await queries.query(sql, factId === undefined ? [] : [factId])
  }

/** Whoever comes late is turned away. */
export const refusePayment = (factId: string) =>
  all(
    [`UPDATE fact SET answer = 'quarantined' WHERE kind = 'payment.made' AND id = $1`, factId],
    ['DELETE FROM disbursement WHERE fact_id = $1', factId],
  )

/** The second payment takes the first one's place. */
export const overwriteFirstPayment = (factId: string) =>
  all(
    ['DELETE FROM review_case WHERE fact_id = $1', factId],
    [`UPDATE fact SET answer = 'applied', problem = NULL WHERE id = $1`, factId],
    [
      'DELETE FROM disbursement AS first USING disbursement AS second WHERE second.fact_id = $1 AND first.line_id = second.line_id AND first.n < second.n',
      factId,
    ],
    ['UPDATE disbursement SET doubt = NULL, effective_in_dong = amount_in_dong WHERE fact_id = $1', factId],
  )

/** A line is settled by every payment. The store holds against it by itself, so that is taken away as well. */
export const settleByBoth = (factId: string) =>
  all(
    ['DROP INDEX IF EXISTS disbursement_settles_once'],
    ['UPDATE disbursement SET effective_in_dong = amount_in_dong WHERE fact_id = $1 AND cancelled_by IS NULL', factId],
  )

/** The office asks itself whether it has everything. */
export const balanceAnyway = () => all(['UPDATE pay_session SET balanced_at = opened_at WHERE closing IS NOT NULL AND balanced_at IS NULL'])
