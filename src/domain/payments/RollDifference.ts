import type { BeneficiaryId } from '../people/BeneficiaryProfile.ts'
import type { PaymentLine } from './PaymentLine.ts'

/** How one person's line differs from the roll before, the heaviest first. */
export const DIFFERENCE_KINDS = ['new', 'ended', 'amount', 'payee', 'channel'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Why a difference needs nobody's question: a decision, a rule about age or rate, or what the lines themselves tell. */
export type Explanation =
  | { readonly kind: 'decision'; readonly number: string }
  | {
      readonly kind: 'began' | 'ended-standing' | 'age' | 'rate' | 'months' | 'carried' | 'one-off' | 'back-pay' | 'recovery'
      readonly text: string
    }

/** How much of the difference an explanation accounts for; of what last month had beside, it takes off. */
export type ExplainedShare = { readonly explanation: Explanation; readonly amountInDong: number }

export type LineSide = Pick<PaymentLine, 'amountInDong' | 'channel' | 'payPointId' | 'decisionNumber' | 'payee'>

/** One for each change of a person that nobody explained, the heaviest first and with all the money; where all are explained, the heaviest alone. */
export type RollDifference = {
  readonly beneficiaryId: BeneficiaryId
  readonly kind: DifferenceKind
  readonly before: LineSide | null
  readonly after: LineSide | null
  readonly differenceInDong: number
  /** The explanation of the greatest share; null: something of the change nobody has explained, and it becomes a ticket. */
  readonly explanation: Explanation | null
  readonly shares: readonly ExplainedShare[]
  /** The difference less its shares. It may be 0 in a question: two changes that cancel each other out are two changes. */
  readonly unexplainedInDong: number
}
