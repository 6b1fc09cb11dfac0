import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { Queries } from '../store/Database.ts'
import type { PracticePaymentLine, PracticePayments } from './makePracticePayments.ts'
import { pastSessions, type PracticeSession } from './pastSessions.ts'
import { relationsIn } from './collectorRelations.ts'
import { practiceAuthorisation } from './practiceAuthorisations.ts'

/** Practice accounts by name: who made, released and paid. */
export type PracticeStaff = ReadonlyMap<string, { readonly id: string; readonly displayName: string }>
type Seeding = { readonly seed: number; readonly nowMs: number; readonly today: PlainDate; readonly staff: PracticeStaff }

const DAY = `interval '1 day'`

const PERIODS = `
  INSERT INTO payment_period (id, body, months, unit_codes, state, previous_id, made_at, made_by, made_name, checked_at, checked_by, checked_name, released_at, released_by, released_name, closed_at, closed_by, closed_name)
  SELECT (body ->> 'id')::uuid, body - 'id' - 'state', ARRAY (SELECT jsonb_array_elements_text(body -> 'months')), ARRAY (SELECT jsonb_array_elements_text(body -> 'unitCodes')), body ->> 'state', (body ->> 'previousId')::uuid,
    day - 10 * ${DAY}, $2, $3, day - 8 * ${DAY}, $2, $3, day - 7 * ${DAY}, $4, $5, closed_at, CASE WHEN closed_at IS NULL THEN NULL ELSE $2::uuid END, CASE WHEN closed_at IS NULL THEN NULL ELSE $3 END
  FROM jsonb_array_elements($1::jsonb) AS body CROSS JOIN LATERAL (SELECT (body ->> 'payFrom')::timestamptz AS day, CASE WHEN body ->> 'state' = 'closed' THEN (body ->> 'payUntil')::timestamptz + 4 * ${DAY} END AS closed_at) AS days`

const LINES = `
  INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, payee, parts, amount_in_dong, carried_months, channel, pay_point_id, decision_number, book_number, outcome, carried_to, added_at, position)
  SELECT one.id, period_id, person, unit_code, payee, parts, amount, carried_months, channel, point, decision, book, outcome, carried_to, period.made_at, $15::bigint + one.place
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[], $7::bigint[], $8::integer[], $9::text[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::uuid[])
    WITH ORDINALITY AS one (id, period_id, person, unit_code, payee, parts, amount, carried_months, channel, point, decision, book, outcome, carried_to, place) JOIN payment_period AS period ON period.id = period_id`

const PAID = `
  INSERT INTO disbursement (fact_id, line_id, beneficiary_id, unit_code, session_id, via, teller_id, amount_in_dong, effective_in_dong, day, received_at, body)
  SELECT one.fact_id, one.line_id, person, one.unit_code, one.session_id, via, session.account_id, amount, amount, one.day, one.day + interval '9 hours', one.body
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::bigint[], $8::date[], $9::jsonb[]) AS one (fact_id, line_id, person, unit_code, session_id, via, amount, day, body)
    LEFT JOIN pay_session AS session ON session.id = one.session_id`

const SESSIONS = `
  INSERT INTO pay_session (id, period_id, pay_point_id, unit_code, account_id, account_name, device_id, label, float_in_dong, opened_at, closing_fact, closing, closing_device, balanced_at)
  SELECT id, period_id, pay_point_id, unit_code, account_id, account_name, device_id, label, float_in_dong, opened_at, closing_fact, closing, device_id, closed_at
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, period_id uuid, pay_point_id uuid, unit_code text, account_id uuid, account_name text, device_id uuid, label text, float_in_dong bigint, opened_at timestamptz, closing_fact uuid, closing jsonb, closed_at timestamptz)`

async function insertLines(queries: Queries, lines: readonly PracticePaymentLine[], position: number): Promise<void> {
  const column = <Value>(of: (one: PracticePaymentLine) => Value): Value[] => lines.map(of)
  await queries.query(LINES, [
    column(({ line }) => line.id),
    column(({ line }) => line.periodId),
    column(({ line }) => line.beneficiaryId),
    column(({ line }) => line.unitCode),
    column(({ line }) => JSON.stringify(line.payee)),
    column(({ line }) => JSON.stringify(line.parts)),
    column(({ line }) => line.amountInDong),
    column(({ line }) => line.carriedMonths),
    column(({ line }) => line.channel),
    column(({ line }) => line.payPointId),
    column(({ line }) => line.decisionNumber),
    column(({ line }) => line.bookNumber),
    column(({ line }) => line.outcome),
    column(({ carriedTo }) => carriedTo),
    position,
  ])
}

