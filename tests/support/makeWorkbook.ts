import { writeXlsx } from 'hucre'
import type { Cell } from '#server/imports/Sheet.ts'

export type MadeSheet = {
  name: string
  rows: Cell[][]
  merges?: { startRow: number; startCol: number; endRow: number; endCol: number }[]
  hidden?: boolean
  rowDefs?: Map<number, { hidden: boolean }>
}

export const HEAD: Cell[] = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Địa chỉ', 'Số tiền']

export const makeWorkbook = (...sheets: MadeSheet[]): Promise<Uint8Array> => writeXlsx({ sheets })

/** A plain list of one sheet: the head and these lines under it, so that the first stands in row 2. */
export const makeList = (...lines: Cell[][]): Promise<Uint8Array> => makeWorkbook({ name: 'T1', rows: [HEAD, ...lines] })
