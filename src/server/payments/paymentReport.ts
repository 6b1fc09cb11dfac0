import type { PaymentCount } from '#domain/payments/countPayments.ts'
import type { PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import { amountInWords } from '#domain/shared/amountInWords.ts'
import type { PaymentReport } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import { DONE, STATE, UNPAID } from './lineState.ts'
import { missedMonths } from './missedMonths.ts'
import type { KeptPeriod } from './periods.ts'
import { sessionProofs } from './proveSessions.ts'

type ReportRow = PaymentReport['rows'][number]
type Counted = PaymentCount & { readonly unitCode: string; readonly programmeCode: string; readonly state: PaymentState }
type Kind = 'due' | 'paid' | 'carried' | 'returned'

/** Stopped money goes back with what was returned; what still waits is due and nothing else yet. */
const COUNTS_AS: Record<PaymentState, readonly Kind[]> = {
  waiting: ['due'],
  missed: ['due'],
  paid: ['due', 'paid'],
  review: ['due', 'paid'],
  carried: ['due', 'carried'],
  returned: ['due', 'returned'],
  stopped: ['due', 'returned'],
  withdrawn: [],
}

const countOf = (rows: readonly Counted[], kind: Kind): PaymentCount =>
  rows
    .filter(({ state }) => COUNTS_AS[state].includes(kind))
    .reduce((sum, { lines, sumInDong }) => ({ lines: sum.lines + lines, sumInDong: sum.sumInDong + sumInDong }), { lines: 0, sumInDong: 0 })

function rowOf(rows: readonly Counted[], { unitCode, programmeCode }: Counted, unitName: string): ReportRow {
  const [due, paid] = [countOf(rows, 'due'), countOf(rows, 'paid')]
  const ended = { carried: countOf(rows, 'carried'), returned: countOf(rows, 'returned') }
  return { unitCode, unitName, programmeCode, due, paid, ...ended, remainingInDong: due.sumInDong - paid.sumInDong }
}

/** Each line's money by the programme it comes from; whoever is paid by two counts in both. */
const rowsOf = (queries: Queries, periodId: string): Promise<Counted[]> =>
  queries.query<Counted>(
    `SELECT line.unit_code AS "unitCode", part ->> 'programmeCode' AS "programmeCode", line.state, count(DISTINCT line.id)::int8 AS lines, sum((part ->> 'amountInDong')::int8)::int8 AS "sumInDong"
     FROM (SELECT line.id, line.unit_code, line.parts, ${STATE} AS state FROM payment_line AS line ${DONE} WHERE line.period_id = $1) AS line CROSS JOIN LATERAL jsonb_array_elements(line.parts) AS part
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [periodId],
  )

type Uncollected = PaymentReport['uncollected'][number]
type KeptUncollected = Omit<Uncollected, 'missedInARow' | 'advice'> & {
  readonly beneficiaryId: string
  readonly programmeCodes: readonly string[]
}

async function uncollectedOf(queries: Queries, period: KeptPeriod): Promise<Uncollected[]> {
  const rows = await queries.query<KeptUncollected>(
    `SELECT line.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.hamlet, line.unit_code AS "unitCode", line.amount_in_dong AS "amountInDong",
       jsonb_path_query_array(line.parts, '$[*].programmeCode') AS "programmeCodes", (SELECT reason FROM payment_miss WHERE line_id = line.id ORDER BY n DESC LIMIT 1) AS reason
     FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id ${DONE}
     WHERE line.period_id = $1 AND done.in_doubt IS NULL AND line.outcome IN ('open', 'carried', 'returned') ORDER BY line.unit_code, person.hamlet_key, person.name_key, line.id`,
    [period.id],
  )
  const missed = await missedMonths(queries, period, rows)
  return rows.map((row) => {
    const { fullName, hamlet, unitCode, amountInDong, reason } = row
    return { fullName, hamlet, unitCode, amountInDong, reason, ...missed(row) }
  })
}

type KeptSession = Omit<PaymentReport['sessions'][number], 'missingSequences'>

async function sessionsOf(queries: Queries, periodId: string): Promise<PaymentReport['sessions']> {
  const sessions = await queries.query<KeptSession>(
    `SELECT session.id, session.label, session.account_name AS "tellerName", coalesce(point.name, '') AS "payPointName",
       CASE WHEN session.closing IS NULL THEN 'open' WHEN session.balanced_at IS NULL THEN 'closing' ELSE 'closed' END AS state, session.float_in_dong AS "floatInDong",
       coalesce((session.closing -> 'totals' ->> 'payments')::int8, paid.lines, 0) AS payments, coalesce((session.closing -> 'totals' ->> 'paidInDong')::int8, paid.sum, 0) AS "paidInDong",
       coalesce((session.closing ->> 'countedInDong')::int8 - (session.closing -> 'totals' ->> 'expectedInDong')::int8, 0) AS "differenceInDong", coalesce(session.closing ->> 'differenceReason', '') AS "differenceReason",
       jsonb_build_object('lines', coalesce(held.lines, 0), 'sumInDong', coalesce(held.sum, 0)) AS held, round(extract(epoch FROM device.last_seen_at) * 1000)::int8 AS "heardAtMs"
     FROM pay_session AS session LEFT JOIN pay_point AS point ON point.id = session.pay_point_id LEFT JOIN device ON device.id = session.device_id
       LEFT JOIN LATERAL (SELECT count(*)::int8 AS lines, sum(line.amount_in_dong)::int8 AS sum FROM payment_line AS line WHERE session.closing IS NULL AND line.session_id = session.id AND line.outcome = 'open' AND ${UNPAID}) AS held ON true
       LEFT JOIN LATERAL (SELECT count(*)::int8 AS lines, sum(amount_in_dong)::int8 AS sum FROM disbursement WHERE session_id = session.id AND cancelled_by IS NULL) AS paid ON true
     WHERE session.period_id = $1 ORDER BY session.unit_code, session.opened_at, session.id`,
    [periodId],
  )
  const waiting = sessions.filter((session) => session.state === 'closing').map((session) => session.id)
  const missing = new Map((await sessionProofs(queries, waiting)).map((proof) => [proof.sessionId, proof.missingSequences]))
  return sessions.map((session) => ({ ...session, missingSequences: missing.get(session.id) ?? [] }))
}

/** What the post office reports of a round: paid, not collected, returned, what is left, and each cash book (NĐ 20/2021 Điều 34). */
export async function paymentReport(queries: Queries, period: KeptPeriod, names: ReadonlyMap<string, string>): Promise<PaymentReport> {
  const groups = Map.groupBy(await rowsOf(queries, period.id), (row) => `${row.unitCode}/${row.programmeCode}`)
  const rows = [...groups.values()].flatMap((own) => (own[0] ? [rowOf(own, own[0], names.get(own[0].unitCode) ?? own[0].unitCode)] : []))
  return {
    period,
    rows,
    uncollected: await uncollectedOf(queries, period),
    sessions: await sessionsOf(queries, period.id),
    paidInWords: amountInWords(
      Math.max(
        0,
        rows.reduce((sum, row) => sum + row.paid.sumInDong, 0),
      ),
    ),
  }
}
