import type { PaymentCount } from '#domain/payments/countPayments.ts'
import type { PaymentReport } from '#sync/protocol/Payments.ts'

export const REPORTED = ['due', 'paid', 'carried', 'returned'] as const
type Counts = Readonly<Record<(typeof REPORTED)[number], PaymentCount>>
export type ReportTotals = Counts & { readonly remainingInDong: number }

const plus = (one: PaymentCount, other: PaymentCount): PaymentCount => ({
  lines: one.lines + other.lines,
  sumInDong: one.sumInDong + other.sumInDong,
})
const NOTHING: PaymentCount = { lines: 0, sumInDong: 0 }

/** The last row of the report: every row added up. */
export const reportTotals = (rows: PaymentReport['rows']): ReportTotals =>
  rows.reduce<ReportTotals>(
    (sum, row) => ({
      due: plus(sum.due, row.due),
      paid: plus(sum.paid, row.paid),
      carried: plus(sum.carried, row.carried),
      returned: plus(sum.returned, row.returned),
      remainingInDong: sum.remainingInDong + row.remainingInDong,
    }),
    { due: NOTHING, paid: NOTHING, carried: NOTHING, returned: NOTHING, remainingInDong: 0 },
  )
