import { addPayments, NO_PAYMENTS, type PaymentCount, type PaymentStanding } from '#domain/payments/countPayments.ts'
import type { Channel, PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { PeriodFigures, PeriodStandings } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import { DONE, STATE } from './lineState.ts'
import { paidToAccount } from './paidToAccount.ts'
import type { KeptPeriod } from './periods.ts'

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

type Opens = { readonly periodId: string; readonly openTickets: number; readonly openSessions: number }

const opensOf = (queries: Queries, ids: readonly string[]): Promise<Opens[]> =>
  queries.query<Opens>(
    `SELECT id AS "periodId", (SELECT count(*)::int8 FROM difference_ticket WHERE period_id = period.id AND settled_at IS NULL) AS "openTickets",
       (SELECT count(*)::int8 FROM pay_session WHERE period_id = period.id AND closing IS NULL) AS "openSessions" FROM payment_period AS period WHERE id = ANY ($1::uuid[])`,
    [ids],
  )

type Beside = { readonly opens: Opens | undefined; readonly toAccount: PaymentCount | undefined }
function figuresOf(period: KeptPeriod, standing: PaymentStanding, { opens, toAccount }: Beside): PeriodFigures {
  const { id, name, months, unitCodes, payFrom, payUntil, signature, photo, state, previousId, steps } = period
  const told = { id, name, months, unitCodes, payFrom, payUntil, signature, photo, state, previousId, steps }
  const counted = { openTickets: opens?.openTickets ?? 0, openSessions: opens?.openSessions ?? 0 }
  return { ...told, standing, ...counted, toAccount: toAccount ?? { lines: 0, sumInDong: 0 } }
}

/** How each of these periods stands in lines and money, counted in one pass. */
export async function figuresOfPeriods(queries: Queries, periods: readonly KeptPeriod[]): Promise<PeriodFigures[]> {
  const ids = periods.map(({ id }) => id)
  const rows = await queries.query<CountedByPeriod>(
    `SELECT line.period_id AS "periodId", ${STATE} AS state, ${COUNT} FROM payment_line AS line ${DONE} WHERE line.period_id = ANY ($1::uuid[]) GROUP BY 1, 2`,
    [ids],
  )
  const [opens, toAccount] = [await opensOf(queries, ids), await paidToAccount(queries, ids)]
  return periods.map((period) =>
    figuresOf(period, standingOf(rows.filter((row) => row.periodId === period.id)), {
      opens: opens.find((one) => one.periodId === period.id),
      toAccount: toAccount.get(period.id),
    }),
  )
}

/** Rows of one key together, in the order they first came. */
function grouped<Key>(
  rows: readonly CountedByPlace[],
  keyOf: (row: CountedByPlace) => Key,
): { key: Key; standing: PaymentStanding; first: CountedByPlace }[] {
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, own]) => (own[0] ? [{ key, standing: standingOf(own), first: own[0] }] : []))
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
  const [opens] = await opensOf(queries, [period.id])
  const toAccount = (await paidToAccount(queries, [period.id])).get(period.id)
  return {
    period: figuresOf(period, standingOf(rows), { opens, toAccount }),
    byUnit: grouped(rows, (row) => row.unitCode).map(({ key, standing }) => ({ unitCode: key, standing })),
    byPoint: grouped(rows, (row) => row.payPointId).map(({ key, standing, first }) => ({ payPointId: key, name: first.name, standing })),
    byProgramme: programmes.map(({ programmeCode, ...parts }) => ({ programmeCode, parts })),
    byChannel: grouped(rows, (row) => row.channel).map(({ key, standing }) => ({ channel: key, standing })),
  }
}
