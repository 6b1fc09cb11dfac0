import type { Payee } from '../people/BeneficiaryProfile.ts'
import type { PaymentLine } from './PaymentLine.ts'

/** How one person's line differs from the roll before. A change of amount beside another change is named once, by the heaviest. */
export const DIFFERENCE_KINDS = ['new', 'ended', 'amount', 'payee', 'channel'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Why a difference needs nobody's question: a decision, a rule about age or rate, or what the lines themselves tell. */
export type Explanation =
  | { readonly kind: 'decision'; readonly number: string }
  | { readonly kind: 'began' | 'ended-standing' | 'age' | 'rate' | 'carried' | 'one-off' | 'back-pay' | 'recovery'; readonly text: string }

export type LineSide = Pick<PaymentLine, 'amountInDong' | 'channel' | 'payPointId' | 'decisionNumber'> & { readonly payee: Payee }

export type RollDifference = {
  readonly beneficiaryId: string
  readonly kind: DifferenceKind
  readonly before: LineSide | null
  readonly after: LineSide | null
  readonly differenceInDong: number
  /** Null: nobody has explained it, and it becomes a ticket. */
  readonly explanation: Explanation | null
}
