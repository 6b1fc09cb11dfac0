import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { ImportedRow, ListHead, ToldCell } from '#sync/protocol/ImportList.ts'
import { cellOf, type Places } from './cellOf.ts'
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

/** Of a benefit: on what grounds it is paid, and who receives it for the person. As written, '' where nothing stands. */
export type BenefitCells = {
  /** A cell that names HIV never leaves the reader: it is the group's code by then. */
  readonly group: string
  readonly coefficient: number | 'unreadable' | null
  /** The first day of the month where no day is told. */
  readonly from: PlainDate | 'unreadable' | null
  readonly guardian: string
  readonly payee: string
}
export const NO_BENEFIT: BenefitCells = { group: '', coefficient: null, from: null, guardian: '', payee: '' }

/** One line of a list as read; '' and null stand for what it does not tell. */
export type ListRow = {
  /** The workbook's own sheet name and row number, counted from 1. */
  readonly sheet: string
  readonly row: number
  /** Under which of the list's heads it stands, as `ReadList.places` counts them. */
  readonly head: number
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
  readonly benefit: BenefitCells
  /** What a pay list tells beside it. */
  readonly pay: PayCells
  readonly credit: CreditCells
  readonly problems: readonly ImportProblem[]
  /** What stands in a cell that could not be read, by its doubt. */
  readonly written: Readonly<Partial<Record<ImportProblem, string>>>
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
  /** Of every head of every sheet, where its columns stand. */
  readonly places: readonly Places[]
}

type PublishedRow = Pick<ListRow, 'sheet' | 'row' | 'name' | 'birthYear' | 'idNumber' | 'amountInDong'>
type Told = {
  readonly places: Places
  readonly sentences?: Readonly<Partial<Record<string, string>>>
  readonly offersOf?: (code: string) => Pick<ToldCell, 'offers' | 'typed'>
}
const NO_OFFERS = { offers: [], typed: null }

/** What is printed and answered for a row: exactly these, so that other programs may count on them. */
export const publishedRow = <Problem extends string>(
  { sheet, row, name, birthYear, idNumber, amountInDong, problems }: PublishedRow & { readonly problems: readonly Problem[] },
  { places, sentences = {}, offersOf = () => NO_OFFERS }: Told,
): Omit<ImportedRow, 'outcome'> => ({
  ...{ sheet, row, name, birthYear, idNumber, amountInDong, problems },
  cells: problems.map((code) => ({ code, ...cellOf(code, { sheet, row }, places), sentence: sentences[code] ?? null, ...offersOf(code) })),
})
