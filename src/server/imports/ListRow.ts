import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { ListHead } from '#sync/protocol/ImportList.ts'
import type { ImportProblem } from './ImportProblem.ts'

/** Of a pay list alone: which paper and which book, what earlier months left over, what is made good for them, and the row's own total. */
export type PayCells = {
  readonly decisionNumber: string
  readonly bookNumber: string
  readonly carriedMonths: number | null
  readonly carriedInDong: number | null
  readonly backPayInDong: number | null
  readonly totalInDong: number | null
}

/** Of a bank's or post office's report alone, as written: which account, what became of the money, why, and when. */
export type CreditCells = {
  readonly accountNumber: string
  readonly result: string
  readonly reason: string
  /** `YYYY-MM-DD`; null where no day stands, «unreadable» where something else does. */
  readonly day: PlainDate | 'unreadable' | null
}

/** One line of a list as read; '' and null stand for what it does not tell. */
export type ListRow = {
  /** The workbook's own sheet name and row number, counted from 1. */
  readonly sheet: string
  readonly row: number
  readonly name: string
  /** As `parseBirthDate` reads it. */
  readonly birth: string
  readonly birthYear: number | null
  readonly sex: Sex
  readonly hamlet: string
  readonly phone: string | null
  /** The 12-digit number, or the 9-digit one where only that stands. */
  readonly idNumber: string | null
  /** The 9-digit number where the list has both. */
  readonly oldIdNumber: string | null
  /** Of a health-insurance card, as written; only lists of cards have it. */
  readonly cardNumber: string | null
  /** This month's, without what is carried over or made good. */
  readonly amountInDong: number | null
  /** What a pay list tells beside it. */
  readonly pay: PayCells
  readonly credit: CreditCells
  readonly problems: readonly ImportProblem[]
}
export type ListTotals = {
  readonly rows: number
  readonly people: number
  readonly sumInDong: number
  readonly declaredSumInDong: number | null
}
export type ReadList = {
  readonly rows: readonly ListRow[]
  readonly totals: ListTotals
  /** The sum line of the column that adds this month and what is carried; null where there is no such column. */
  readonly declaredTotalInDong: number | null
  readonly heads: readonly ListHead[]
}

type PublishedRow = Pick<ListRow, 'sheet' | 'row' | 'name' | 'birthYear' | 'idNumber' | 'amountInDong'>

/** What is printed and answered for a row: exactly these, so that other programs may count on them. */
export const publishedRow = <Problem extends string>({
  sheet,
  row,
  name,
  birthYear,
  idNumber,
  amountInDong,
  problems,
}: PublishedRow & { readonly problems: readonly Problem[] }) => ({ sheet, row, name, birthYear, idNumber, amountInDong, problems })
