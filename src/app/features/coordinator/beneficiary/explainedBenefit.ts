import { firstDayOf, monthOf } from '#domain/payments/months.ts'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { possibleAmounts, type PossibleAmount } from '#domain/programmes/possibleAmounts.ts'
import { hasRates } from '#domain/programmes/tableRateOn.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { PROVINCE_CODE } from '#domain/units/province.ts'

type Asked = Pick<Entitlement, 'programmeCode' | 'categoryCode' | 'coefficient'>

/** What rules and rates give for this benefit in the month of that day: the coefficient on paper first. */
export const ratesOf = (benefit: Asked, birth: string, day: PlainDate): PossibleAmount[] =>
  possibleAmounts({
    benefit,
    birth: parseBirthDate(birth) ?? { precision: 'unknown' },
    provinceCode: PROVINCE_CODE,
    day: firstDayOf(monthOf(day)),
    payDay: day,
  })

export type Explained =
  | { readonly kind: 'explained' | 'differs'; readonly rate: PossibleAmount }
  /** Under a programme that has rates, but none that fits group and age; or under none at all. */
  | { readonly kind: 'no-rate' | 'on-paper' }

/** Whether the amount on paper is what rules and rates give. */
export function explainBenefit(benefit: Asked & Pick<Entitlement, 'monthlyAmountInDong'>, birth: string, today: PlainDate): Explained {
  const rates = ratesOf(benefit, birth, today)
  const same = rates.find(({ amountInDong }) => amountInDong === benefit.monthlyAmountInDong)
  if (same) return { kind: 'explained', rate: same }
  const [first] = rates
  return first ? { kind: 'differs', rate: first } : { kind: hasRates(benefit) ? 'no-rate' : 'on-paper' }
}
