import { addPayments, NO_PAYMENTS, type PaymentCount, type PaymentStanding } from '#domain/payments/countPayments.ts'
import type { Channel, PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { PeriodFigures, PeriodStandings } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import { DONE, STATE, UNPAID } from './lineState.ts'
import type { KeptPeriod } from './periods.ts'
import { countOpenQuestions } from './rollQuestions.ts'

type Counted = PaymentCount & { readonly state: PaymentState }
type CountedByPeriod = Counted & { readonly periodId: string }
type CountedByPlace = Counted & {
  readonly unitCode: string
  readonly payPointId: string | null
  readonly name: string
  readonly channel: Channel
}

const COUNT = `count(*)::int8 AS lines, coalesce(sum(line.amount_in_dong), 0)::int8 AS "sumInDong"`
const standingOf = (rows: readonly Counted[]): PaymentStanding => rows.reduce((standing, row) => addPayments(standing, row), NO_PAYMENTS)

type Beside = Pick<PeriodFigures, 'openTickets' | 'openSessions' | 'toAccount'> & { readonly periodId: string }

const TO_ACCOUNT = `(SELECT jsonb_build_object('lines', count(*), 'sumInDong', coalesce(sum(paid.amount_in_dong), 0)) FROM payment_line AS line JOIN disbursement AS paid ON paid.line_id = line.id
  WHERE line.period_id = period.id AND paid.via = 'account' AND paid.cancelled_by IS NULL)`
const besideOf = (queries: Queries, ids: readonly string[]): Promise<Beside[]> =>
  queries.query<Beside>(
    `SELECT id AS "periodId", (SELECT count(*)::int8 FROM difference_ticket WHERE period_id = period.id AND settled_at IS NULL) AS "openTickets",
       (SELECT count(*)::int8 FROM pay_session WHERE period_id = period.id AND closing IS NULL) AS "openSessions", ${TO_ACCOUNT} AS "toAccount" FROM payment_period AS period WHERE id = ANY ($1::uuid[])`,
    [ids],
  )

function figuresOf(period: KeptPeriod, standing: PaymentStanding, beside: Beside | undefined): PeriodFigures {
  const { id, name, months, unitCodes, payFrom, payUntil, signature, photo, state, previousId, steps } = period
  const told = { id, name, months, unitCodes, payFrom, payUntil, signature, photo, state, previousId, steps }
  const { openTickets, openSessions, toAccount } = beside ?? { openTickets: 0, openSessions: 0, toAccount: NO_PAYMENTS.paid }
  return { ...told, standing, openTickets, openSessions, toAccount }
}

/** How each of these periods stands in lines and money, counted in one pass. */
export async function figuresOfPeriods(queries: Queries, periods: readonly KeptPeriod[]): Promise<PeriodFigures[]> {
  const ids = periods.map(({ id }) => id)
  const rows = await queries.query<CountedByPeriod>(
    `SELECT line.period_id AS "periodId", ${STATE} AS state, ${COUNT} FROM payment_line AS line ${DONE} WHERE line.period_id = ANY ($1::uuid[]) GROUP BY 1, 2`,
    [ids],
  )
  const beside = await besideOf(queries, ids)
  return periods.map((period) =>
    figuresOf(
      period,
      standingOf(rows.filter((row) => row.periodId === period.id)),
      beside.find((one) => one.periodId === period.id),
    ),
  )
}

/** Rows of one key together, in the order they first came. */
function grouped<Key>(
  rows: readonly CountedByPlace[],
  keyOf: (row: CountedByPlace) => Key,
): { key: Key; standing: PaymentStanding; first: CountedByPlace }[] {
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, own]) => (own[0] ? [{ key, standing: standingOf(own), first: own[0] }] : []))
}

async function countWaiting(queries: Queries, periodId: string): Promise<number> {
  const [waiting] = await queries.query<{ n: number }>(
    `SELECT count(DISTINCT beneficiary_id)::int8 AS n FROM payment_line AS line WHERE period_id = $1 AND outcome = 'open' AND ${UNPAID}`,
    [periodId],
  )
  return waiting?.n ?? 0
}

/** One period by commune, place, programme and channel. */
export async function standingsOfPeriod(queries: Queries, period: KeptPeriod): Promise<PeriodStandings> {
  const rows = await queries.query<CountedByPlace>(
    `SELECT line.unit_code AS "unitCode", line.pay_point_id AS "payPointId", coalesce(point.name, '') AS name, line.channel, ${STATE} AS state, ${COUNT}
     FROM payment_line AS line LEFT JOIN pay_point AS point ON point.id = line.pay_point_id ${DONE} WHERE line.period_id = $1 GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4`,
    [period.id],
  )
  const programmes = await queries.query<PaymentCount & { programmeCode: string }>(
    `SELECT part ->> 'programmeCode' AS "programmeCode", count(*)::int8 AS lines, sum((part ->> 'amountInDong')::int8)::int8 AS "sumInDong"
     FROM payment_line AS line CROSS JOIN LATERAL jsonb_array_elements(line.parts) AS part WHERE line.period_id = $1 AND line.outcome <> 'withdrawn' GROUP BY 1 ORDER BY 1`,
    [period.id],
  )
  const [beside] = await besideOf(queries, [period.id])
  return {
    period: figuresOf(period, standingOf(rows), beside),
    byUnit: grouped(rows, (row) => row.unitCode).map(({ key, standing }) => ({ unitCode: key, standing })),
    byPoint: grouped(rows, (row) => row.payPointId).map(({ key, standing, first }) => ({ payPointId: key, name: first.name, standing })),
    byProgramme: programmes.map(({ programmeCode, ...parts }) => ({ programmeCode, parts })),
    byChannel: grouped(rows, (row) => row.channel).map(({ key, standing }) => ({ channel: key, standing })),
    openQuestions: await countOpenQuestions(queries, period.id),
    peopleWaiting: await countWaiting(queries, period.id),
  }
}
