import type { PaymentLine } from '#domain/payments/PaymentLine.ts'
import type { Disbursement } from '#domain/payments/PaymentOnProfile.ts'
import { dateOfDayNumber, dayNumber } from '#domain/shared/PlainDate.ts'
import type { RelationOf } from './collectorRelations.ts'
import { receiverOf } from './practiceAuthorisations.ts'
import { practiceId } from './practiceId.ts'
import type { PracticePeriod } from './practicePaymentsData.ts'
import type { PracticePayee } from './practicePayees.ts'
import type { SeededChance } from './SeededChance.ts'

const [BANK, TELLERS] = ['Ngân hàng', ['Lê Thị Hạnh', 'Vũ Minh Tú']] as const
/** Most come on the first days. */
const FIRST_DAYS = 3

/** Who pays at the places of this commune. */
export const tellerOf = (unitCode: string): string => TELLERS[Number(unitCode.slice(-1)) % 2 === 0 ? 0 : 1]

/** How a line of a closed month was paid: credited on the first day, or put into a hand on one of the days of paying. */
export function collectionOf(
  { person, point }: PracticePayee,
  { line, period }: { line: PaymentLine; period: PracticePeriod },
  { seed, chance, relationOf }: { seed: number; chance: SeededChance; relationOf: RelationOf },
): Disbursement {
  const [first, last] = [dayNumber(period.payFrom), dayNumber(period.payUntil)]
  const shared = { factId: practiceId(seed, 'payment', line.id), amountInDong: line.amountInDong, doubt: null }
  if (!point) return { ...shared, day: period.payFrom, paidBy: BANK, place: '', via: 'account', receiver: { kind: 'self' } }
  const day = dateOfDayNumber(chance.happens(0.8) ? first + chance.below(FIRST_DAYS) : chance.between(first, last))
  return {
    ...shared,
    day,
    paidBy: tellerOf(person.unitCode),
    place: point.name,
    via: 'cash',
    receiver: receiverOf(person, { seed, relationOf }),
  }
}
