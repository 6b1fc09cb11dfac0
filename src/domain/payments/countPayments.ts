import { paymentState, type PaymentOnProfile, type PaymentState } from './PaymentOnProfile.ts'

/** How a period stands in lines and money. «Paid» counts a doubtful one once: the cash has left the drawer, whoever settles it. */
export type PaymentCount = { readonly lines: number; readonly sumInDong: number }
export type PaymentStanding = Readonly<
  Record<'listed' | 'paid' | 'waiting' | 'missed' | 'review' | 'stopped' | 'carried' | 'returned', PaymentCount>
>

const NOTHING: PaymentCount = { lines: 0, sumInDong: 0 }
export const NO_PAYMENTS: PaymentStanding = {
  listed: NOTHING,
  paid: NOTHING,
  waiting: NOTHING,
  missed: NOTHING,
  review: NOTHING,
  stopped: NOTHING,
  carried: NOTHING,
  returned: NOTHING,
}

const COUNTS_AS: Record<PaymentState, readonly (keyof PaymentStanding)[]> = {
  waiting: ['listed', 'waiting'],
  missed: ['listed', 'waiting', 'missed'],
  paid: ['listed', 'paid'],
  review: ['listed', 'paid', 'review'],
  stopped: ['listed', 'stopped'],
  carried: ['listed', 'carried'],
  returned: ['listed', 'returned'],
  withdrawn: [],
}

const plus = (count: PaymentCount, more: PaymentCount): PaymentCount => ({
  lines: count.lines + more.lines,
  sumInDong: count.sumInDong + more.sumInDong,
})

/** The one place that says what a state counts as: one line at a time, or many already counted by their state. */
export const addPayments = (
  standing: PaymentStanding,
  { state, ...more }: PaymentCount & { readonly state: PaymentState },
): PaymentStanding => COUNTS_AS[state].reduce((after, kind) => ({ ...after, [kind]: plus(after[kind], more) }), standing)

export const countPayments = (lines: readonly PaymentOnProfile[]): PaymentStanding =>
  lines.reduce(
    (standing, line) => addPayments(standing, { state: paymentState(line), lines: 1, sumInDong: line.amountInDong }),
    NO_PAYMENTS,
  )
