import type { AuthorisationPaper, PaymentReceiver } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import { dateOfDayNumber, dayNumber, getPlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { RelationOf } from './collectorRelations.ts'
import { practiceId } from './practiceId.ts'

export type PracticeAuthorisation = {
  readonly id: string
  readonly person: BeneficiaryProfile
  readonly fullName: string
  readonly relation: ProxyRelation
  readonly identityTail: string
  readonly paper: AuthorisationPaper
}

const IN_THE_QUARTER = getPlainDate('2024-10-31')
const [LEAST_DAYS, SPREAD] = [15, 340]

/** Four digits and a number out of the person's own id: the same for the same seed. */
function figuresOf(personId: string, seed: number): { tail: string; number: number } {
  const hex = practiceId(seed, 'paper', personId).slice(-8)
  const figure = Number.parseInt(hex, 16)
  return { tail: String(figure % 10_000).padStart(4, '0'), number: (figure % 800) + 1 }
}

/** Giấy uỷ quyền of whoever has somebody collect for them, valid for some part of the year ahead. */
export function practiceAuthorisation(
  person: BeneficiaryProfile,
  { seed, today, relationOf }: { seed: number; today: PlainDate; relationOf: RelationOf },
): PracticeAuthorisation | undefined {
  if (person.payee.kind !== 'authorised') return undefined
  const { tail, number } = figuresOf(person.id, seed)
  return {
    id: practiceId(seed, 'authorisation', person.id),
    person,
    fullName: person.payee.fullName,
    relation: relationOf(person),
    identityTail: tail,
    paper: { number: `UQ ${number}/UBND`, validUntil: dateOfDayNumber(dayNumber(today) + LEAST_DAYS + (number % SPREAD)) },
  }
}

/** Into whose hands the money of the quarter went. */
export function receiverOf(person: BeneficiaryProfile, { seed, relationOf }: { seed: number; relationOf: RelationOf }): PaymentReceiver {
  const { payee } = person
  if (payee.kind === 'self') return { kind: 'self' }
  if (payee.kind === 'guardian') return { kind: 'guardian', fullName: payee.fullName }
  const { tail, number } = figuresOf(person.id, seed)
  const paper = { number: `UQ ${number}/UBND`, validUntil: IN_THE_QUARTER }
  return { kind: 'authorised', fullName: payee.fullName, relation: relationOf(person), paper, identityTail: tail }
}
