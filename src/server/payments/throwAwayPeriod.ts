import type { PeriodThrowAway } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import type { Done, PeriodChange } from './changePeriod.ts'

type Holds = {
  readonly lines: number
  readonly sumInDong: number
  readonly tickets: number
  readonly raises: number
  readonly isHeld: boolean
}

/** What stands on the draft; `isHeld` where a paper or a payment refers to it, which nobody throws away. */
async function whatItHolds(queries: Queries, periodId: string): Promise<Holds> {
  const [holds] = await queries.query<Holds>(
    `SELECT count(*) FILTER (WHERE outcome <> 'withdrawn')::int AS lines, coalesce(sum(amount_in_dong) FILTER (WHERE outcome <> 'withdrawn'), 0)::int8 AS "sumInDong",
       (SELECT count(*)::int FROM difference_ticket WHERE period_id = $1) AS tickets, (SELECT count(*)::int FROM rate_raise WHERE period_id = $1) AS raises,
       EXISTS (SELECT FROM signed_sheet WHERE period_id = $1) OR EXISTS (SELECT FROM pay_session WHERE period_id = $1)
         OR EXISTS (SELECT FROM disbursement AS paid JOIN payment_line AS of ON of.id = paid.line_id WHERE of.period_id = $1)
         OR EXISTS (SELECT FROM payment_miss AS miss JOIN payment_line AS of ON of.id = miss.line_id WHERE of.period_id = $1) AS "isHeld"
     FROM payment_line WHERE period_id = $1`,
    [periodId],
  )
  return holds ?? { lines: 0, sumInDong: 0, tickets: 0, raises: 0, isHeld: false }
}

/** What it had taken over waits again for the roll that comes instead; a draft that was to follow it follows the one before. */
const GIVEN_BACK = [
  `UPDATE payment_line SET carried_to = NULL WHERE carried_to IN (SELECT id FROM payment_line WHERE period_id = $1)`,
  `UPDATE payment_period AS later SET previous_id = gone.previous_id FROM payment_period AS gone WHERE gone.id = $1 AND later.previous_id = gone.id`,
]
const THROWN_AWAY = [
  `DELETE FROM ticket_event WHERE ticket_id IN (SELECT id FROM difference_ticket WHERE period_id = $1)`,
  `DELETE FROM difference_ticket WHERE period_id = $1`,
  `DELETE FROM rate_raise WHERE period_id = $1`,
  `DELETE FROM payment_line WHERE period_id = $1`,
  `DELETE FROM payment_period WHERE id = $1`,
]

/**
 * Bỏ bản nháp: a roll that was a mistake, never released, goes with its lines and questions, and what earlier rounds had handed on to it is
 * theirs again, all in one transaction (S275). `lines` and `sumInDong` are what its author has seen; where the draft has changed since,
 * nothing is done. What was raised in people's records by a paper stays raised: the paper still stands.
 */
export async function throwAwayPeriod({ queries, period, note }: PeriodChange, seen: PeriodThrowAway): Promise<Done> {
  if (period.state !== 'draft' && period.state !== 'checked') return { refusal: 'period-not-draft' }
  const { isHeld, ...holds } = await whatItHolds(queries, period.id)
  if (isHeld) return { refusal: 'period-not-draft' }
  if (holds.lines !== seen.lines || holds.sumInDong !== seen.sumInDong) return { refusal: 'roll-changed' }
  await note('period-thrown-away', { ...holds, months: period.months.join() })
  for (const statement of [...GIVEN_BACK, ...THROWN_AWAY]) await queries.query(statement, [period.id])
  return { body: holds }
}
