import type { ReviewCase } from '#sync/protocol/Reviews.ts'

type Decided = NonNullable<ReviewCase['settlement']>['decision']

/** The word of a decision: where only one payment stands, there is no «second» to take back. */
export const decisionWord = (doubt: Pick<ReviewCase, 'payment'>, decision: Decided): string =>
  decision === 'reverse-second' && doubt.payment?.sides.length === 1 ? 'reverse-this' : decision
