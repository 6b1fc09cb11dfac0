import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { LineOnDesk } from '#sync/protocol/Payments.ts'

/** One row of the official roll. Sums are of đồng; the total is this period's money plus what was not collected before, never less it. */
export type PaperRow = {
  readonly lineId: string
  readonly fullName: string
  readonly birthYear: string
  readonly decisionNumber: string
  readonly bookNumber: string
  readonly nowInDong: number
  readonly carriedMonths: number
  readonly carriedInDong: number
  readonly totalInDong: number
  /** Whose name stands there already; whoever else collects writes their own. */
  readonly payeeName: string
}

const yearOf = (birth: string): string => {
  const parsed = parseBirthDate(birth)
  return String((parsed && birthYear(parsed)) ?? '')
}
/** Who signs for cash: nobody whose money goes to an account, was stopped or withdrawn. */
const isSigned = ({ channel, state }: LineOnDesk): boolean => channel !== 'account' && state !== 'stopped' && state !== 'withdrawn'

export const paperRows = (lines: readonly LineOnDesk[]): PaperRow[] =>
  lines.filter(isSigned).map((line) => {
    const carriedInDong = line.parts.reduce((sum, part) => (part.kind === 'carried' ? sum + part.amountInDong : sum), 0)
    const { lineId, fullName, decisionNumber, bookNumber, carriedMonths, amountInDong } = line
    return {
      ...{ lineId, fullName, decisionNumber, bookNumber, carriedMonths, carriedInDong },
      birthYear: yearOf(line.birth),
      nowInDong: amountInDong - carriedInDong,
      totalInDong: amountInDong,
      payeeName: line.payeeName ?? '',
    }
  })

export const sumRows = (rows: readonly PaperRow[]) => ({
  nowInDong: rows.reduce((sum, row) => sum + row.nowInDong, 0),
  carriedInDong: rows.reduce((sum, row) => sum + row.carriedInDong, 0),
  totalInDong: rows.reduce((sum, row) => sum + row.totalInDong, 0),
})
