import type { BeneficiaryId, BeneficiaryProfile, Payee } from '../people/BeneficiaryProfile.ts'
import { explainChange, newDecision, type Change, type RollDates, type Side } from './explainChange.ts'
import type { PaymentLine } from './PaymentLine.ts'
import type { DifferenceKind, ExplainedShare, Explanation, LineSide, RollDifference } from './RollDifference.ts'

export { DIFFERENCE_KINDS } from './RollDifference.ts'
export type { DifferenceKind, ExplainedShare, Explanation, LineSide, RollDifference } from './RollDifference.ts'

/** A roll as it is compared; what was added to a person's line later counts with it. */
export type Roll = RollDates & { readonly lines: readonly ComparedLine[] }
export type ComparedLine = Pick<PaymentLine, 'beneficiaryId' | 'parts' | keyof LineSide>
export type Known = {
  /** As the pages stand when the new roll is made: standing, birth and what people are entitled to. */
  readonly profileOf: (id: BeneficiaryId) => BeneficiaryProfile | undefined
  readonly provinceCode: string
}

function sidesOf({ lines }: Roll): Map<BeneficiaryId, Side> {
  const sides = new Map<BeneficiaryId, Side>()
  for (const line of lines) {
    const first = sides.get(line.beneficiaryId)
    const amountInDong = (first?.amountInDong ?? 0) + line.amountInDong
    sides.set(line.beneficiaryId, first ? { ...first, amountInDong, parts: [...first.parts, ...line.parts] } : line)
  }
  return sides
}

const sideOf = (side: Side | undefined): LineSide | null =>
  side
    ? {
        amountInDong: side.amountInDong,
        channel: side.channel,
        payPointId: side.payPointId,
        decisionNumber: side.decisionNumber,
        payee: side.payee,
      }
    : null

const nameOf = (payee: Payee): string => (payee.kind === 'self' ? '' : payee.fullName)
const isSamePayee = (one: Payee, other: Payee): boolean => one.kind === other.kind && nameOf(one) === nameOf(other)
/** A pay point where none was known before is no change of place. */
const isSamePlace = (before: Side, after: Side): boolean =>
  before.channel === after.channel && (before.payPointId === null || before.payPointId === after.payPointId)

/** Most lines: monthly parts alone, the same as last month but for the month. */
function isSameMoney(before: Side, after: Side): boolean {
  if (before.amountInDong !== after.amountInDong || before.parts.length !== after.parts.length) return false
  return before.parts.every((part, at) => {
    const other = after.parts[at]
    return (
      part.kind === 'monthly' &&
      other?.kind === 'monthly' &&
      part.amountInDong === other.amountInDong &&
      part.months.length === other.months.length &&
      part.programmeCode === other.programmeCode &&
      part.categoryCode === other.categoryCode
    )
  })
}

const greatest = (shares: readonly ExplainedShare[]): Explanation | null =>
  shares.reduce<ExplainedShare | undefined>(
    (best, one) => (best && Math.abs(best.amountInDong) >= Math.abs(one.amountInDong) ? best : one),
    undefined,
  )?.explanation ?? null

type Found = { readonly kind: DifferenceKind; readonly explanation: Explanation | null }

function kindsOf(change: Change, money: { readonly isChanged: boolean; readonly explanation: Explanation | null }): Found[] {
  const [before, after] = [change.before.side, change.after.side]
  if (!before || !after) return [{ kind: before ? 'ended' : 'new', explanation: money.explanation }]
  const decision = newDecision(change) ?? null
  return [
    ...(money.isChanged ? [{ kind: 'amount' as const, explanation: money.explanation }] : []),
    ...(isSamePayee(before.payee, after.payee) ? [] : [{ kind: 'payee' as const, explanation: decision }]),
    ...(isSamePlace(before, after) ? [] : [{ kind: 'channel' as const, explanation: decision }]),
  ]
}

function differenceOf(beneficiaryId: BeneficiaryId, change: Change): RollDifference[] {
  const [before, after] = [change.before.side, change.after.side]
  if (before && after && isSameMoney(before, after) && isSamePayee(before.payee, after.payee) && isSamePlace(before, after)) return []
  const differenceInDong = (after?.amountInDong ?? 0) - (before?.amountInDong ?? 0)
  const { shares, unexplained } = explainChange(change)
  const unexplainedInDong = differenceInDong - shares.reduce((sum, one) => sum + one.amountInDong, 0)
  const isExplained = unexplained.length === 0 && unexplainedInDong === 0
  const kinds = kindsOf(change, { isChanged: differenceInDong !== 0 || !isExplained, explanation: isExplained ? greatest(shares) : null })
  const questions = kinds.filter((one) => one.explanation === null)
  const named = questions.length > 0 ? questions : kinds.slice(0, 1)
  // The money is told once: sums over the differences of a person are sums over the person.
  return named.map((one, at) => ({
    ...{ beneficiaryId, ...one, before: sideOf(before), after: sideOf(after) },
    ...(at === 0 ? { differenceInDong, shares, unexplainedInDong } : { differenceInDong: 0, shares: [], unexplainedInDong: 0 }),
  }))
}

/**
 * The new roll as its difference from the one before: the new roll's people in its order, then who is on it no longer. A change is
 * explained when its shares make it up to the last đồng; all else is a question.
 */
export function compareRolls(before: Roll, after: Roll, { profileOf, provinceCode }: Known): RollDifference[] {
  const [old, now] = [sidesOf(before), sidesOf(after)]
  const people = new Set([...now.keys(), ...old.keys()])
  return [...people].flatMap((id) =>
    differenceOf(id, {
      profile: profileOf(id),
      provinceCode,
      before: { side: old.get(id), roll: before },
      after: { side: now.get(id), roll: after },
    }),
  )
}
