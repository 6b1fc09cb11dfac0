import { randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import type { RollDifference } from '#domain/payments/compareRolls.ts'
import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { ticketRequest, Ticket, TicketsAnswer } from '#sync/protocol/Tickets.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import type { PeriodChange } from './changePeriod.ts'
import { TICKET_TERMS } from './ticketTermsData.ts'

const SHOWN = 500

/** One and the same difference, whatever has been found to explain of it since. */
export const SAME_DIFFERENCE = (one: string, other: string): string =>
  `${one} - '{shares,explanation}'::text[] = ${other} - '{shares,explanation}'::text[]`

/** A settlement answers the difference it was made for: any other of that person and kind is a new question, in the same history. */
const OPEN = `
  WITH settled AS (SELECT id FROM difference_ticket WHERE period_id = $2 AND settled_at IS NOT NULL)
  INSERT INTO difference_ticket AS kept (id, period_id, line_id, beneficiary_id, unit_code, kind, body, owner, due_day, opened_at)
  SELECT one.id, $2, line.id, person.id, coalesce(line.unit_code, person.unit_code), one.kind, one.body, one.owner, one.due_day, to_timestamp($3 / 1000.0)
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, person uuid, kind text, body jsonb, owner text, due_day date) JOIN beneficiary AS person ON person.id = one.person
    LEFT JOIN payment_line AS line ON line.period_id = $2 AND line.beneficiary_id = one.person AND line.ordinal = 1
  ON CONFLICT (period_id, beneficiary_id, kind) DO UPDATE SET body = excluded.body, line_id = excluded.line_id, settled_at = NULL, settled_by = NULL, settled_name = NULL, outcome = NULL,
    owner = CASE WHEN kept.settled_at IS NULL THEN kept.owner ELSE excluded.owner END, due_day = CASE WHEN kept.settled_at IS NULL THEN kept.due_day ELSE excluded.due_day END
  WHERE kept.settled_at IS NULL OR NOT (${SAME_DIFFERENCE('kept.body', 'excluded.body')})
  RETURNING id, unit_code, CASE WHEN xmax = 0 THEN 'opened' WHEN id IN (SELECT id FROM settled) THEN 'reopened' END AS act`

const EVENT = `
  INSERT INTO ticket_event (ticket_id, unit_code, at, account_id, account_name, act, note)
  SELECT ticket_id, unit_code, to_timestamp($3 / 1000.0), $4, $5, $6, $7 FROM unnest($1::uuid[], $2::text[]) AS one (ticket_id, unit_code)`

type Kept = { readonly id: string; readonly unit_code: string }
type Event = { readonly act: string; readonly note: string; readonly by: Pick<Asker, 'accountId' | 'displayName'>; readonly nowMs: number }

const writeEvents = (queries: Queries, tickets: readonly Kept[], { act, note, by, nowMs }: Event) =>
  queries.query(EVENT, [
    tickets.map(({ id }) => id),
    tickets.map(({ unit_code }) => unit_code),
    nowMs,
    by.accountId,
    by.displayName,
    act,
    note,
  ])

/** Every difference nobody explains gets an owner and a term; one that has its ticket already keeps it, with its history. */
export async function openTicketsFor(
  { queries, period, asker, nowMs }: PeriodChange,
  unexplained: readonly RollDifference[],
): Promise<void> {
  if (unexplained.length === 0) return
  const today = dayNumber(vietnamDay(nowMs))
  const rows = unexplained.map((difference) => {
    const { owner, days } = TICKET_TERMS[difference.kind]
    const due_day = dateOfDayNumber(today + days)
    return { id: randomUUID(), person: difference.beneficiaryId, kind: difference.kind, body: difference, owner, due_day }
  })
  const written = await queries.query<Kept & { act: 'opened' | 'reopened' | null }>(OPEN, [JSON.stringify(rows), period.id, nowMs])
  for (const act of ['opened', 'reopened'] as const) {
    const own = written.filter((one) => one.act === act)
    await writeEvents(queries, own, { act, note: '', by: asker, nowMs })
  }
}

const MOMENT = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::int8`
const LIST = `
  SELECT ticket.id, ticket.period_id AS "periodId", ticket.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.hamlet, ticket.unit_code AS "unitCode", ticket.kind,
    ticket.body AS difference, ticket.owner, to_char(ticket.due_day, 'YYYY-MM-DD') AS "dueDay", ${MOMENT('ticket.opened_at')} AS "openedAtMs",
    CASE WHEN ticket.settled_at IS NULL THEN NULL ELSE jsonb_build_object('outcome', ticket.outcome, 'by', ticket.settled_name, 'atMs', ${MOMENT('ticket.settled_at')}) END AS settlement,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('act', act, 'by', account_name, 'atMs', ${MOMENT('at')}, 'note', note) ORDER BY n), '[]'::jsonb) FROM ticket_event WHERE ticket_id = ticket.id) AS history
  FROM difference_ticket AS ticket JOIN beneficiary AS person ON person.id = ticket.beneficiary_id
  WHERE (ticket.settled_at IS NOT NULL) = $1 AND ($2::text IS NULL OR ticket.period_id::text = $2) ORDER BY ticket.due_day, ticket.unit_code, person.hamlet_key, ticket.id LIMIT ${SHOWN + 1}`

/** Soonest due first. Row-level security leaves those of the asker's communes. */
export async function listTickets(queries: Queries, wanted: { areSettled: boolean; periodId: string | undefined }): Promise<TicketsAnswer> {
  const tickets = await queries.query<Ticket>(LIST, [wanted.areSettled, wanted.periodId ?? null])
  return { tickets: tickets.slice(0, SHOWN), more: tickets.length > SHOWN }
}

type Act = v.InferOutput<typeof ticketRequest>
type By = { readonly asker: Asker; readonly nowMs: number }

async function apply(queries: Queries, id: string, { act, by: { asker, nowMs } }: { act: Act; by: By }): Promise<void> {
  if (act.act === 'hand-over')
    await queries.query('UPDATE difference_ticket SET owner = $2, due_day = $3 WHERE id = $1', [id, act.owner, act.dueDay])
  if (act.act === 'settle')
    await queries.query(
      'UPDATE difference_ticket SET settled_at = to_timestamp($2 / 1000.0), settled_by = $3, settled_name = $4, outcome = $5 WHERE id = $1',
      [id, nowMs, asker.accountId, asker.displayName, act.outcome],
    )
}

/** A note, another owner and term, or the settlement; each a line of the history, which nothing takes away again. */
export async function actOnTicket(
  queries: Queries,
  id: string,
  { act, by }: { act: Act; by: By },
): Promise<Result<null, 'not-found' | 'case-settled'>> {
  const { asker, nowMs } = by
  const [ticket] = await queries.query<Kept & { settled: boolean }>(
    'SELECT id, unit_code, settled_at IS NOT NULL AS settled FROM difference_ticket WHERE id::text = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE',
    [id, asker.unitCodes],
  )
  if (!ticket) return refused('not-found')
  if (ticket.settled && act.act !== 'note') return refused('case-settled')
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: `ticket-${act.act}` as const, subject: ticket.id }
  await writeAudit(queries, { ...note, detail: { outcome: act.act === 'settle' ? act.outcome : null } }, nowMs)
  await apply(queries, ticket.id, { act, by })
  await writeEvents(queries, [ticket], { act: act.act, note: act.note, by: asker, nowMs })
  return accepted(null)
}
