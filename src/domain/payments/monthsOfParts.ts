import type { PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

export type MonthAmount = { readonly month: PaymentMonth; readonly amountInDong: number }
export type Benefit = { readonly programmeCode: string; readonly categoryCode: string; readonly months: readonly MonthAmount[] }

/** Whole đồng: what does not divide stands with the first month. */
function spread({ amountInDong }: PaymentPart, months: readonly PaymentMonth[]): MonthAmount[] {
  const share = Math.trunc(amountInDong / months.length)
  return months.map((month, at) => ({ month, amountInDong: at === 0 ? amountInDong - share * (months.length - 1) : share }))
}

function addMonths(known: readonly MonthAmount[], more: readonly MonthAmount[]): MonthAmount[] {
  const sums = new Map(known.map((one) => [one.month, one.amountInDong]))
  for (const one of more) sums.set(one.month, (sums.get(one.month) ?? 0) + one.amountInDong)
  return [...sums].map(([month, amountInDong]) => ({ month, amountInDong })).sort((one, other) => (one.month < other.month ? -1 : 1))
}

/** The monthly parts benefit by benefit and month by month, oldest first. A list from elsewhere names no months: it is for the roll's. */
export function monthsOfParts(parts: readonly PaymentPart[], rollMonths: readonly PaymentMonth[]): Map<string, Benefit> {
  const benefits = new Map<string, Benefit>()
  for (const part of parts) {
    if (part.kind !== 'monthly') continue
    const { programmeCode, categoryCode } = part
    const key = `${programmeCode}/${categoryCode}`
    const months = spread(part, part.months.length > 0 ? part.months : rollMonths)
    benefits.set(key, { programmeCode, categoryCode, months: addMonths(benefits.get(key)?.months ?? [], months) })
  }
  return benefits
}
