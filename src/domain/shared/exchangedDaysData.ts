import { getPlainDate, type PlainDate } from './PlainDate.ts'

/** A working day that a year's own notice makes free, and the day worked instead. A year without a row has none that is known here. */
export type ExchangedDay = {
  readonly free: PlainDate
  readonly worked: PlainDate
  readonly by: string
  readonly certainty: 'sure' | 'likely'
}

const exchanged = (free: string, worked: string, by: string): ExchangedDay => ({
  free: getPlainDate(free),
  worked: getPlainDate(worked),
  by,
  certainty: 'likely',
})

export const EXCHANGED_DAYS: readonly ExchangedDay[] = [
  exchanged('2026-01-02', '2026-01-10', 'Thông báo của Bộ Nội vụ về nghỉ Tết Dương lịch năm 2026'),
  exchanged('2026-08-31', '2026-08-22', 'Thông báo của Bộ Nội vụ về nghỉ lễ Quốc khánh năm 2026'),
]
