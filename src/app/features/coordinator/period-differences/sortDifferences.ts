import { DIFFERENCE_KINDS, type DifferenceKind } from '#domain/payments/compareRolls.ts'
import type { DifferenceOnDesk } from '#sync/protocol/Payments.ts'

export type KindChosen = DifferenceKind | 'all'
const weight = ({ explanation, ticketId, differenceInDong }: DifferenceOnDesk): [number, number] => [
  // A question that was settled is a question no more.
  explanation === null && ticketId === null ? 0 : 1,
  -Math.abs(differenceInDong),
]

/** Unexplained ones first, then by kind, the most money on top. */
export function sortDifferences(differences: readonly DifferenceOnDesk[], kind: KindChosen): DifferenceOnDesk[] {
  return differences
    .filter((one) => kind === 'all' || one.kind === kind)
    .sort((one, other) => {
      const [[open, sum], [otherOpen, otherSum]] = [weight(one), weight(other)]
      return open - otherOpen || DIFFERENCE_KINDS.indexOf(one.kind) - DIFFERENCE_KINDS.indexOf(other.kind) || sum - otherSum
    })
}
