import type { UnitCode } from '../people/BeneficiaryProfile.ts'
import { daysBetween, type PlainDate } from '../shared/PlainDate.ts'
import { PAPER_TERM } from './paperTermData.ts'

/** Why papers come back from the bank or post office; each is the commune's to mend. */
export const PAPER_RETURNS = [
  'name-differs',
  'identity-expired',
  'signature-missing',
  'guardian-paper-missing',
  'not-received',
  'other',
] as const
export type PaperReturn = (typeof PAPER_RETURNS)[number]

export type PaperAnswer =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'acknowledged'; readonly by: string; readonly atMs: number }
  | { readonly kind: 'returned'; readonly reason: PaperReturn; readonly by: string; readonly atMs: number }

/** As much of a person as a list names them by. */
export type NamedPerson = {
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: UnitCode
}
export type Paper = NamedPerson & { readonly answer: PaperAnswer }
/** Papers handed over together, as both sides see them. */
export type Batch = {
  readonly id: string
  readonly unitCode: UnitCode
  readonly receiver: string
  readonly handedDay: PlainDate
  readonly handedBy: string
  readonly note: string
  readonly ageInDays: number
  readonly isLate: boolean
  readonly papers: readonly Paper[]
}

/** How long papers have lain unanswered, and whether that is too long: told alike to whoever handed them over and whoever has them. */
export function paperAge(
  { handedDay, waits }: { handedDay: PlainDate; waits: boolean },
  today: PlainDate,
): { ageInDays: number; isLate: boolean } {
  const ageInDays = Math.max(0, daysBetween(handedDay, today))
  return { ageInDays, isLate: waits && ageInDays > PAPER_TERM.days }
}
