import { monthAfter, parseMonth } from '../payments/months.ts'
import { shareInTenths, type CashlessCount } from './cashlessShare.ts'
import { FORECAST_RULE } from './forecastRuleData.ts'

/** What was paid through accounts in one month, `YYYY-MM`; counts, never shares. */
export type MonthOfShare = { readonly month: string; readonly payable: number; readonly paidThroughAccount: number }

/** When the target is reached at the present pace; `tenthsAMonth` is that pace, in tenths of a percent. */
export type Forecast =
  | { readonly kind: 'no-target' | 'reached' | 'too-early' }
  | { readonly kind: 'not-at-this-pace'; readonly tenthsAMonth: number }
  | { readonly kind: 'reached-in'; readonly month: string; readonly tenthsAMonth: number }

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const share = ({ paidThroughAccount, payable }: MonthOfShare): number => (payable > 0 ? (paidThroughAccount / payable) * 1_000 : 0)

/** The months the bank has reported on, oldest first: one whose roll is out and whose money is not yet back says nothing of the pace. */
export const reportedMonths = <Month extends MonthOfShare>(months: readonly Month[]): Month[] =>
  months.filter(({ paidThroughAccount, payable }) => paidThroughAccount > 0 && payable > 0)

/** By how many tenths of a percent the share moved from the month before to the last; undefined where there are not two. */
export function changeInTenths(months: readonly MonthOfShare[]): number | undefined {
  const [before, last] = months.slice(-2)
  if (!before || !last) return undefined
  return (shareInTenths(last.paidThroughAccount, last.payable) ?? 0) - (shareInTenths(before.paidThroughAccount, before.payable) ?? 0)
}

/** The mean gain of a month over the newest months the rule looks at, in tenths of a percent; undefined for a single month. */
export function paceInTenths(months: readonly MonthOfShare[]): number | undefined {
  const { looksBackMonths } = FORECAST_RULE
  const last = months.at(-1)
  const first = last && months.find(({ month }) => numberOf(last.month) - numberOf(month) <= looksBackMonths)
  if (!last || !first || first.month === last.month) return undefined
  return (share(last) - share(first)) / (numberOf(last.month) - numberOf(first.month))
}

/** Goes on in a straight line from the last month; farther off than the rule looks is no forecast. */
export function forecastTo(targetInTenths: number | null, months: readonly MonthOfShare[]): Forecast {
  const last = months.at(-1)
  if (targetInTenths === null) return { kind: 'no-target' }
  if (last && share(last) >= targetInTenths) return { kind: 'reached' }
  const pace = paceInTenths(months)
  const from = last && parseMonth(last.month)
  if (!from || pace === undefined) return { kind: 'too-early' }
  const tenthsAMonth = Math.round(pace * 10) / 10
  const monthsLeft = pace > 0 ? Math.ceil((targetInTenths - share(last)) / pace) : Infinity
  if (monthsLeft > FORECAST_RULE.looksAheadMonths) return { kind: 'not-at-this-pace', tenthsAMonth }
  return { kind: 'reached-in', month: monthAfter(from, monthsLeft), tenthsAMonth }
}

type Aimed = { readonly count: CashlessCount; readonly targetInTenths: number | null }

/** What the communes' targets come to together, weighed by their people; null while one of them has none. */
export function targetOfAll(units: readonly Aimed[]): number | null {
  let [wanted, whole] = [0, 0]
  for (const { count, targetInTenths } of units) {
    if (targetInTenths === null) return null
    wanted += targetInTenths * count.payable
    whole += count.payable
  }
  return whole > 0 ? Math.round(wanted / whole) : null
}

/** The most that can be paid through accounts while cash for a good reason stays: the fair remainder taken off the whole. */
export const mostInTenths = ({ payable, cashForGoodReason }: CashlessCount): number =>
  1_000 - (shareInTenths(cashForGoodReason, payable) ?? 0)

/** Counts of several communes month by month, oldest first. */
export function addMonths(units: readonly (readonly MonthOfShare[])[]): MonthOfShare[] {
  const byMonth = Map.groupBy(units.flat(), ({ month }) => month)
  return [...byMonth.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, own]) => ({
      month,
      payable: own.reduce((sum, { payable }) => sum + payable, 0),
      paidThroughAccount: own.reduce((sum, { paidThroughAccount }) => sum + paidThroughAccount, 0),
    }))
}
