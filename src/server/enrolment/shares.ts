import type { CashlessCount } from '#domain/enrolment/cashlessShare.ts'
import { ENROLMENT_STEPS, stepNumber, type EnrolmentStep } from '#domain/enrolment/EnrolmentStep.ts'
import { LEAVING_REASONS } from '#domain/enrolment/EnrolmentMove.ts'
import { isGoodReason } from '#domain/enrolment/cashlessShare.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { MonthShare, SharesAnswer, UnitShare } from '#sync/protocol/Enrolment.ts'
import type { Queries } from '../store/Database.ts'

const MONTHS_OF_TREND = 12
const from = (step: EnrolmentStep): readonly string[] => ENROLMENT_STEPS.slice(stepNumber(step))
const GOOD = LEAVING_REASONS.filter(isGoodReason)

/** One row a person and month: whoever has two lines is one person, paid through an account if any of them was. */
const PAYABLE = `
  SELECT period.months[array_upper(period.months, 1)] AS month, line.unit_code, line.beneficiary_id,
    bool_or(EXISTS (SELECT FROM disbursement AS paid WHERE paid.line_id = line.id AND paid.via = 'account' AND paid.cancelled_by IS NULL)) AS is_paid
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
  WHERE period.state IN ('released', 'paying', 'closed') AND line.outcome NOT IN ('withdrawn', 'stopped')`

const BY_UNIT = `
  WITH payable AS (${PAYABLE} AND period.months[array_upper(period.months, 1)] = $1 GROUP BY 1, 2, 3)
  SELECT payable.unit_code AS "unitCode", count(*)::int8 AS payable, count(*) FILTER (WHERE is_paid)::int8 AS "paidThroughAccount",
    count(*) FILTER (WHERE is_paid OR coalesce(has_account, false) OR place = ANY ($2::text[]))::int8 AS "hasAccount", count(*) FILTER (WHERE is_paid OR place = ANY ($3::text[]))::int8 AS agreed,
    count(*) FILTER (WHERE NOT is_paid AND place IN ('back-to-cash', 'not-feasible') AND reason = ANY ($4::text[]))::int8 AS "cashForGoodReason",
    (SELECT share_in_tenths FROM enrolment_target AS target WHERE target.unit_code = payable.unit_code ORDER BY n DESC LIMIT 1) AS target
  FROM payable LEFT JOIN enrolment_status AS status USING (beneficiary_id) GROUP BY 1 ORDER BY 1`

const BY_MONTH = `
  WITH payable AS (${PAYABLE} GROUP BY 1, 2, 3)
  SELECT month, count(*)::int8 AS payable, count(*) FILTER (WHERE is_paid)::int8 AS "paidThroughAccount" FROM payable GROUP BY 1 ORDER BY 1 DESC`

type UnitRow = CashlessCount & { unitCode: UnitCode; target: number | null }

const unitShare = ({ unitCode, target, ...count }: UnitRow): UnitShare => ({ unitCode, count, targetInTenths: target })

/** The newest month whose accounts the bank has reported on: before that the month has a roll and no figure yet. */
const reportedMonth = (months: readonly MonthShare[]): string | undefined =>
  (months.find(({ paidThroughAccount }) => paidThroughAccount > 0) ?? months[0])?.month

/** Paid through an account over all who are to be paid, by commune and by month, as far as row-level security lets the asker see. */
export async function readShares(queries: Queries, wanted: string | undefined): Promise<SharesAnswer> {
  const months = await queries.query<MonthShare>(BY_MONTH)
  const month = wanted ?? reportedMonth(months)
  if (month === undefined) return { month: null, units: [], trend: [], months: [] }
  const units = await queries.query<UnitRow>(BY_UNIT, [month, from('account-opened'), from('agreed'), GOOD])
  const trend = months.filter((one) => one.month <= month).slice(0, MONTHS_OF_TREND)
  return { month, units: units.map(unitShare), trend: trend.reverse(), months: months.map((one) => one.month) }
}
