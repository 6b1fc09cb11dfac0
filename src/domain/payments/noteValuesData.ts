import { source, type DatedSource } from '../programmes/DatedSource.ts'

export type NoteValue = { readonly valueInDong: number; readonly source: DatedSource }

const POLYMER = source({ from: '2003-12-17', by: 'Tiền polyme do Ngân hàng Nhà nước phát hành', certainty: 'likely' })
const PAPER = source({ from: '2000-01-01', by: 'Tiền giấy do Ngân hàng Nhà nước phát hành', certainty: 'likely' })
const note = (valueInDong: number, by: DatedSource): NoteValue => ({ valueInDong, source: by })

/**
 * Notes a drawer holds, the greatest first. 200 and 500 đồng still are money but are hardly met; no allowance needs them.
 * The days are those from which they can be reckoned with, not the days of issue.
 */
export const NOTE_VALUES: readonly NoteValue[] = [
  note(500_000, POLYMER),
  note(200_000, POLYMER),
  note(100_000, POLYMER),
  note(50_000, POLYMER),
  note(20_000, POLYMER),
  note(10_000, POLYMER),
  note(5_000, PAPER),
  note(2_000, PAPER),
  note(1_000, PAPER),
]
