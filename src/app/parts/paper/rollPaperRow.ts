import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'

type LineOfMoney = {
  readonly amountInDong: number
  readonly carriedMonths: number
  readonly parts: readonly { readonly kind: string; readonly amountInDong: number }[]
}
/** One row of the official roll. Sums are of đồng; the total is this period's money plus what was not collected before, never less it. */
export type RollPaperRow = {
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
  readonly receiverName: string
  /** Drawn on a phone at the counter; null: the ink is still to come. */
  readonly signature: VisitRecord['signature']
}

export const yearOnPaper = (birth: string): string => {
  const parsed = parseBirthDate(birth)
  return String((parsed && birthYear(parsed)) ?? '')
}

/** What is paid for this period, and what is carried from before, apart: they stand in columns of their own. */
export function moneyOnPaper({ amountInDong, carriedMonths, parts }: LineOfMoney) {
  const carriedInDong = parts.reduce((sum, part) => (part.kind === 'carried' ? sum + part.amountInDong : sum), 0)
  return { nowInDong: amountInDong - carriedInDong, carriedMonths, carriedInDong, totalInDong: amountInDong }
}

export const sumRows = (rows: readonly RollPaperRow[]) => ({
  nowInDong: rows.reduce((sum, row) => sum + row.nowInDong, 0),
  carriedInDong: rows.reduce((sum, row) => sum + row.carriedInDong, 0),
  totalInDong: rows.reduce((sum, row) => sum + row.totalInDong, 0),
})
