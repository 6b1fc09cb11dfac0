import type { PaymentState } from '#domain/payments/PaymentOnProfile.ts'

/** The tone beside the word and the sign of a line's state. */
export const PAYMENT_TONE: Readonly<Record<PaymentState, 'ok' | 'wait' | 'bad' | ''>> = {
  waiting: 'wait',
  paid: 'ok',
  review: 'bad',
  missed: 'wait',
  stopped: 'bad',
  carried: '',
  returned: '',
  withdrawn: '',
}
