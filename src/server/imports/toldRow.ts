import type { ImportedRow } from '#sync/protocol/ImportList.ts'
import { IMPORT_PROBLEMS, type ImportProblem } from './ImportProblem.ts'
import { publishedRow, type ReadList } from './ListRow.ts'
import { offersFor } from './offers.ts'
import type { PlannedRow } from './planImport.ts'

const isProblem = (code: string): code is ImportProblem => code in IMPORT_PROBLEMS

/** A planned row as it is answered and kept: each doubt with its cell and with what can be said to it. */
export const toldRow = ({ row, outcome, sentences, people }: PlannedRow, { places }: Pick<ReadList, 'places'>): ImportedRow => ({
  ...publishedRow(row, {
    places: places[row.head] ?? {},
    sentences,
    offersOf: (code) => (isProblem(code) ? offersFor(code, row, people) : { offers: [], typed: null }),
  }),
  outcome,
})
