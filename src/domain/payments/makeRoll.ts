import type { BeneficiaryId, BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { backPayParts, type BackPay } from './backPayParts.ts'
import { carriedParts, type UncollectedLine } from './carriedParts.ts'
import { earlierRolls, type EarlierLine, type EarlierRolls } from './earlierRolls.ts'
import { amountQuestions, entitlementOnRoll, type EntitlementOnRoll, type RollDays } from './entitlementOnRoll.ts'
import { inOrder, monthOf, monthsInWords } from './months.ts'
import { sumOfParts, type PaymentLine, type PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'
import { partsThatFit } from './partsThatFit.ts'
import type { RollQuestion } from './RollQuestion.ts'

/** A line before it has a number and a period. */
export type ProposedLine = Omit<PaymentLine, 'id' | 'periodId'>
/** Where a person collects, and what the list says of their papers. */
export type PayPlace = Pick<PaymentLine, 'channel' | 'payPointId' | 'decisionNumber' | 'bookNumber'>

export type RollOrder = RollDays & {
  /** One month, or several paid together. */
  readonly months: readonly PaymentMonth[]
  /** Everybody the roll may hold; lines come in this order. */
  readonly profiles: readonly BeneficiaryProfile[]
  /** Usually last month's line of the person, or where the commune's people collect. */
  readonly placeOf: (profile: BeneficiaryProfile) => PayPlace
  /** Lines of the period before that nobody collected. */
  readonly uncollected?: readonly UncollectedLine[]
  /** Lines of every earlier roll on record, collected or not: what is on none of them may have to be made good. */
  readonly earlier?: readonly EarlierLine[]
  /** Parts decided beside the monthly ones: a grant, months made good by a decision, money to take back. */
  readonly added?: readonly { readonly beneficiaryId: BeneficiaryId; readonly part: PaymentPart }[]
  /** The day of death or of moving away, where it is known. */
  readonly endedOn?: ReadonlyMap<BeneficiaryId, PlainDate>
}
export type ProposedRoll = { readonly lines: readonly ProposedLine[]; readonly questions: readonly RollQuestion[] }

type Desk = RollOrder & {
  readonly months: readonly PaymentMonth[]
  readonly firstMonth: PaymentMonth
  readonly rolls: EarlierRolls
  readonly uncollectedOf: ReadonlyMap<BeneficiaryId, readonly UncollectedLine[]>
  readonly addedFor: ReadonlyMap<BeneficiaryId, readonly { readonly part: PaymentPart }[]>
}

function monthlyParts(one: EntitlementOnRoll, isCombined: boolean): PaymentPart[] {
  const { programmeCode, categoryCode } = one.entitlement
  return one.months.map((month) => ({
    kind: 'monthly',
    programmeCode,
    categoryCode,
    label: isCombined ? `${one.name}, ${monthsInWords([month])}` : one.name,
    months: [month],
    amountInDong: one.amountIn(month),
  }))
}

/** A decision that names no group makes good the whole programme's months. */
function madeGood(added: readonly PaymentPart[], { entitlement }: EntitlementOnRoll): Set<PaymentMonth> {
  const isOf = (part: PaymentPart) =>
    part.kind === 'back-pay' &&
    part.programmeCode === entitlement.programmeCode &&
    ['', entitlement.categoryCode].includes(part.categoryCode)
  return new Set(added.flatMap((part) => (isOf(part) ? part.months : [])))
}

function backPayOf(desk: Desk, one: EntitlementOnRoll, added: readonly PaymentPart[]): BackPay {
  return backPayParts(one, { ...desk.rolls.paidFor(one.profile, one.entitlement), madeGood: madeGood(added, one) }, desk)
}

const isGone = ({ standing }: BeneficiaryProfile): boolean => standing === 'dead' || standing === 'moved'

/** Until the month of death or leaving, that month included (NĐ 20/2021 Điều 8); nothing when nobody knows which month that was. */
function monthsFor(desk: Desk, profile: BeneficiaryProfile): readonly PaymentMonth[] {
  if (!isGone(profile)) return desk.months
  const day = desk.endedOn?.get(profile.id)
  return day === undefined ? [] : desk.months.filter((month) => month <= monthOf(day))
}

function standingQuestions(desk: Desk, profile: BeneficiaryProfile): RollQuestion[] {
  const { id: beneficiaryId, standing, entitlements } = profile
  if (standing === 'present' || entitlements.length === 0) return []
  if (!isGone(profile)) return [{ kind: 'reported', beneficiaryId, standing }]
  return desk.endedOn?.has(beneficiaryId) ? [] : [{ kind: 'end-unknown', beneficiaryId, standing }]
}

function carriedFor(desk: Desk, profile: BeneficiaryProfile, runs: boolean) {
  const carried = carriedParts(desk.uncollectedOf.get(profile.id) ?? [])
  if (runs || !isGone(profile) || carried.parts.length === 0) return { ...carried, questions: [] }
  const amountInDong = sumOfParts(carried.parts)
  const question: RollQuestion = { kind: 'uncollected-of-ended', beneficiaryId: profile.id, amountInDong }
  return { parts: [], months: 0, questions: [question] }
}

function lineFor(desk: Desk, profile: BeneficiaryProfile): { line: ProposedLine | undefined; questions: RollQuestion[] } {
  const months = monthsFor(desk, profile)
  const running = profile.entitlements.flatMap((entitlement) => entitlementOnRoll(profile, entitlement, { ...desk, months }) ?? [])
  const paid = running.filter((one) => one.entitlement.monthlyAmountInDong > 0)
  const added = (desk.addedFor.get(profile.id) ?? []).map((one) => one.part)
  const backPay = paid.map((one) => backPayOf(desk, one, added))
  const carried = carriedFor(desk, profile, months.length > 0)
  const fitting = partsThatFit([
    ...paid.flatMap((one) => monthlyParts(one, desk.months.length > 1)),
    ...backPay.flatMap((one) => one.parts),
    ...carried.parts,
    ...added,
  ])
  const questions = [
    ...standingQuestions(desk, profile),
    ...running.flatMap(amountQuestions),
    ...backPay.flatMap((one) => one.questions),
    ...carried.questions,
    ...(fitting.leftInDong > 0 ? [{ kind: 'recovery-left', beneficiaryId: profile.id, amountInDong: fitting.leftInDong } as const] : []),
  ]
  if (fitting.parts.length === 0) return { line: undefined, questions }
  const { id: beneficiaryId, unitCode, payee } = profile
  const sums = { parts: fitting.parts, amountInDong: sumOfParts(fitting.parts), carriedMonths: carried.months }
  return { line: { beneficiaryId, unitCode, ordinal: 1, payee, ...sums, ...desk.placeOf(profile), outcome: 'open' }, questions }
}

/**
 * The roll that follows from what people are entitled to: one line for each person, its amount the sum of its parts, whole đồng.
 * The amount on paper stands; what rules and rates do not explain, and whatever may be due but is not proposed, is a question.
 */
export function makeRoll(order: RollOrder): ProposedRoll {
  const months = inOrder(order.months)
  const [firstMonth] = months
  if (firstMonth === undefined) throw new Error('A roll pays for at least one month.')
  const desk: Desk = {
    ...order,
    months,
    firstMonth,
    rolls: earlierRolls(order.earlier ?? [], firstMonth),
    uncollectedOf: Map.groupBy(order.uncollected ?? [], (line) => line.beneficiaryId),
    addedFor: Map.groupBy(order.added ?? [], (one) => one.beneficiaryId),
  }
  const made = order.profiles.map((profile) => lineFor(desk, profile))
  return { lines: made.flatMap(({ line }) => line ?? []), questions: made.flatMap(({ questions }) => questions) }
}
