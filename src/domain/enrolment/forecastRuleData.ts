import { source, type DatedSource } from '../programmes/DatedSource.ts'

export type ForecastRule = {
  /** Over how many months the pace is taken. */
  readonly looksBackMonths: number
  /** Farther off than this nobody is told a month. */
  readonly looksAheadMonths: number
  readonly source: DatedSource
}

/** No text fixes how a pace is reckoned: half a year evens out Tết, and nobody plans beyond ten years. Ours, to be changed here. */
export const FORECAST_RULE: ForecastRule = {
  looksBackMonths: 6,
  looksAheadMonths: 120,
  source: source({ from: '2022-11-25', by: 'Chỉ thị 21/CT-TTg; cách tính do phần mềm đề xuất', certainty: 'inferred' }),
}
