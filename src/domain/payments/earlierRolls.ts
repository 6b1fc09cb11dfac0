import type { BeneficiaryId, Entitlement } from '../people/BeneficiaryProfile.ts'
import type { PaidBefore, Withheld } from './backPayParts.ts'
import type { PaymentLine, PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

export type EarlierLine = Pick<PaymentLine, 'beneficiaryId' | 'unitCode' | 'parts'> & {
  /** Of a line on which nobody had been paid when its round was closed: stopped, or its money given back. */
  readonly withheld?: Withheld | null
}
type Benefit = Pick<Entitlement, 'programmeCode' | 'categoryCode' | 'terms'>

/** What all earlier rolls say together, to be asked person by person. */
export type EarlierRolls = {
  readonly paidFor: (person: { readonly id: BeneficiaryId; readonly unitCode: string }, benefit: Benefit) => Omit<PaidBefore, 'madeGood'>
}

/** What was paid under a group that the desk has since put right is this benefit's too. */
const isOf = (part: PaymentPart, { programmeCode, categoryCode, terms }: Benefit): boolean =>
  part.programmeCode === programmeCode && (part.categoryCode === categoryCode || (terms?.insteadOf.includes(part.categoryCode) ?? false))

/** Carried parts are the same money once more and do not count. */
function monthsPaid(parts: readonly PaymentPart[], benefit: Benefit): Map<PaymentMonth, number> {
  const paid = new Map<PaymentMonth, number>()
  for (const part of parts)
    if ((part.kind === 'monthly' || part.kind === 'back-pay') && isOf(part, benefit))
      for (const month of part.months) paid.set(month, (paid.get(month) ?? 0) + part.amountInDong / part.months.length)
  return paid
}

/** A carried part brings months along that their first line counts as gone on: nobody was paid for those either. */
function monthsWithheld(lines: readonly EarlierLine[], benefit: Benefit, paid: Map<PaymentMonth, number>): Map<PaymentMonth, Withheld> {
  const withheld = new Map<PaymentMonth, Withheld>()
  for (const { parts, withheld: state } of lines)
    for (const part of state ? parts.filter((one) => isOf(one, benefit)) : [])
      for (const month of part.months) {
        if (part.kind === 'carried') paid.delete(month)
        if (state && !paid.has(month) && withheld.get(month) !== 'to-ask') withheld.set(month, state)
      }
  return withheld
}

/** `firstMonth`, of the roll being made, is where the record begins when there is no earlier roll. */
export function earlierRolls(lines: readonly EarlierLine[], firstMonth: PaymentMonth): EarlierRolls {
  const linesOf = Map.groupBy(lines, (line) => line.beneficiaryId)
  const recordedFrom = new Map<string, PaymentMonth>()
  for (const line of lines) {
    for (const part of line.parts) {
      const key = `${line.unitCode}/${part.programmeCode}`
      const month = part.kind === 'monthly' ? part.months[0] : undefined
      if (month !== undefined && month < (recordedFrom.get(key) ?? firstMonth)) recordedFrom.set(key, month)
    }
  }
  return {
    paidFor: ({ id, unitCode }, benefit) => {
      const own = linesOf.get(id) ?? []
      const months = monthsPaid(
        own.flatMap(({ withheld, parts }) => (withheld ? [] : parts)),
        benefit,
      )
      const withheld = monthsWithheld(own, benefit, months)
      return { months, withheld, recordedFrom: recordedFrom.get(`${unitCode}/${benefit.programmeCode}`) ?? firstMonth }
    },
  }
}
