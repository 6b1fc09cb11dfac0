import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import type { Header } from './findHeader.ts'
import type { SheetView } from './SheetView.ts'

/** Where each meaning stands under one head, and what is written over it. Columns count from 0. */
export type Places = Readonly<Partial<Record<ColumnMeaning, { readonly column: number; readonly label: string }>>>
/** The cell a doubt is about, by the workbook's own letters and words; no letter where the whole row is meant. */
export type CellTold = { readonly cell: string | null; readonly label: string | null; readonly place: string }

const LETTERS = 26
const FIRST_LETTER = 65

/** «A» for 0, «Z» for 25, «AA» for 26. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(FIRST_LETTER + (column % LETTERS))
  return column < LETTERS ? letter : columnLetters(Math.floor(column / LETTERS) - 1) + letter
}

const MEANINGS: readonly (readonly [RegExp, readonly ColumnMeaning[]])[] = [
  [/^NAME_/, ['name', 'given-name', 'middle-name']],
  [/^(ID_|DUPLICATE_ID)/, ['identity', 'old-identity']],
  [/^BIRTH_/, ['birth', 'birth-year', 'birth-male', 'birth-female']],
  [/AMOUNT_/, ['amount', 'total', 'supplement']],
  [/^PHONE_/, ['phone']],
  [/^CARD_/, ['card']],
  [/^GROUP_/, ['group']],
  [/^COEFFICIENT_/, ['coefficient']],
  [/^FROM_/, ['from', 'from-month', 'from-year']],
  [/^GUARDIAN_/, ['guardian']],
  [/^PAYEE_/, ['payee', 'guardian']],
  [/^(DUPLICATE_PERSON|MATCH_|DIFFERS_|IN_OTHER_UNIT)/, ['name', 'given-name']],
]

/** `row` as the workbook counts. */
export function cellOf(problem: string, { sheet, row, sex }: { sheet: string; row: number; sex?: string }, places: Places): CellTold {
  const wanted = MEANINGS.find(([pattern]) => pattern.test(problem))?.[1] ?? []
  const sexed = sex === 'female' ? wanted.filter((one) => one !== 'birth-male') : wanted
  const found = sexed.map((meaning) => places[meaning]).find((one) => one !== undefined)
  const on = `trang "${sheet}"`
  if (!found) return { cell: null, label: null, place: `${on}, dòng ${row}` }
  const cell = `${columnLetters(found.column)}${row}`
  return { cell, label: found.label || null, place: `${on}, ô ${cell}${found.label ? ` (${found.label})` : ''}` }
}

/** What is written over a column, top first. */
export function labelOf(view: SheetView, { firstRow, firstDataRow }: Header, column: number): string {
  const labels = Array.from({ length: firstDataRow - firstRow }, (_, at) => view.label(firstRow + at, column))
  return [...new Set(labels.filter((label) => /\p{L}/u.test(label)))].join(' / ')
}

export const placesOf = (view: SheetView, header: Header): Places =>
  Object.fromEntries([...header.columns].map(([meaning, column]) => [meaning, { column, label: labelOf(view, header, column) }]))
