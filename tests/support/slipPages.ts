import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { NextPayment, SlipPage } from '#domain/slips/SlipPage.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'

const [DAY, UNTIL] = ['2026-12-09' as PlainDate, '2026-12-11' as PlainDate]
export const SUM = { month: '2026-12' as PaymentMonth, amountInDong: 2_055_000, parts: [] } as const
export const PLACE = { name: 'Bưu điện xã Gia Kiệm', address: 'Ấp 1', hours: '7 giờ 30 đến 11 giờ sáng' }
export const DATED: NextPayment = {
  state: 'dated',
  ...SUM,
  payFrom: DAY,
  payUntil: UNTIL,
  atHome: false,
  place: PLACE,
  bring: ['identity-card'],
}

/** What the office would answer about an old woman of the practice commune; say only what the test is about. */
export const slipPage = (more: Partial<SlipPage> = {}): SlipPage => ({
  callName: 'bà Hoa',
  birthYear: 1940,
  reader: { kind: 'self' },
  expiresOn: '2027-11-29' as PlainDate,
  asOfMs: Date.UTC(2026, 10, 22, 2),
  next: DATED,
  received: [],
  card: { way: 'cash', stages: [], task: 'nothing', appointment: null, account: null },
  helpers: { communeName: 'Xã Gia Kiệm', communePhone: null, officerName: null, officerPhone: null, payPlace: null },
  reports: [],
  ...more,
})
