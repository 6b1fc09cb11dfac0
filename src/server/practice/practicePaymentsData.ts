import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'

/** The rounds of quarter I/2024: two paid and closed, the third released and waiting at the counters. */
export type PracticePeriod = {
  readonly month: PaymentMonth
  readonly name: string
  readonly payFrom: PlainDate
  readonly payUntil: PlainDate
  readonly isPaid: boolean
}
const period = (number: number, days: readonly [from: string, until: string], isPaid: boolean): PracticePeriod => ({
  month: `2024-0${number}` as PaymentMonth,
  name: `Tháng ${number}/2024`,
  payFrom: getPlainDate(days[0]),
  payUntil: getPlainDate(days[1]),
  isPaid,
})
/** February ends before Tết (10/02/2024). */
export const PRACTICE_PERIODS: readonly PracticePeriod[] = [
  period(1, ['2024-01-05', '2024-01-15'], true),
  period(2, ['2024-02-01', '2024-02-08'], true),
  period(3, ['2024-03-05', '2024-03-15'], false),
]

/** Of all payees; the report's own figure. */
export const SHARE_BY_ACCOUNT = 0.152
/** Who did not come: in January alone, in January and February, in February alone. */
export const NOT_COLLECTED = { january: 8, both: 4, february: 6 } as const
/** The 74 funeral grants of the quarter by the month they were paid in, 20 × 400.000 each, to a relative who is on no other list. */
export const FUNERALS_BY_MONTH = [25, 24, 25] as const
export const FUNERAL = { programmeCode: 'KHAC', categoryCode: 'MAI_TANG', label: 'Mai táng phí', amountInDong: 8_000_000 } as const
/** Somebody with a severe disability was paid in January at twice the standard instead of one and a half; taken back in February. */
export const OVERPAID = { categoryCode: 'K6-N', amountInDong: 200_000, label: 'Thu hồi tiền chi thừa tháng 01/2024' } as const

/** Communes whose far hamlets are paid at their own hall. */
export const HALLS: Readonly<Record<string, { readonly name: string; readonly hamlets: readonly string[] }>> = {
  '26299': { name: 'Nhà văn hoá ấp Tây Nam', hamlets: ['Tây Kim', 'Tây Nam'] },
  '26305': { name: 'Nhà văn hoá ấp Tân Hoa', hamlets: ['Tân Yên', 'Tân Hoa'] },
  '26308': { name: 'Nhà văn hoá ấp Bình An', hamlets: ['Đông Bắc', 'Bình An'] },
  '26320': { name: 'Nhà văn hoá Ấp 5', hamlets: ['Ấp 4', 'Ấp 5'] },
  '26323': { name: 'Nhà văn hoá ấp Bàu Ao', hamlets: ['Bàu Chim', 'Bàu Ao'] },
}
export const COUNTER_HOURS = '7 giờ 30 đến 11 giờ, 13 giờ 30 đến 16 giờ 30'
export const HALL_HOURS = '7 giờ 30 đến 11 giờ sáng'
/** Whom the money is brought home to, by group. */
export const SHARE_AT_HOME: Readonly<Record<string, number>> = { 'K6-DBN': 0.2, BA_ME_VNAH: 1 }
