import type { PaymentReceiver } from '#domain/payments/PaymentOnProfile.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { moneyOnPaper, yearOnPaper, type RollPaperRow } from '../../../parts/paper/rollPaperRow.ts'

/** Whoever took the money; nobody's name stands where nobody has yet. */
const receiverOf = ({ fullName, line, payee }: RollLine): string => {
  const receiver: PaymentReceiver | undefined = line.disbursements.at(-1)?.receiver
  if (!receiver) return ''
  if (receiver.kind === 'self') return payee.kind === 'self' ? fullName : payee.fullName
  return receiver.fullName
}

export const signedRows = (lines: readonly RollLine[], signatureOf: (line: RollLine) => RollPaperRow['signature']): RollPaperRow[] =>
  lines.map((roll) => ({
    ...{ lineId: roll.line.lineId, fullName: roll.fullName, decisionNumber: roll.decisionNumber, bookNumber: roll.bookNumber },
    ...{ birthYear: yearOnPaper(roll.birth), receiverName: receiverOf(roll), signature: signatureOf(roll) },
    ...moneyOnPaper({ ...roll.line, parts: roll.parts }),
  }))
