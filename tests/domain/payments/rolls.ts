import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { makeRoll, type PayPlace, type RollOrder } from '#domain/payments/makeRoll.ts'
import { getMonth, monthOf } from '#domain/payments/months.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

export const COUNTER: PayPlace = { channel: 'counter', payPointId: null, decisionNumber: '', bookNumber: '' }

/** An elder over 80 of Đồng Nai in quarter I/2024; say only what the test is about. */
export const aid = (wanted: Partial<Omit<Entitlement, 'from'>> & { from?: string | null } = {}): Entitlement => ({
  programmeCode: 'BTXH',
  categoryCode: 'K5c',
  coefficient: 1,
  monthlyAmountInDong: 400_000,
  ...wanted,
  from: typeof wanted.from === 'string' ? getPlainDate(wanted.from) : null,
})
export const merit = (categoryCode: string, monthlyAmountInDong: number, from: string | null = null): Entitlement =>
  aid({ programmeCode: 'NCC', categoryCode, coefficient: null, monthlyAmountInDong, from })

export const part = (wanted: Partial<Omit<PaymentPart, 'months'>> & { months?: readonly string[] } = {}): PaymentPart => ({
  kind: 'monthly',
  programmeCode: 'BTXH',
  categoryCode: 'K5c',
  label: 'Người từ đủ 80 tuổi không có lương hưu',
  amountInDong: 400_000,
  ...wanted,
  months: (wanted.months ?? []).map(getMonth),
})

/** The roll of a month, or of several, paid from the first day of the first unless the test says when. */
export function rollOf(
  months: readonly string[],
  order: Partial<Omit<RollOrder, 'months' | 'payFrom'>> & Pick<RollOrder, 'profiles'> & { payFrom?: string },
) {
  return makeRoll({
    provinceCode: '75',
    placeOf: () => COUNTER,
    ...order,
    months: months.map(getMonth),
    payFrom: getPlainDate(order.payFrom ?? `${months[0]}-01`),
  })
}

export const january = monthOf(getPlainDate('2024-01-01'))
