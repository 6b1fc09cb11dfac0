import type { ReadList } from '#server/imports/ListRow.ts'
import { readList } from '#server/imports/readList.ts'
import { readWorkbook } from '#server/imports/readWorkbook.ts'
import { makeWorkbook, type MadeSheet } from './makeWorkbook.ts'

/** What a file says once read; throws the refusal when it is none. */
export async function readBytes(bytes: Uint8Array): Promise<ReadList> {
  const workbook = await readWorkbook(bytes)
  const list = workbook.ok ? readList(workbook.value) : workbook
  if (!list.ok) throw new Error(list.refusal)
  return list.value
}
export const readMade = async (...sheets: MadeSheet[]): Promise<ReadList> => readBytes(await makeWorkbook(...sheets))
export const readRows = (rows: MadeSheet['rows'], merges: MadeSheet['merges'] = []): Promise<ReadList> =>
  readMade({ name: 'T1', rows, merges })

/** The published part of each row, in one line. */
export const brief = ({ rows }: ReadList) =>
  rows.map(({ row, name, birthYear, idNumber, amountInDong }) => [row, name, birthYear, idNumber, amountInDong])
export const problemsOf = ({ rows }: ReadList) => rows.map((row) => row.problems)
