import { source, type DatedSource } from '../programmes/DatedSource.ts'

export type CashDistance = {
  /** Up to here drawing cash is no errand. */
  readonly nearInMetres: number
  /** From here on it is one that needs a motorbike. */
  readonly farInMetres: number
  readonly source: DatedSource
}

/** Elders hire motorbikes to the machine, the press tells; from how far on, no text says: our own proposal. */
export const CASH_DISTANCE: CashDistance = {
  nearInMetres: 3_000,
  farInMetres: 8_000,
  source: source({ from: '2022-12-23', by: 'Công văn 5234/LĐTBXH-TTTT; khoảng cách do phần mềm đề xuất', certainty: 'inferred' }),
}
