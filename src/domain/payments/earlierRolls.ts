import type { BeneficiaryId, Entitlement } from '../people/BeneficiaryProfile.ts'
import type { PaidBefore } from './backPayParts.ts'
import type { PaymentLine, PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

export type EarlierLine = Pick<PaymentLine, 'beneficiaryId' | 'unitCode' | 'parts'>
type Benefit = Pick<Entitlement, 'programmeCode' | 'categoryCode'>

/** What all earlier rolls say together, to be asked person by person. */
export type EarlierRolls = {
  readonly paidFor: (person: { readonly id: BeneficiaryId; readonly unitCode: string }, benefit: Benefit) => Omit<PaidBefore, 'madeGood'>
}

const isOf = (part: PaymentPart, { programmeCode, categoryCode }: Benefit): boolean =>
  part.programmeCode === programmeCode && part.categoryCode === categoryCode

/** Carried parts are the same money once more and do not count. */
function monthsPaid(parts: readonly PaymentPart[], benefit: Benefit): Map<PaymentMonth, number> {
  const paid = new Map<PaymentMonth, number>()
  for (const part of parts)
    if ((part.kind === 'monthly' || part.kind === 'back-pay') && isOf(part, benefit))
      for (const month of part.months) paid.set(month, (paid.get(month) ?? 0) + part.amountInDong / part.months.length)
  return paid
}

/** `firstMonth`, of the roll being made, is where the record begins when there is no earlier roll. */
export function earlierRolls(lines: readonly EarlierLine[], firstMonth: PaymentMonth): EarlierRolls {
  const partsOf = new Map<BeneficiaryId, PaymentPart[]>()
  const recordedFrom = new Map<string, PaymentMonth>()
  for (const line of lines) {
    const parts = partsOf.get(line.beneficiaryId)
    if (parts) parts.push(...line.parts)
    else partsOf.set(line.beneficiaryId, [...line.parts])
    for (const part of line.parts) {
      const key = `${line.unitCode}/${part.programmeCode}`
      const month = part.kind === 'monthly' ? part.months[0] : undefined
      if (month !== undefined && month < (recordedFrom.get(key) ?? firstMonth)) recordedFrom.set(key, month)
    }
  }
  return {
    paidFor: ({ id, unitCode }, benefit) => ({
      months: monthsPaid(partsOf.get(id) ?? [], benefit),
      recordedFrom: recordedFrom.get(`${unitCode}/${benefit.programmeCode}`) ?? firstMonth,
    }),
  }
}