/** Numbers of the feed for so many lines, taken before they are written instead of stamped on them afterwards. */
async function positionsFor(queries: Queries, lines: number): Promise<number> {
  const [counter] = await queries.query<{ before: number }>('UPDATE feed_counter SET n = n + $1 RETURNING n - $1 AS before', [lines])
  return counter?.before ?? 0
}

/** As the office would have written it down from a teller's fact, or from the bank's list. */
function bodyOf({ line, paid }: PracticePaymentLine, sessionId: string | null): object {
  if (paid?.via !== 'cash') return { via: 'account', tellerName: paid?.paidBy, receiver: paid?.receiver }
  const { amountInDong, day, receiver, paidBy } = paid
  const about = { beneficiaryId: line.beneficiaryId, periodId: line.periodId, lineId: line.id, sessionId }
  const told = { foundBy: 'list', signature: null, photoHash: null, leasedElsewhereReason: null }
  return { kind: 'payment.made', version: 1, ...about, amountInDong, day, receiver, ...told, tellerName: paidBy }
}

async function insertPaid(queries: Queries, lines: readonly PracticePaymentLine[], sessions: readonly PracticeSession[]): Promise<void> {
  const sessionAt = new Map(sessions.map((one) => [`${one.periodId}/${one.payPointId}`, one.id]))
  const rows = lines.flatMap((one) => {
    const session = sessionAt.get(`${one.line.periodId}/${one.line.payPointId}`) ?? null
    return one.paid ? [{ line: one.line, paid: one.paid, session, body: JSON.stringify(bodyOf(one, session)) }] : []
  })
  await queries.query(PAID, [
    rows.map(({ paid }) => paid.factId),
    rows.map(({ line }) => line.id),
    rows.map(({ line }) => line.beneficiaryId),
    rows.map(({ line }) => line.unitCode),
    rows.map(({ session }) => session),
    rows.map(({ paid }) => paid.via),
    rows.map(({ paid }) => paid.amountInDong),
    rows.map(({ paid }) => paid.day),
    rows.map(({ body }) => body),
  ])
}

async function insertAuthorisations(queries: Queries, { people }: PracticePayments, { seed, nowMs, today, staff }: Seeding): Promise<void> {
  const relationOf = relationsIn(people)
  const rows = people
    .flatMap((person) => practiceAuthorisation(person, { seed, today, relationOf }) ?? [])
    .map(({ id, person, fullName, relation, identityTail, paper }) => ({
      id,
      person: person.id,
      unit_code: person.unitCode,
      full_name: fullName,
      relation,
      identity_tail: identityTail,
      number: paper.number,
      valid_until: paper.validUntil,
    }))
  await queries.query(
    `INSERT INTO authorisation (id, beneficiary_id, unit_code, full_name, relation, identity_tail, number, valid_until, recorded_at, recorded_by)
     SELECT id, person, unit_code, full_name, relation, identity_tail, number, valid_until, to_timestamp($2 / 1000.0), $3
     FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, person uuid, unit_code text, full_name text, relation text, identity_tail text, number text, valid_until date)`,
    [JSON.stringify(rows), nowMs, staff.get('dieuphoi')?.id],
  )
}

/** The quarter's places, rolls, cash books and papers in a few statements; the people's own pages are written with the people. */
export async function seedPayments(queries: Queries, payments: PracticePayments, seeding: Seeding): Promise<void> {
  const { points, periods, lines } = payments
  const [maker, releaser] = [seeding.staff.get('dieuphoi'), seeding.staff.get('duyet')]
  await queries.query(
    `INSERT INTO pay_point (id, unit_code, name, address, hours, channel) SELECT id, "unitCode", name, address, hours, channel
     FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, "unitCode" text, name text, address text, hours text, channel text)`,
    [JSON.stringify(points)],
  )
  // An earlier round first: a later one names it.
  await queries.query(PERIODS, [JSON.stringify(periods), maker?.id, maker?.displayName, releaser?.id, releaser?.displayName])
  // A line names the one its money went on to, which must be there already.
  const newestFirst = [...periods].reverse().map(({ id }) => lines.filter(({ line }) => line.periodId === id))
  for (const some of newestFirst) await insertLines(queries, some, await positionsFor(queries, some.length))
  const sessions = pastSessions(payments, seeding)
  await queries.query(SESSIONS, [JSON.stringify(sessions.map((one) => one.row))])
  await insertPaid(queries, lines, sessions)
  await insertAuthorisations(queries, payments, seeding)
}
