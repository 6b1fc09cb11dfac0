import type { LineOnDesk, LinesAnswer } from '#sync/protocol/Payments.ts'
import { moneyOnPaper, yearOnPaper, type RollPaperRow } from '../../../parts/paper/rollPaperRow.ts'

/** Who signs for cash: nobody whose money goes to an account, was stopped or withdrawn. */
const isSigned = ({ channel, state }: LineOnDesk): boolean => channel !== 'account' && state !== 'stopped' && state !== 'withdrawn'

/** Whoever signed on a phone has signed: the name is the receiver's, and no ink is asked for. */
export const paperRows = ({ lines, signatures = {} }: Pick<LinesAnswer, 'lines' | 'signatures'>): RollPaperRow[] =>
  lines.filter(isSigned).map((line) => {
    const { lineId, fullName, decisionNumber, bookNumber } = line
    const who = { lineId, fullName, decisionNumber, bookNumber, birthYear: yearOnPaper(line.birth) }
    const signature = signatures[lineId] ?? null
    const receiverName = (signature && line.paid?.receiver) ?? line.payeeName ?? ''
    return { ...who, ...moneyOnPaper(line), receiverName, signature }
  })
