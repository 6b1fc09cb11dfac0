import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Queries } from '../store/Database.ts'
import type { Done, PeriodChange } from './changePeriod.ts'
import { differencesOf } from './differences.ts'
import { lockPeople, pagesWithLines, pagesWithOutcome, placeNames } from './linesOnPages.ts'
import { UNPAID } from './lineState.ts'
import { stepPeriod } from './periods.ts'
import { linesOfPeriod } from './rollLines.ts'
import { openTicketsFor } from './tickets.ts'
import { touchLines } from './touchLines.ts'
import { carryInto, lockDraftAfter } from './carryInto.ts'

/** A checked roll has every difference explained or asked about: what nobody explains becomes a ticket. */
export async function checkPeriod(change: PeriodChange): Promise<Done> {
  const { queries, period, asker, nowMs, note } = change
  if (period.state !== 'draft') return { refusal: 'period-not-draft' }
  const differences = await differencesOf(queries, period)
  const unexplained = differences.filter((one) => one.explanation === null)
  await note('period-checked', { differences: differences.length, unexplained: unexplained.length })
  await openTicketsFor(change, unexplained)
  await stepPeriod(queries, period.id, { state: 'checked', by: asker, nowMs })
  return { body: { differences: differences.length, tickets: unexplained.length } }
}

/** Back to the draft: what was wrong on the roll is put right before anybody releases it. Tickets stay. */
export async function reopenDraft({ queries, period, note }: PeriodChange): Promise<Done> {
  if (period.state !== 'checked') return { refusal: 'period-not-checked' }
  await note('period-reopened')
  await queries.query(
    `UPDATE payment_period SET state = 'draft', checked_at = NULL, checked_by = NULL, checked_name = NULL WHERE id = $1`,
    [period.id],
  )
  return { body: { reopened: true } }
}

async function hasOpenTickets(queries: Queries, periodId: string): Promise<boolean> {
  const open = await queries.query('SELECT FROM difference_ticket WHERE period_id = $1 AND settled_at IS NULL LIMIT 1', [periodId])
  return open.length > 0
}

/** Whoever wrote a line of the roll by hand or by list, or raised its amounts, made it too. */
async function hasWritten({ queries, period, asker }: PeriodChange): Promise<boolean> {
  if ([period.madeBy, period.checkedBy].includes(asker.accountId)) return true
  const written = await queries.query(
    `SELECT FROM payment_line WHERE period_id = $1 AND added_by = $2 UNION ALL SELECT FROM rate_raise WHERE period_id = $1 AND account_id = $2 LIMIT 1`,
    [period.id, asker.accountId],
  )
  return written.length > 0
}

/** Somebody's month of one benefit that another released round pays already; what was given back there may be paid here. */
async function isReleasedAlready({ queries, period }: PeriodChange): Promise<boolean> {
  const twice = await queries.query(
    `SELECT FROM payment_period AS other JOIN payment_line AS paid ON paid.period_id = other.id AND paid.outcome NOT IN ('withdrawn', 'returned')
       JOIN payment_line AS mine ON mine.period_id = $1 AND mine.beneficiary_id = paid.beneficiary_id AND mine.outcome <> 'withdrawn'
       CROSS JOIN LATERAL jsonb_array_elements(paid.parts) AS one CROSS JOIN LATERAL jsonb_array_elements(mine.parts) AS again
     WHERE other.id <> $1 AND other.state IN ('released', 'paying', 'closed') AND other.months && $2::text[] AND one ->> 'kind' = 'monthly' AND again ->> 'kind' = 'monthly'
       AND one ->> 'programmeCode' = again ->> 'programmeCode' AND one ->> 'categoryCode' = again ->> 'categoryCode'
       AND EXISTS (SELECT FROM jsonb_array_elements_text(one -> 'months') AS month WHERE again -> 'months' ? month) LIMIT 1`,
    [period.id, period.months],
  )
  return twice.length > 0
}

/** Locks the roll and lays it on everybody's page. Another person than whoever made or checked it, and one who bears the duty. */
export async function releasePeriod(change: PeriodChange): Promise<Done> {
  const { queries, period, asker, nowMs, note } = change
  if (period.state !== 'checked') return { refusal: 'period-not-checked' }
  if (!asker.duties.includes('releases')) return { refusal: 'duty-missing' }
  if (await hasWritten(change)) return { refusal: 'release-by-another' }
  if (await hasOpenTickets(queries, period.id)) return { refusal: 'tickets-open' }
  const lines = await linesOfPeriod(queries, period.id)
  const people = await lockPeople(
    queries,
    lines.map((line) => line.beneficiaryId),
  )
  // Asked once the people are held: of two rolls that are released at the same moment the later one sees the other.
  if (await isReleasedAlready(change)) return { refusal: 'month-released-already' }
  const sumInDong = lines.reduce((sum, line) => sum + line.amountInDong, 0)
  await note('period-released', { lines: lines.length, sumInDong })
  await stepPeriod(queries, period.id, { state: 'released', by: asker, nowMs })
  const pages = pagesWithLines(people, lines, { period, places: await placeNames(queries, lines) })
  await saveProfiles(queries, pages, nowMs)
  await touchLines(
    queries,
    lines.map((line) => line.id),
  )
  return { body: { lines: lines.length, sumInDong } }
}

type Uncollected = { readonly id: string; readonly beneficiaryId: string; readonly amountInDong: number }
const uncollectedOf = (queries: Queries, periodId: string): Promise<Uncollected[]> =>
  queries.query<Uncollected>(
    `SELECT id, beneficiary_id AS "beneficiaryId", amount_in_dong AS "amountInDong" FROM payment_line AS line WHERE period_id = $1 AND outcome = 'open' AND ${UNPAID} ORDER BY id`,
    [periodId],
  )

/** What nobody collected goes on to the next round, or back; a session still open holds the closing up. */
export async function closePeriod(change: PeriodChange, outcome: 'carried' | 'returned'): Promise<Done> {
  const { queries, period, asker, nowMs, note } = change
  if (period.state !== 'released' && period.state !== 'paying') return { refusal: 'period-not-released' }
  const open = await queries.query('SELECT FROM pay_session WHERE period_id = $1 AND closing IS NULL LIMIT 1', [period.id])
  if (open.length > 0) return { refusal: 'sessions-open' }
  // Before the people: whoever changes that draft holds it first and waits for them afterwards.
  const draft = outcome === 'carried' ? await lockDraftAfter(queries, period) : undefined
  const found = await uncollectedOf(queries, period.id)
  const people = await lockPeople(
    queries,
    found.map((line) => line.beneficiaryId),
  )
  // Somebody may have been paid while the people were being locked.
  const left = await uncollectedOf(queries, period.id)
  const [ids, sumInDong] = [left.map(({ id }) => id), left.reduce((sum, line) => sum + line.amountInDong, 0)]
  await note('period-closed', { outcome, lines: ids.length, sumInDong })
  await queries.query('UPDATE payment_line SET outcome = $2 WHERE id = ANY ($1::uuid[])', [ids, outcome])
  await stepPeriod(queries, period.id, { state: 'closed', by: asker, nowMs })
  if (draft) await carryInto(queries, draft, nowMs)
  await saveProfiles(queries, pagesWithOutcome(people, new Set(ids), outcome), nowMs)
  await touchLines(queries, ids)
  return { body: { lines: ids.length, sumInDong } }
}
