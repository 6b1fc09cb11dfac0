import type { CashlessCount } from '#domain/enrolment/cashlessShare.ts'
import { addMonths, reportedMonths, type MonthOfShare } from '#domain/enrolment/forecast.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { ShareProgramme, SharesAnswer, UnitShare } from '#sync/protocol/Enrolment.ts'
import type { Queries } from '../store/Database.ts'

const MONTHS_OF_TREND = 12
export type WantedShares = { readonly month: string | undefined; readonly programmeCode: ShareProgramme }

type UnitMonth = CashlessCount & { unitCode: UnitCode; month: string }
type Target = { unitCode: string; targetInTenths: number }

/** From the sums that are kept up with every payment and every step: a row a commune and month, however many people stand behind it. */
const COUNTS = `
  SELECT unit_code AS "unitCode", month, sum(payable)::int8 AS payable, sum(paid_through_account)::int8 AS "paidThroughAccount", sum(has_account)::int8 AS "hasAccount",
    sum(agreed)::int8 AS agreed, sum(cash_for_good_reason)::int8 AS "cashForGoodReason"
  FROM cashless_count WHERE programme_code = $1 AND month = ANY ($2::text[]) GROUP BY 1, 2 HAVING sum(payable) > 0 ORDER BY 1, 2`
const MONTHS = `SELECT month, sum(payable)::int8 AS payable, sum(paid_through_account)::int8 AS "paidThroughAccount" FROM cashless_count WHERE programme_code = $1 GROUP BY 1 HAVING sum(payable) > 0 ORDER BY 1 DESC`
const TARGETS = `SELECT DISTINCT ON (unit_code) unit_code AS "unitCode", share_in_tenths AS "targetInTenths" FROM enrolment_target ORDER BY unit_code, n DESC`

const monthOf = ({ month, payable, paidThroughAccount }: UnitMonth): MonthOfShare => ({ month, payable, paidThroughAccount })

function unitShares(rows: readonly UnitMonth[], month: string, targets: readonly Target[]): UnitShare[] {
  const targetOf = new Map(targets.map(({ unitCode, targetInTenths }) => [unitCode, targetInTenths]))
  return [...Map.groupBy(rows, ({ unitCode }) => unitCode)].flatMap(([unitCode, own]) => {
    const now = own.find((one) => one.month === month)
    if (!now) return []
    const { payable, paidThroughAccount, hasAccount, agreed, cashForGoodReason } = now
    const count = { payable, paidThroughAccount, hasAccount, agreed, cashForGoodReason }
    return [{ unitCode, count, targetInTenths: targetOf.get(unitCode) ?? null, months: own.map(monthOf) }]
  })
}

/**
 * Paid through an account over all who are to be paid, by commune and by month, of one programme or (`''`) of all, as far as
 * row-level security lets the asker see. Without a month: the newest the bank has reported on, for before that a roll has no figure yet.
 */
export async function readShares(queries: Queries, { month: wanted, programmeCode }: WantedShares): Promise<SharesAnswer> {
  const months = await queries.query<MonthOfShare>(MONTHS, [programmeCode])
  const month = wanted ?? reportedMonths(months)[0]?.month ?? months[0]?.month
  if (month === undefined) return { month: null, programmeCode, units: [], trend: [], months: [] }
  // A month without a report would draw the line down to nothing; the one that was asked for stays.
  const reported = new Set(reportedMonths(months).map((one) => one.month))
  const shown = months
    .map((one) => one.month)
    .filter((one) => one === month || (one < month && reported.has(one)))
    .slice(0, MONTHS_OF_TREND)
  const rows = await queries.query<UnitMonth>(COUNTS, [programmeCode, shown])
  return {
    month,
    programmeCode,
    units: unitShares(rows, month, await queries.query<Target>(TARGETS)),
    trend: addMonths([rows.map(monthOf)]),
    months: months.map((one) => one.month),
  }
}
