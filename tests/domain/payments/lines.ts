import type { Disbursement, PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

/** One line that waits at a counter; say only what the test is about. */
export const waitingLine = (more: Partial<PaymentOnProfile> = {}): PaymentOnProfile => ({
  lineId: 'line' as PaymentOnProfile['lineId'],
  periodId: 'period' as PaymentOnProfile['periodId'],
  month: '2024-03' as PaymentOnProfile['month'],
  amountInDong: 400_000,
  carriedMonths: 0,
  channel: 'counter',
  place: 'Bưu điện xã',
  payFrom: getPlainDate('2024-03-01'),
  payUntil: getPlainDate('2024-03-15'),
  disbursements: [],
  unpaid: null,
  outcome: 'open',
  ...more,
})

export const payment = (factId: string, doubt: Disbursement['doubt'] = null): Disbursement => ({
  factId,
  day: getPlainDate('2024-03-05'),
  paidBy: 'Chị Lan',
  place: 'Bưu điện xã',
  via: 'cash',
  amountInDong: 400_000,
  receiver: { kind: 'self' },
  doubt,
})
export const ABSENT = { reason: 'absent', day: getPlainDate('2024-03-05') } as const
